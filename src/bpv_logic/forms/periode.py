"""Gegevens, second half: one bpv, with the leerbedrijf, the people, the dates and the hours."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import JA_NEE, WEEKDAGEN
from bpv_logic.forms.urendag import PAUZE_MAXIMUM
from bpv_logic.questions.conditions import Condition, Keuze
from bpv_logic.questions.fields import Field, Form, Group

#: Not the same days every week: by the number of the week, or by no rule at all.
OM_EN_OM: Final = "om_en_om"
WISSELEND: Final = "wisselend"

#: A map of before this question has no answer to it, and the same days every week.
_VAST: Final = (Condition(veld="rooster", is_=("", "vast")),)
_OM_EN_OM: Final = (Condition(veld="rooster", is_=(OM_EN_OM,)),)
_WISSELEND: Final = (Condition(veld="rooster", is_=(WISSELEND,)),)

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
                    prefill="vorige.begeleider",
                ),
                Field(
                    name="begeleider_telefoon",
                    label="Telefoon van je bpv-begeleider",
                    kind="phone",
                    prefill="vorige.begeleider_telefoon",
                ),
                Field(
                    name="begeleider_email",
                    label="E-mail van je bpv-begeleider",
                    kind="email",
                    prefill="vorige.begeleider_email",
                ),
                Field(
                    name="begeleider_bereikbaar",
                    label="Wanneer is je bpv-begeleider te bereiken?",
                    prefill="vorige.begeleider_bereikbaar",
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
                    name="rooster",
                    label="Werk je elke week op dezelfde dagen?",
                    kind="choice",
                    keuzes=(
                        Keuze(waarde="vast", label="Ja"),
                        Keuze(waarde=OM_EN_OM, label="Om de week anders"),
                        Keuze(waarde=WISSELEND, label="Nee, mijn rooster wisselt"),
                    ),
                    prefill="vorige.rooster",
                ),
                Field(
                    name="werkdagen",
                    label="Op welke dagen werk je?",
                    kind="choices",
                    keuzes=WEEKDAGEN,
                    required=True,
                    when=_VAST,
                    prefill="vorige.werkdagen",
                ),
                Field(
                    name="werkdagen_oneven",
                    label="Op welke dagen werk je in een oneven week?",
                    kind="choices",
                    keuzes=WEEKDAGEN,
                    hint="Een oneven week is week 1, 3, 5 en zo verder. Werk je dan niet? Kies dan niets.",
                    when=_OM_EN_OM,
                    prefill="vorige.werkdagen_oneven",
                ),
                Field(
                    name="werkdagen_even",
                    label="Op welke dagen werk je in een even week?",
                    kind="choices",
                    keuzes=WEEKDAGEN,
                    hint="Een even week is week 2, 4, 6 en zo verder. "
                    "Het nummer van de week staat in de agenda van je telefoon.",
                    when=_OM_EN_OM,
                    prefill="vorige.werkdagen_even",
                ),
                Field(
                    name="uren_per_week",
                    label="Hoeveel uur werk je in een week?",
                    kind="integer",
                    minimum=1,
                    maximum=60,
                    unit="uur",
                    reading="hours",
                    hint="Gemiddeld. We vragen dan per week naar je uren, niet per dag.",
                    required=True,
                    when=_WISSELEND,
                    prefill="vorige.uren_per_week",
                ),
                Field(
                    name="werktijd_begin",
                    label="Hoe laat begin je meestal?",
                    kind="time",
                    prefill="vorige.werktijd_begin",
                ),
                Field(
                    name="werktijd_eind", label="Hoe laat stop je meestal?", kind="time", prefill="vorige.werktijd_eind"
                ),
                Field(
                    name="werktijd_pauze",
                    label="Hoeveel minuten pauze heb je meestal?",
                    kind="integer",
                    minimum=0,
                    maximum=PAUZE_MAXIMUM,
                    unit="minuten",
                    prefill="vorige.werktijd_pauze",
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
