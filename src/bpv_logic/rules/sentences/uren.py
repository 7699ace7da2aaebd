"""Sentences about gegevens, uren, handtekeningen and arbeidstijden."""

from __future__ import annotations

from typing import Final

GEGEVENS: Final = {
    "gegevens.demo": "Dit is een voorbeeld. De mensen en de uren zijn verzonnen.",
    "gegevens.geen-student": "Vul in wie je bent en welke opleiding je doet.",
    "gegevens.geen-periode": "Vul je bpv in: je leerbedrijf, je begeleiders, de datums en de uren.",
    "gegevens.leeftijd-onbekend": "Vul in of je jonger bent dan 18. Dan kunnen we je werktijden nakijken.",
    "gegevens.opleiding-onbekend": "Je opleiding staat niet op onze lijst. Kies opnieuw, of vul je eigen opleiding in.",
    "gegevens.werkprocessen-ontbreken": "Schrijf de werkprocessen van je opleiding op. Je vindt ze op school.",
    "gegevens.duur-onbekend": "Vul in hoeveel jaar je opleiding duurt.",
    "gegevens.leercoach-onbekend": "Vul de naam van je leercoach in. Die volgt hoe het gaat in je hele opleiding.",
    "gegevens.school-niet-bereikbaar": "Zet een nummer van school of van je leercoach in je map.",
    "gegevens.begeleider-niet-bereikbaar": (
        "Vraag je bpv-begeleider om een telefoonnummer of e-mailadres. Zet het in je map."
    ),
    "gegevens.begeleider-tijden-onbekend": "Vraag wanneer je bpv-begeleider te bereiken is. Zet het in je map.",
    "gegevens.praktijkopleider-niet-bereikbaar": (
        "Vraag je praktijkopleider om een telefoonnummer of e-mailadres. Zet het in je map."
    ),
    "gegevens.schooljaar-onjuist": "Schrijf een schooljaar als 2026-2027: twee jaren na elkaar.",
    "gegevens.zonder-periode": (
        "“{formulier}” hoort bij een bpv die er niet meer is. Verwijder het of vul het opnieuw in."
    ),
    "gegevens.andere-bpv": "{wat} bij de verkeerde bpv{dagen}. Verplaats dat met één tik.",
    "gegevens.andere-bpv-getekend": (
        "{wat} bij de verkeerde bpv, en daar is voor getekend{dagen}. "
        "Na het verplaatsen moet er opnieuw getekend worden."
    ),
    "gegevens.onbekend-werkproces": "{codes} hoort niet bij jouw opleiding. Kies een ander werkproces.",
    "gegevens.datum-in-toekomst": "De datum bij “{formulier}” moet nog komen. Kijk de datum na.",
    "gegevens.dubbel": "“{formulier}” staat {aantal} keer in je map. Alleen de nieuwste telt. Verwijder de andere.",
}

