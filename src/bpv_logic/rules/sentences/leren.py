"""Sentences about voortgang, opdrachten, bewijzen, beoordeling and eindbeoordeling."""

from __future__ import annotations

from typing import Final

VOORTGANG: Final = {
    "voortgang.nooit-ingevuld": "Bij {aantal} staat nog niet waar je staat: {codes}. Vul ze in.",
    "voortgang.alleen-student": (
        "Je praktijkopleider heeft {aantal} nog niet ingevuld: {codes}. Vraag of dat vandaag kan."
    ),
    "voortgang.alleen-praktijkopleider": (
        "Jij hebt {aantal} nog niet zelf ingevuld: {codes}. Hoe vind jij dat het gaat?"
    ),
    "voortgang.verschil": "Bij {aantal} denken jullie er anders over: {codes}. Praat er samen over.",
    "voortgang.lang-niet-ingevuld": "Je vulde je voortgang het laatst in op {dag}. Kijk samen waar je nu staat.",
    "voortgang.afspraak-niet-geoefend": (
        "Je hebt {aantal} uit je leerafspraken nog niet geoefend: {codes}. "
        "Je bpv duurt nog {weken}. Bespreek wanneer het kan."
    ),
    "voortgang.nog-leeg": (
        "Je hebt {aantal} nog niet geoefend: {codes}. Je bpv duurt nog {weken}. Bespreek met school hoe het nog kan."
    ),
    "voortgang.kan-niet-zonder-plan": (
        "Dit werkproces kan hier niet. Schrijf het plan op. Vraag je bpv-begeleider om mee te denken."
    ),
}

OPDRACHTEN: Final = {
    "opdrachten.te-laat": "“{titel}” moest klaar zijn op {dag}. Maak het af, of vraag school om een nieuwe dag.",
    "opdrachten.zonder-instructie": "Schrijf bij “{titel}” op wat school van je vraagt.",
    "opdrachten.zonder-overleg": "Overleg over “{titel}” met {wie}. Vul daarna in dat het gebeurd is.",
    "opdrachten.stappen-leeg": "Vul bij “{titel}” alle zes stappen in. Nog leeg: {aantal}.",
    "opdrachten.zonder-feedback": "Vraag je praktijkopleider wat er goed ging bij “{titel}”. Schrijf het op.",
}

BEWIJZEN: Final = {
    "bewijzen.ontbreken": (
        "Bij {aantal} gaat het goed, maar is er nog geen bewijs: {codes}. Maak een foto of een verslag."
    ),
    "bewijzen.zonder-bestand": "Voeg de foto of scan toe bij dit bewijs.",
    "bewijzen.zonder-tekst": "Schrijf bij dit bewijs op wat je hebt gedaan.",
    "bewijzen.zonder-werkproces": "Kies bij dit bewijs bij welk werkproces het hoort.",
    "bewijzen.niet-in-magister": "Van je map staat {aantal} niet in Magister. Vraag je docent of dat moet.",
    "bewijzen.origineel-kwijt": "Van deze scan heb je het papier niet meer. Vraag school of een scan genoeg is.",
}

BEOORDELING: Final = {
    "beoordeling.ontbreekt": (
        "Er is nog geen beoordeling van schooljaar {schooljaar}. Vraag je praktijkopleider om haar in te vullen."
    ),
    "beoordeling.te-laat": (
        "De beoordeling van schooljaar {schooljaar} had er al moeten zijn. "
        "Bespreek met je praktijkopleider en je bpv-begeleider wanneer zij komt."
    ),
    "beoordeling.zonder-waarom": "Vraag je praktijkopleider waarom dit het oordeel is. Het moet erbij staan.",
    "beoordeling.niet-getekend": "Vraag {wie} om de beoordeling te tekenen.",
    "beoordeling.niet-gezien": "Lees de beoordeling en zet je naam eronder. Zo weet iedereen dat je haar gezien hebt.",
    "beoordeling.onvoldoende-zonder-vervolg": (
        "Schrijf samen op wat dit oordeel betekent voor je volgende bpv. Je bpv-begeleider helpt je daarbij."
    ),
}

EINDBEOORDELING: Final = {
    "eindbeoordeling.ontbreekt": (
        "Het laatste bezoek was op {dag}. Nu beslist je bpv-begeleider. Geef je map aan school."
    ),
    "eindbeoordeling.te-vroeg": (
        "Er is een eindbeoordeling, maar dit is niet je laatste bpv. Vraag {begeleider} of dit klopt."
    ),
    "eindbeoordeling.voor-laatste-bezoek": (
        "De eindbeoordeling is van voor het laatste bezoek. Zij hoort erna te komen. Vraag {begeleider} of dit klopt."
    ),
    "eindbeoordeling.zonder-eindgesprek": (
        "Er is een eindbeoordeling, maar er staat geen eindgesprek in je map. Vul het in, of vraag {begeleider} erom."
    ),
    "eindbeoordeling.zonder-beoordeling": (
        "Er is een eindbeoordeling, maar geen beoordeling van je leerbedrijf. Vraag je praktijkopleider erom."
    ),
    "eindbeoordeling.zonder-afweging": (
        "Vraag {begeleider} om op te schrijven hoe het zit met je uren en je werkprocessen."
    ),
    "eindbeoordeling.zonder-vervolg": (
        "Na “niet voldaan” hoort een vervolggesprek. Vraag je bpv-begeleider om een dag en een afspraak."
    ),
    "eindbeoordeling.niet-getekend": "De eindbeoordeling is nog niet getekend. Dat doet {begeleider}.",
    "eindbeoordeling.niet-bewaard": "Vraag {begeleider} of je laatste beoordeling in je studentendossier ligt.",
    "eindbeoordeling.andere-student": (
        "Deze eindbeoordeling is van een andere student. Vraag {begeleider} om het goede bestand."
    ),
    "eindbeoordeling.beroepsproeve-apart": (
        "Je beroepsproeve is een examen. Zij telt niet mee in deze eindbeoordeling. "
        "Voor je diploma moeten ze allebei goed zijn."
    ),
}
