"""Beoordeling per schooljaar: what the leerbedrijf thinks, and why. Not the final judgement."""

from __future__ import annotations

from typing import Final

from bpv_logic.questions.conditions import Keuze
from bpv_logic.questions.fields import Field, Form, Group

BEOORDELING: Final = Form(
    name="beoordeling",
    label="Beoordeling per schooljaar door bpv-bedrijf",
    meervoud="beoordelingen",
    page="beoordeling/",
    tab="pruim",
    day=("datum",),
    key=("periode", "schooljaar"),
    signers=("praktijkopleider", "student"),
    groups=(
        Group(
            name="beoordeling",
            title="De beoordeling",
            hint="Je praktijkopleider vult dit in en legt uit waarom.",
            fields=(
                Field(
                    name="schooljaar",
                    label="Schooljaar",
                    hint="Bijvoorbeeld 2026-2027.",
                    required=True,
                    max_length=9,
                    prefill="periode.schooljaar",
                ),
                Field(name="datum", label="Datum", kind="date", required=True, prefill="today"),
                Field(
                    name="contact",
                    label="Bij welk gesprek hoort dit?",
                    kind="reference",
                    refers_to="contact",
                ),
                Field(
                    name="persoonlijk",
                    label="Hoe heeft de student zich als persoon ontwikkeld?",
                    kind="longtext",
                    hint="Het persoonlijke leerproces: houding, samenwerken, omgaan met tips.",
                    required=True,
                ),
                Field(
                    name="werkprocessen_oordeel",
                    label="Hoe ging het werken aan de werkprocessen?",
                    kind="longtext",
                    required=True,
                ),
                Field(
                    name="oordeel",
                    label="Oordeel",
                    kind="choice",
                    required=True,
                    keuzes=(
                        Keuze(waarde="goed", label="Goed"),
                        Keuze(
                            waarde="voldoende",
                            label="Voldoende",
                            uitleg="Genoeg gegroeid als persoon, en genoeg stappen gezet in de werkprocessen.",
                        ),
                        Keuze(waarde="onvoldoende", label="Onvoldoende"),
                    ),
                ),
                Field(
                    name="waarom",
                    label="Waarom dit oordeel?",
                    kind="longtext",
                    hint="Zo weet de student wat de volgende keer beter kan.",
                    required=True,
                ),
                Field(
                    name="volgende",
                    label="Wat betekent dit voor de volgende bpv?",
                    kind="longtext",
                ),
            ),
        ),
    ),
)
