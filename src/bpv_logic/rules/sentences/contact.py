"""Sentences about werkbespreking, contact, visits and leerafspraken."""

from __future__ import annotations

from typing import Final

WERKBESPREKING: Final = {
    "werkbespreking.deze-week": "Deze week staat er nog geen werkbespreking. Vraag {wie} om tien minuten.",
    "werkbespreking.lang-niet": (
        "In de laatste {aantal} weken dat je werkte, was er geen werkbespreking. "
        "Vraag je praktijkopleider om een vast moment."
    ),
    "werkbespreking.zonder-onderwerp": "Kies bij deze werkbespreking aan welk werkproces of welke opdracht je werkt.",
}

CONTACT: Final = {
    "contact.te-weinig": (
        "Er is {aantal} contact geweest met school, jou en je leerbedrijf. "
        "Dat hoort minstens {minimum} keer. "
        "Zeg dit tegen je bpv-begeleider of je leercoach."
    ),
    "contact.achter-op-schema": (
        "Er is {aantal} contact geweest met school. "
        "Nu hoort dat {nodig} keer te zijn. Vraag je bpv-begeleider om een afspraak."
    ),
    "contact.eerste-te-laat": (
        "Je bent langer dan {aantal} weken bezig. Er is nog geen bezoek afgesproken. Vraag je bpv-begeleider erom."
    ),
    "contact.geen-bezoek-op-locatie": (
        "Je bpv-begeleider is niet op je werk geweest. Dat hoort minstens één keer. Zeg dit tegen school."
    ),
    "contact.bezoek-op-locatie-plannen": (
        "Je bpv-begeleider is nog niet op je werk geweest. Vraag wanneer het bezoek komt."
    ),
    "contact.lang-stil": (
        "Het laatste contact met school was {dag}. Dat is {aantal} weken geleden. Maak samen een nieuwe afspraak."
    ),
    "contact.geen-telefoon": (
        "Er staat nog geen telefoongesprek in je map. School hoort tussendoor te bellen. "
        "Vraag je praktijkopleider of dat al gebeurd is."
    ),
    "contact.gehouden-in-toekomst": "Dit gesprek is op {dag}. Dat moet nog komen. Kijk de datum na.",
    "contact.afspraak-voorbij": "Dit gesprek was afgesproken voor {dag}. Vul in of het is geweest.",
    "contact.volgende-datum-voorbij": (
        "Het volgende contact zou {dag} zijn. Er staat niets in je map. Vul het in, of spreek een nieuwe dag af."
    ),
    "contact.niet-met-drie": (
        "Bij dit bezoek was niet iedereen. Niet erbij: {wie}. Daardoor telt het niet mee als contact. "
        "Spreek een nieuw gesprek af."
    ),
    "contact.zonder-afspraken": "Schrijf op wat jullie in dit gesprek afspraken.",
    "contact.onderwerpen-over": (
        "Nog niet besproken bij dit bezoek: {aantal} van de {totaal} punten. Neem ze mee naar het volgende gesprek."
    ),
    "contact.niet-in-magister": ("Het bezoek was op {dag}. Vraag je bpv-begeleider of de afspraken in Magister staan."),
    "contact.zonder-reden": "Kies waarom je extra contact vraagt.",
    "contact.geen-antwoord": (
        "Er is nog geen antwoord op je vraag om extra contact. Het had er moeten zijn op {dag}. Bel school."
    ),
    "contact.laatste-bezoek-te-vroeg": (
        "Dit is niet je laatste bpv. Kies bij dit bezoek: een volgend bezoek. Of pas je bpv aan."
    ),
    "contact.eindgesprek-ontbreekt": (
        "Je laatste bpv is bijna klaar. Spreek met je bpv-begeleider een dag af voor het eindgesprek."
    ),
}

LEERAFSPRAKEN: Final = {
    "leerafspraken.ontbreken": "Het bezoek was op {dag}. Schrijf samen op wat je gaat leren, en hoe.",
    "leerafspraken.niet-vernieuwd": "Het laatste bezoek was op {dag}. Maak samen nieuwe leerafspraken.",
    "leerafspraken.niet-getekend": (
        "Deze leerafspraken van {dag} wachten op een handtekening van {wie}. Laat ze tekenen."
    ),
    "leerafspraken.niet-teruggekeken": (
        "Schrijf bij het bezoek van {dag} op wat er van de vorige leerafspraken is gekomen."
    ),
    "leerafspraken.datum-voorbij": (
        "Dit zou gelukt zijn op {dag}. Kijk samen of dat zo is. Maak dan een nieuwe afspraak."
    ),
}
