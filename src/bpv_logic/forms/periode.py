"""Gegevens, second half: one bpv, with the leerbedrijf, the people, the dates and the hours."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import JA_NEE, WEEKDAGEN
from bpv_logic.questions.conditions import Condition
from bpv_logic.questions.fields import Field, Form, Group

_GETEKEND = (Condition(veld="pok_getekend", is_=("ja",)),)

#: SBB gives every leerbedrijf a number of so many figures.
_SBB_CIJFERS: Final = 9

PERIODE: Final = Form(
    name="periode",
    label="Je bpv",
    meervoud="bpv-periodes",
    page="gegevens/",
    tab="groen",
    day=("begin",),
    in_periode=False,
    groups=(
        Group(
            name="leerbedrijf",
            title="Je leerbedrijf",
            fields=(
                Field(
                    name="leerbedrijf",
                    label="Naam van het leerbedrijf",
                    hint="Het bedrijf waar je je bpv doet.",
                    required=True,
                ),
                Field(name="afdeling", label="Afdeling of team"),
                Field(name="adres", label="Adres", hint="Straat, nummer en plaats."),
            ),
        ),
        Group(
            name="praktijkopleider",
            title="Je praktijkopleider",
            hint="De praktijkopleider leert je het werk in het bedrijf en tekent je uren.",
            fields=(
                Field(
                    name="praktijkopleider",
                    label="Naam van je praktijkopleider",
                    hint="Wie leert je het werk in het bedrijf?",
                    required=True,
                ),
                Field(
                    name="praktijkopleider_telefoon",
                    label="Telefoon van je praktijkopleider",
                    kind="phone",
                ),
                Field(
                    name="praktijkopleider_email",
                    label="E-mail van je praktijkopleider",
                    kind="email",
                ),
                Field(
                    name="praktijkopleider_bereikbaar",
                    label="Wanneer is je praktijkopleider te bereiken?",
                    hint="Bijvoorbeeld: maandag tot en met donderdag, na 14.00 uur.",
                ),
            ),
        ),
        Group(
            name="begeleider",
            title="Je bpv-begeleider",
            hint="De bpv-begeleider komt van school, bezoekt je en beslist aan het eind.",
            fields=(
                Field(
                    name="begeleider",
                    label="Naam van je bpv-begeleider",
                    hint="De docent die je op je werk bezoekt.",
                    required=True,
                ),
                Field(
                    name="begeleider_telefoon",
                    label="Telefoon van je bpv-begeleider",
                    kind="phone",
                ),
                Field(name="begeleider_email", label="E-mail van je bpv-begeleider", kind="email"),
                Field(
                    name="begeleider_bereikbaar",
                    label="Wanneer is je bpv-begeleider te bereiken?",
                ),
            ),
        ),
        Group(
            name="tijd",
            title="Wanneer en hoeveel",
            hint="Dit staat in je praktijkovereenkomst: het contract van jou, school en bedrijf.",
            fields=(
                Field(name="begin", label="Eerste dag", kind="date", required=True),
                Field(
                    name="eind",
                    label="Laatste dag",
                    kind="date",
                    required=True,
                    after="begin",
                ),
                Field(
                    name="uren",
                    label="Uren in de praktijkovereenkomst",
                    kind="integer",
                    hint="Dat is het contract van jou, school en bedrijf. Neem het totaal voor deze bpv over.",
                    minimum=1,
                    maximum=7000,
                    unit="uur",
                    required=True,
                ),
                Field(
                    name="werkdagen",
                    label="Op welke dagen werk je?",
                    kind="choices",
                    keuzes=WEEKDAGEN,
                    required=True,
                ),
                Field(name="werktijd_begin", label="Hoe laat begin je meestal?", kind="time"),
                Field(name="werktijd_eind", label="Hoe laat stop je meestal?", kind="time"),
                Field(
                    name="werktijd_pauze",
                    label="Hoeveel minuten pauze heb je meestal?",
                    kind="integer",
                    minimum=0,
                    maximum=240,
                    unit="minuten",
                ),
                Field(
                    name="aantal_blokken",
                    label="In hoeveel blokken is je bpv verdeeld?",
                    kind="integer",
                    hint="Aan het eind van elk blok tekent je praktijkopleider je uren. "
                    "Weet je het niet? Vraag het aan school.",
                    minimum=1,
                    maximum=12,
                    unit="blokken",
                ),
                Field(
                    name="schooljaar",
                    label="Schooljaar",
                    hint="Bijvoorbeeld 2026-2027.",
                    max_length=9,
                ),
            ),
        ),
        Group(
            name="overeenkomst",
            title="De overeenkomst",
            fields=(
                Field(
                    name="pok_getekend",
                    label="Is de praktijkovereenkomst getekend?",
                    kind="choice",
                    keuzes=JA_NEE,
                    hint="Jij, school en het leerbedrijf tekenen. Uren van voor die tijd tellen misschien niet mee.",
                ),
                Field(
                    name="pok_getekend_op",
                    label="Wanneer tekende de laatste?",
                    kind="date",
                    when=_GETEKEND,
                ),
                Field(
                    name="pok_nummer",
                    label="Nummer van de praktijkovereenkomst",
                    max_length=40,
                ),
                Field(
                    name="sbb_leerbedrijf",
                    label="Nummer van het leerbedrijf bij SBB",
                    hint="Negen cijfers. Spaties mogen.",
                    digits=_SBB_CIJFERS,
                    max_length=20,
                    inputmode="numeric",
                ),
                Field(
                    name="pok_begeleiding",
                    label="Wat staat er over begeleiding?",
                    kind="longtext",
                    hint="Je ziet dit terug bij een bezoek.",
                    max_length=1000,
                ),
                Field(
                    name="keuzedelen",
                    label="Werkprocessen van je keuzedelen",
                    kind="longtext",
                    hint="Eerst de code van het keuzedeel, zoals K0023. Dan elk werkproces op een regel.",
                    max_length=6000,
                    echo=True,
                ),
                Field(
                    name="eind_werkelijk",
                    label="Echte laatste dag van je bpv",
                    kind="date",
                    hint="Alleen als je eerder of later stopt dan afgesproken.",
                    after="begin",
                ),
            ),
        ),
        Group(
            name="einde",
            title="Het einde",
            fields=(
                Field(
                    name="laatste",
                    label="Is dit de laatste bpv van je opleiding?",
                    kind="choice",
                    keuzes=JA_NEE,
                ),
                Field(
                    name="beroepsproeve",
                    label="Doe je hier je beroepsproeve?",
                    kind="choice",
                    keuzes=JA_NEE,
                    hint="Een beroepsproeve is een examen in het bedrijf. Dat staat los van de beoordeling van je bpv.",
                ),
            ),
        ),
    ),
)