UREN: Final = {
    "uren.zonder-tijden": "Vul bij deze dag nog in: “{label}”. Anders telt de dag niet mee.",
    "uren.buiten-periode": "{dag} ligt niet in je bpv. De uren tellen niet mee. Kijk de datum na.",
    "uren.in-toekomst": "{dag} moet nog komen. Deze uren tellen nog niet mee. Kijk de datum na.",
    "uren.dubbele-dag": "{dag} staat {aantal} keer in je uren. Alleen de nieuwste telt. Verwijder de andere.",
    "uren.geen-duur": "Begin en eind zijn gelijk. Kijk de tijden na.",
    "uren.pauze-langer-dan-dag": "Je pauze is even lang als je dag ({duur}), of langer. Kijk de tijden na.",
    "uren.langer-dan-24-uur": "Deze dienst duurt {duur}. Meer dan {maximum} kan niet. Kijk de tijden na.",
    "uren.ontbrekende-dagen": "Van {aantal} staat er nog niets: {dagen}. Vul ze in. Was je vrij of ziek? Kies dat dan.",
    "uren.haalt-niet": (
        "In dit tempo kom je {tekort} te kort. Je hebt nu {nodig} per week nodig. Bespreek hoe je dat kunt doen."
    ),
    "uren.tekort": (
        "Je bpv is voorbij. Je hebt {gedaan} van de {afgesproken} uur. "
        "Bespreek met je bpv-begeleider hoe je {tekort} uur inhaalt."
    ),
    "uren.afspraak-onder-wet": (
        "In deze map staat {uren} uur aan bpv. De wet vraagt {minimum} uur in je hele opleiding. "
        "Tel je andere bpv's erbij. Is het dan te weinig? Vraag school ernaar."
    ),
    "uren.gedaan-onder-wet": (
        "In deze map heb je {uren} uur gewerkt. De wet vraagt {minimum} uur in je hele opleiding. "
        "Tel je andere bpv's erbij. Is het dan te weinig? Bespreek het met je bpv-begeleider."
    ),
    "uren.handtekening-nodig": "Vraag {wie} om je uren te tekenen: {blokken}.",
    "uren.handtekening-te-laat": (
        "Deze uren wachten al te lang op een handtekening: {blokken}. Vraag {wie} om te tekenen."
    ),
}

HANDTEKENING: Final = {
    "handtekening.gewijzigd": (
        "“{formulier}” is veranderd nadat {wie} tekende, op {dag}. Kijk wat er anders is. Laat daarna opnieuw tekenen."
    ),
    "handtekening.zonder-formulier": (
        "De handtekening van {wie} hoort bij iets wat er niet meer is. Maak het opnieuw en laat het weer tekenen."
    ),
    "handtekening.beschadigd": "De handtekening van {wie} is niet meer heel. Laat opnieuw tekenen.",
    "handtekening.eigen-naam": "Hier staat jouw naam bij een handtekening van een ander. Laat diegene zelf tekenen.",
}

_LET_OP: Final = "Bespreek dit met je praktijkopleider. Je leerbedrijf moet hierop letten."

ARBEIDSTIJD: Final = {
    "arbeidstijd.dienst-te-lang": (
        f"Je werkdag was {{aantal}} langer dan {{maximum}}. De laatste keer was {{dag}}. {_LET_OP}"
    ),
    "arbeidstijd.nachtdienst-te-lang": (
        f"Je nachtdienst was {{aantal}} langer dan {{maximum}}. De laatste keer was {{dag}}. {_LET_OP}"
    ),
    "arbeidstijd.nachtwerk": (
        f"Je werkte {{aantal}} tussen elf uur 's avonds en zes uur 's ochtends. De laatste keer was {{dag}}. "
        f"Onder de 18 mag dat niet. {_LET_OP}"
    ),
    "arbeidstijd.week-te-lang": (
        f"Je werkweek was {{aantal}} langer dan {{maximum}}. De laatste keer was in de week van {{dag}}. {_LET_OP}"
    ),
    "arbeidstijd.vier-weken-te-lang": (
        f"Over vier weken werkte je gemiddeld meer dan {{maximum}} per week. Dat was tot {{dag}}. {_LET_OP}"
    ),
    "arbeidstijd.zestien-weken-te-lang": (
        f"Over zestien weken werkte je gemiddeld meer dan {{maximum}} per week. Dat was tot {{dag}}. {_LET_OP}"
    ),
    "arbeidstijd.pauze-te-kort": (
        f"Je had {{aantal}} te weinig pauze op een lange dag. De laatste keer was {{dag}}. {_LET_OP}"
    ),
    "arbeidstijd.dagrust-te-kort": (
        f"Je had {{aantal}} minder dan {{minimum}} rust tussen twee werkdagen. De laatste keer was {{dag}}. {_LET_OP}"
    ),
    "arbeidstijd.weekrust-te-kort": (
        f"Je had {{aantal}} geen {{minimum}} rust achter elkaar in een week. De laatste keer was {{dag}}. {_LET_OP}"
    ),
}
