"""Voortgang per werkproces: one person's rating of one werkproces on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.forms.keuzes import JA_NEE, NAMEN
from bpv_logic.forms.woorden import schaal_of
from bpv_logic.questions.conditions import Condition, Keuze
from bpv_logic.questions.fields import Field, Form, Group
from bpv_logic.school.active import built_in

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden

#: The owner of the map is the one filling in, until the phone is given to somebody else.
EIGENAAR: Final = "student"

#: Nobody rates a werkproces that long: someone who returns later may be somebody else.
BEURT_MINUTEN: Final = 30

#: The scale is the school's: it may change the words, never the values.
SCHAAL: Final = schaal_of(built_in().schaal)

VOORTGANG: Final = Form(
    name="voortgang",
    label="Voortgang per werkproces",
    meervoud="beoordelingen van werkprocessen",
    page="voortgang/",
    tab="blauw",
    day=("datum",),
    key=("periode", "werkproces", "wie", "datum"),
    groups=(
        Group(
            name="oordeel",
            title="Waar sta je?",
            fields=(
                Field(name="werkproces", label="Werkproces", kind="werkproces", required=True),
                Field(
                    name="wie",
                    label="Wie vult dit in?",
                    kind="choice",
                    required=True,
                    prefill="beurt.rol",
                    keuzes=(
                        Keuze(waarde="student", label="Student"),
                        Keuze(waarde="praktijkopleider", label="Praktijkopleider"),
                    ),
                ),
                Field(
                    name="naam",
                    label="Gegeven door",
                    hint="De naam van wie dit oordeel geeft. Zo staat het in de map, en zo ziet school het.",
                    prefill="beurt.naam",
                ),
                Field(name="datum", label="Datum", kind="date", required=True, prefill="today"),
                Field(name="oordeel", label="Hoe gaat het?", kind="choice", required=True, keuzes=SCHAAL),
                Field(
                    name="toelichting",
                    label="Waarom?",
                    kind="longtext",
                    hint="Noem een voorbeeld.",
                    max_length=1000,
                ),
                Field(
                    name="hoe",
                    label="Hoe ga je eraan werken?",
                    kind="longtext",
                    hint="De volgende stap: welk werk, wanneer, en wie helpt je?",
                    max_length=1000,
                ),
                Field(
                    name="kan_niet",
                    label="Kan dit hier niet?",
                    kind="choice",
                    keuzes=JA_NEE,
                    hint="Kies ja als dit werk in dit bedrijf niet voorkomt.",
                ),
                Field(
                    name="plan",
                    label="Wat is het plan?",
                    kind="longtext",
                    hint="Bijvoorbeeld: oefenen op school, een week bij een ander bedrijf, of een volgende bpv.",
                    required=True,
                    when=(Condition(veld="kan_niet", is_=("ja",)),),
                    max_length=1000,
                ),
            ),
        ),
    ),
)


def beurt() -> Velden:
    """Return what a page needs to know whose turn it is: the possible roles, and where each name is stored."""
    wie = VOORTGANG.field("wie")
    return {
        "veld": wie.name,
        "eigenaar": EIGENAAR,
        "minuten": BEURT_MINUTEN,
        "wie": {keuze.waarde: {"label": keuze.label.lower(), "naam": NAMEN[keuze.waarde]} for keuze in wie.keuzes},
    }
