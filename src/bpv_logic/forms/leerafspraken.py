"""Leerafspraken BPV - Bezoek: what all three agree on during a visit, and sign."""

from __future__ import annotations

from typing import Final

from bpv_logic.questions.fields import Field, Form, Group

LEERAFSPRAKEN: Final = Form(
    name="leerafspraken",
    label="Leerafspraken BPV - Bezoek",
    meervoud="leerafspraken",
    page="leerafspraken/",
    tab="pruim",
    day=("datum",),
    signers=("student", "praktijkopleider", "begeleider"),
    groups=(
        Group(
            name="terug",
            title="Terugkijken",
            fields=(
                Field(name="datum", label="Datum", kind="date", required=True, prefill="today"),
                Field(
                    name="contact",
                    label="Bij welk bezoek hoort dit?",
                    kind="reference",
                    refers_to="contact",
                ),
                Field(
                    name="teruggekeken",
                    label="Wat is er gekomen van de vorige afspraken?",
                    kind="longtext",
                    hint="Is dit de eerste keer? Laat dit dan leeg.",
                ),
            ),
        ),
        Group(
            name="punten",
            title="Wat gaat goed, wat ga je leren?",
            fields=(
                Field(
                    name="sterke_punten",
                    label="Wat gaat goed?",
                    kind="longtext",
                    hint="Je sterke punten.",
                    required=True,
                ),
                Field(
                    name="leerpunten",
                    label="Wat wil je leren?",
                    kind="longtext",
                    hint="Je leerpunten: waar word jij beter van?",
                    required=True,
                ),
                Field(
                    name="werkprocessen",
                    label="Aan welke werkprocessen ga je werken?",
                    kind="werkprocessen",
                    required=True,
                ),
            ),
        ),
        Group(
            name="afspraken",
            title="Zo gaan jullie het doen",
            fields=(
                Field(
                    name="hoe",
                    label="Hoe ga je dit doen?",
                    kind="longtext",
                    hint="Welk werk, welke opdracht, hoe vaak?",
                    required=True,
                ),
                Field(name="wanneer", label="Wanneer moet het gelukt zijn?", kind="date"),
                Field(name="wie_helpt", label="Wie helpt je?", prefill="periode.praktijkopleider"),
                Field(
                    name="begeleiding",
                    label="Welke afspraken maken jullie over de begeleiding?",
                    kind="longtext",
                ),
            ),
        ),
    ),
)
