"""Eindbeoordeling: the bpv-begeleider's decision on the whole bpv, after the last visit."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import JA_NEE
from bpv_logic.questions.conditions import Condition, Keuze
from bpv_logic.questions.fields import Field, Form, Group

_NIET = (Condition(veld="oordeel", is_=("niet_voldaan",)),)

EINDBEOORDELING: Final = Form(
    name="eindbeoordeling",
    label="Eindbeoordeling van de bpv",
    meervoud="eindbeoordelingen",
    page="eindbeoordeling/",
    tab="pruim",
    day=("datum",),
    in_periode=False,
    signers=("begeleider",),
    groups=(
        Group(
            name="eindbeoordeling",
            title="De eindbeoordeling",
            hint="Alleen de bpv-begeleider vult dit in, na het laatste bezoek.",
            fields=(
                Field(
                    name="student",
                    label="Student",
                    kind="reference",
                    refers_to="student",
                    required=True,
                ),
                Field(name="datum", label="Datum", kind="date", required=True, prefill="today"),
                Field(
                    name="begeleider",
                    label="Naam van de bpv-begeleider",
                    required=True,
                    prefill="periode.begeleider",
                ),
                Field(
                    name="uren_oordeel",
                    label="Zijn er genoeg uren gemaakt?",
                    kind="longtext",
                    max_length=1000,
                ),
                Field(
                    name="werkprocessen_oordeel",
                    label="Gaan de werkprocessen op het niveau van iemand die begint in het beroep?",
                    kind="longtext",
                    max_length=1000,
                ),
                Field(
                    name="oordeel",
                    label="Eindbeoordeling",
                    kind="choice",
                    required=True,
                    keuzes=(
                        Keuze(waarde="voldaan", label="Voldaan"),
                        Keuze(waarde="niet_voldaan", label="Niet voldaan"),
                    ),
                ),
                Field(
                    name="reden",
                    label="Waarom deze eindbeoordeling?",
                    kind="longtext",
                    required=True,
                ),
                Field(
                    name="vervolg_datum",
                    label="Wanneer is het vervolggesprek?",
                    kind="date",
                    required=True,
                    when=_NIET,
                ),
                Field(
                    name="vervolg",
                    label="Wat spreken jullie af?",
                    kind="longtext",
                    hint="Bijvoorbeeld een langere bpv: hoe lang, waar, en waaraan werkt de student?",
                    required=True,
                    when=_NIET,
                ),
                Field(
                    name="beoordeling_bewaard",
                    label="Ligt de laatste beoordeling van het bedrijf in het studentendossier?",
                    kind="choice",
                    keuzes=JA_NEE,
                ),
            ),
        ),
    ),
)
