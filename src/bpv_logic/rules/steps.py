"""What a finding asks somebody to do: how urgent, in which words, who acts. Decides nothing else.

The lower the number, the sooner. Tens keep room between them, and show what
goes before what: start - today - wrong - signatures - talks - learning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

#: Who must act. The student carries the map, so the words always speak to the student.
Wie = Literal["student", "praktijkopleider", "begeleider"]


@dataclass(frozen=True)
class Stap:
    """One thing to do; `pagina` only when it is not the page of the form that the finding is about."""

    rang: int
    titel: str
    knop: str
    wie: Wie = "student"
    pagina: str = ""


#: Two kinds of faults in answers, told once a form. `{formulier}` is the form's name.
ONTBREEKT: Final = Stap(66, "Maak af: {formulier}", "Invullen")
KLOPT_NIET: Final = Stap(30, "Kijk na: {formulier}", "Nakijken")

UREN_VAN_VANDAAG: Final = Stap(20, "Uren van vandaag", "Invullen")
GESPREK_KOMT: Final = Stap(36, "Gesprek met school, {wanneer}", "Voorbereiden", "begeleider")
BLOK_EINDIGT: Final = Stap(54, "{naam} eindigt {wanneer}", "Bekijken", "praktijkopleider")
OPDRACHT_KOMT: Final = Stap(53, "Opdracht inleveren, {wanneer}", "Bekijken")

STAPPEN: Final[dict[str, Stap]] = {
    "gegevens.demo": Stap(89, "Dit is een voorbeeld", "Bekijken"),
    "gegevens.geen-student": Stap(10, "Wie ben je?", "Invullen"),
    "gegevens.geen-periode": Stap(11, "Vul je bpv in", "Invullen"),
    "gegevens.opleiding-onbekend": Stap(12, "Kies je opleiding", "Kiezen"),
    "gegevens.werkprocessen-ontbreken": Stap(67, "Jouw werkprocessen", "Invullen"),
    "gegevens.leeftijd-onbekend": Stap(68, "Ben je jonger dan 18?", "Invullen"),
    "gegevens.duur-onbekend": Stap(69, "Hoe lang duurt je opleiding?", "Invullen"),
    "gegevens.leercoach-onbekend": Stap(88, "Wie is je leercoach?", "Invullen"),
    "gegevens.school-niet-bereikbaar": Stap(86, "Nummer van school", "Invullen"),
    "gegevens.begeleider-niet-bereikbaar": Stap(60, "Hoe bereik je je bpv-begeleider?", "Invullen"),
    "gegevens.begeleider-tijden-onbekend": Stap(87, "Wanneer kun je je bpv-begeleider bellen?", "Invullen"),
    "gegevens.praktijkopleider-niet-bereikbaar": Stap(61, "Hoe bereik je je praktijkopleider?", "Invullen"),
    "gegevens.schooljaar-onjuist": Stap(31, "Kijk het schooljaar na", "Nakijken"),
    "gegevens.zonder-periode": Stap(31, "Dit hoort bij geen bpv", "Nakijken"),
    "gegevens.andere-bpv": Stap(29, "Bij de verkeerde bpv", "Verplaatsen", pagina="uren/#verplaats"),
    "gegevens.andere-bpv-getekend": Stap(31, "Getekend bij de verkeerde bpv", "Bekijken", pagina="uren/#verplaats"),
    "gegevens.onbekend-werkproces": Stap(31, "Een ander werkproces kiezen", "Nakijken"),
    "gegevens.datum-in-toekomst": Stap(31, "Kijk de datum na", "Nakijken"),
    "gegevens.dubbel": Stap(31, "Dit staat er twee keer", "Nakijken"),
    "uren.zonder-tijden": Stap(30, "Tijden van een dag", "Invullen"),
    "uren.buiten-periode": Stap(30, "Een dag buiten je bpv", "Nakijken"),
    "uren.in-toekomst": Stap(30, "Een dag die nog komt", "Nakijken"),
    "uren.dubbele-dag": Stap(30, "Een dag staat er twee keer", "Nakijken"),
    "uren.geen-duur": Stap(30, "Een dag van nul uur", "Nakijken"),
    "uren.pauze-langer-dan-dag": Stap(30, "Een pauze die te lang is", "Nakijken"),
    "uren.langer-dan-24-uur": Stap(30, "Een dag die te lang is", "Nakijken"),
    "uren.ontbrekende-dagen": Stap(33, "Dagen zonder uren", "Invullen"),
    "uren.haalt-niet": Stap(44, "Je uren worden krap", "Bekijken"),
    "uren.tekort": Stap(38, "Uren te kort", "Bekijken", "begeleider"),
    "uren.afspraak-onder-wet": Stap(84, "Uren in je opleiding", "Bekijken", "begeleider"),
    "uren.gedaan-onder-wet": Stap(46, "Uren in je opleiding", "Bekijken", "begeleider"),
    "uren.handtekening-nodig": Stap(
        35, "Handtekening voor je uren", "Laten tekenen", "praktijkopleider", "uren/#blokken"
    ),
    "uren.handtekening-te-laat": Stap(
        34, "Uren zonder handtekening", "Laten tekenen", "praktijkopleider", "uren/#blokken"
    ),
    "handtekening.gewijzigd": Stap(32, "Veranderd na het tekenen", "Bekijken"),
    "handtekening.zonder-formulier": Stap(32, "Handtekening zonder formulier", "Bekijken", pagina="map/"),
    "handtekening.beschadigd": Stap(32, "Handtekening opnieuw zetten", "Bekijken"),
    "handtekening.eigen-naam": Stap(32, "Wie heeft getekend?", "Bekijken"),
    "arbeidstijd.dienst-te-lang": Stap(56, "Een lange werkdag", "Bekijken", "praktijkopleider"),
    "arbeidstijd.nachtdienst-te-lang": Stap(56, "Een lange nachtdienst", "Bekijken", "praktijkopleider"),
    "arbeidstijd.nachtwerk": Stap(55, "Werken in de nacht", "Bekijken", "praktijkopleider"),
    "arbeidstijd.week-te-lang": Stap(56, "Een lange werkweek", "Bekijken", "praktijkopleider"),
    "arbeidstijd.vier-weken-te-lang": Stap(57, "Vier drukke weken", "Bekijken", "praktijkopleider"),
    "arbeidstijd.zestien-weken-te-lang": Stap(57, "Zestien drukke weken", "Bekijken", "praktijkopleider"),
    "arbeidstijd.pauze-te-kort": Stap(58, "Te weinig pauze", "Bekijken", "praktijkopleider"),
    "arbeidstijd.dagrust-te-kort": Stap(56, "Te weinig rust", "Bekijken", "praktijkopleider"),
    "arbeidstijd.weekrust-te-kort": Stap(56, "Geen lange rust", "Bekijken", "praktijkopleider"),
    "werkbespreking.deze-week": Stap(50, "Werkbespreking van deze week", "Invullen", "praktijkopleider"),
    "werkbespreking.lang-niet": Stap(59, "Lang geen werkbespreking", "Afspreken", "praktijkopleider"),
    "werkbespreking.zonder-onderwerp": Stap(72, "Waar werk je aan?", "Kiezen"),
    "contact.te-weinig": Stap(45, "Te weinig contact met school", "Vraag contact", "begeleider", "contact/"),
    "contact.achter-op-schema": Stap(43, "Contact met school", "Vraag contact", "begeleider", "contact/"),
    "contact.eerste-te-laat": Stap(42, "Eerste bezoek afspreken", "Vraag contact", "begeleider", "contact/"),
    "contact.geen-bezoek-op-locatie": Stap(45, "Geen bezoek op je werk", "Vraag contact", "begeleider", "contact/"),
    "contact.bezoek-op-locatie-plannen": Stap(44, "Bezoek op je werk afspreken", "Afspreken", "begeleider", "bezoek/"),
    "contact.lang-stil": Stap(47, "Lang geen contact met school", "Vraag contact", "begeleider", "contact/"),
    "contact.geen-telefoon": Stap(80, "Telefoon van school", "Invullen", "begeleider", "contact/"),
    "contact.gehouden-in-toekomst": Stap(31, "Een gesprek dat nog komt", "Nakijken"),
    "contact.afspraak-voorbij": Stap(37, "Is het gesprek geweest?", "Invullen"),
    "contact.volgende-datum-voorbij": Stap(48, "Het volgende contact", "Invullen", "begeleider"),
    "contact.niet-met-drie": Stap(49, "Niet iedereen was erbij", "Bekijken", "begeleider"),
    "contact.zonder-afspraken": Stap(51, "Afspraken van een gesprek", "Invullen"),
    "contact.onderwerpen-over": Stap(74, "Wat nog niet besproken is", "Bekijken"),
    "contact.niet-in-magister": Stap(76, "Staat het in Magister?", "Vragen", "begeleider"),
    "contact.zonder-reden": Stap(39, "Waarom vraag je contact?", "Invullen"),
    "contact.geen-antwoord": Stap(25, "Nog geen antwoord van school", "Bekijken", "begeleider"),
    "contact.laatste-bezoek-te-vroeg": Stap(31, "Welk bezoek is het?", "Nakijken"),
    "contact.eindgesprek-ontbreekt": Stap(41, "Eindgesprek afspreken", "Afspreken", "begeleider", "bezoek/"),
    "leerafspraken.ontbreken": Stap(51, "Leerafspraken maken", "Invullen", pagina="leerafspraken/"),
    "leerafspraken.niet-vernieuwd": Stap(63, "Nieuwe leerafspraken", "Invullen", pagina="leerafspraken/"),
    "leerafspraken.niet-getekend": Stap(52, "Leerafspraken tekenen", "Laten tekenen"),
    "leerafspraken.niet-teruggekeken": Stap(64, "Terugkijken", "Invullen"),
    "leerafspraken.datum-voorbij": Stap(62, "Is je leerpunt gelukt?", "Bekijken"),
    "voortgang.nooit-ingevuld": Stap(70, "Waar sta je?", "Invullen"),
    "voortgang.alleen-student": Stap(
        71, "Je praktijkopleider vult in", "Laten invullen", "praktijkopleider", "voortgang/?wie=praktijkopleider"
    ),
    "voortgang.alleen-praktijkopleider": Stap(
        71, "Hoe vind jij dat het gaat?", "Invullen", pagina="voortgang/?wie=student"
    ),
    "voortgang.verschil": Stap(81, "Praat over het verschil", "Bekijken"),
    "voortgang.lang-niet-ingevuld": Stap(73, "Waar sta je nu?", "Invullen"),
    "voortgang.afspraak-niet-geoefend": Stap(58, "Nog niet geoefend", "Bespreken", "praktijkopleider"),
    "voortgang.nog-leeg": Stap(57, "Nog niet geoefend", "Bespreken", "begeleider"),
    "voortgang.kan-niet-zonder-plan": Stap(65, "Dit kan hier niet", "Plan maken", "begeleider"),
    "opdrachten.te-laat": Stap(40, "Opdracht afmaken", "Bekijken"),
    "opdrachten.zonder-instructie": Stap(75, "Wat vraagt school?", "Invullen"),
    "opdrachten.zonder-overleg": Stap(65, "Overleg over je opdracht", "Bekijken"),
    "opdrachten.stappen-leeg": Stap(75, "Zes stappen afmaken", "Invullen"),
    "opdrachten.zonder-feedback": Stap(77, "Vraag feedback", "Invullen", "praktijkopleider"),
    "bewijzen.ontbreken": Stap(78, "Bewijs maken", "Toevoegen"),
    "bewijzen.zonder-bestand": Stap(65, "Foto toevoegen", "Toevoegen"),
    "bewijzen.zonder-tekst": Stap(65, "Wat heb je gedaan?", "Invullen"),
    "bewijzen.zonder-werkproces": Stap(79, "Bij welk werkproces?", "Kiezen"),
    "bewijzen.niet-in-magister": Stap(90, "Bewijs in Magister", "Bekijken"),
    "bewijzen.origineel-kwijt": Stap(91, "Papier kwijt", "Bekijken"),
    "beoordeling.ontbreekt": Stap(40, "Beoordeling van je leerbedrijf", "Laten invullen", "praktijkopleider"),
    "beoordeling.te-laat": Stap(38, "Beoordeling is er nog niet", "Laten invullen", "praktijkopleider"),
    "beoordeling.zonder-waarom": Stap(40, "Waarom dit oordeel?", "Laten invullen", "praktijkopleider"),
    "beoordeling.niet-getekend": Stap(40, "Beoordeling tekenen", "Laten tekenen", "praktijkopleider"),
    "beoordeling.niet-gezien": Stap(41, "Lees je beoordeling", "Lezen"),
    "beoordeling.onvoldoende-zonder-vervolg": Stap(42, "Hoe ga je verder?", "Bespreken", "begeleider"),
    "eindbeoordeling.ontbreekt": Stap(42, "Geef je map aan school", "Delen", "begeleider", "delen/"),
    "eindbeoordeling.te-vroeg": Stap(43, "Eindbeoordeling nakijken", "Bekijken", "begeleider"),
    "eindbeoordeling.voor-laatste-bezoek": Stap(43, "Eindbeoordeling nakijken", "Bekijken", "begeleider"),
    "eindbeoordeling.zonder-eindgesprek": Stap(43, "Het eindgesprek", "Invullen", "begeleider", "bezoek/"),
    "eindbeoordeling.zonder-beoordeling": Stap(
        43, "Beoordeling van je leerbedrijf", "Laten invullen", "praktijkopleider", "beoordeling/"
    ),
    "eindbeoordeling.zonder-afweging": Stap(85, "Eindbeoordeling aanvullen", "Bekijken", "begeleider"),
    "eindbeoordeling.zonder-vervolg": Stap(44, "Het vervolggesprek", "Bekijken", "begeleider"),
    "eindbeoordeling.niet-getekend": Stap(44, "Eindbeoordeling tekenen", "Bekijken", "begeleider"),
    "eindbeoordeling.niet-bewaard": Stap(85, "Beoordeling in je dossier", "Bekijken", "begeleider"),
    "eindbeoordeling.andere-student": Stap(43, "Eindbeoordeling van een ander", "Bekijken", "begeleider"),
}
