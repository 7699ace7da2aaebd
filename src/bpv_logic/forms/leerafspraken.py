"""Leerafspraken BPV - Bezoek: what all three agree on during a visit, and sign."""

from __future__ import annotations

from typing import Final

from bpv_logic.questions.conditions import Condition, Keuze
from bpv_logic.questions.fields import Field, Form, Group

#: More than this many at once, nobody works on.
MOST_LEERPUNTEN: Final = 5

#: The questions of each leerpunt: what, by when, and how it stands. The first has the names that it had when
#: there was one text for all of them.
LEERPUNTEN: Final = (
    ("leerpunten", "wanneer", "stand"),
    *((f"leerpunt{number}", f"wanneer{number}", f"stand{number}") for number in range(2, MOST_LEERPUNTEN + 1)),
)

KLAAR: Final = "klaar"

#: How a leerpunt stands; one without an answer is as open as a new one.
STANDEN: Final = (
    Keuze(waarde="nog_open", label="Nog open"),
    Keuze(waarde="gaat_goed", label="Gaat goed"),
    Keuze(waarde=KLAAR, label="Klaar"),
)


def _leerpunt(number: int) -> tuple[Field, ...]:
    """Return the questions of one leerpunt; each next one is asked once there is one before it."""
    wat, wanneer, stand = LEERPUNTEN[number - 1]
    before = tuple(Condition(veld=names[0], is_=()) for names in LEERPUNTEN[: number - 1])
    this = (*before, Condition(veld=wat, is_=()))
    which = "dit leerpunt" if number == 1 else f"leerpunt {number}"
    return (
        Field(
            name=wat,
            label="Wat wil je leren?" if number == 1 else f"Wat wil je nog meer leren? (leerpunt {number})",
            kind="longtext",
            hint="Eén leerpunt: waar word jij beter van? Daarna kun je er nog een opschrijven." if number == 1 else "",
            required=number == 1,
            when=before,
        ),
        Field(
            name=wanneer,
            label="Wanneer moet het gelukt zijn?" if number == 1 else f"Wanneer moet {which} gelukt zijn?",
            kind="date",
            when=this if number > 1 else (),
        ),
        Field(
            name=stand,
            label=f"Hoe gaat het met {which}?",
            kind="choice",
            hint="Is het nieuw? Laat dit leeg." if number == 1 else "",
            keuzes=STANDEN,
            when=this,
        ),
    )


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
                *(item for number in range(1, MOST_LEERPUNTEN + 1) for item in _leerpunt(number)),
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
