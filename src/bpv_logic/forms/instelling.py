"""The settings of the phone's owner for this map."""

from __future__ import annotations

from typing import Final

from bpv_logic.questions.conditions import Keuze
from bpv_logic.questions.fields import Field, Form, Group

INSTELLING: Final = Form(
    name="instelling",
    label="Instellingen",
    meervoud="instellingen",
    page="gegevens/",
    tab="groen",
    single=True,
    in_periode=False,
    groups=(
        Group(
            name="tekenen",
            title="Handtekening op je uren",
            fields=(
                Field(
                    name="tekenritme",
                    label="Wanneer tekent je praktijkopleider je uren?",
                    kind="choice",
                    hint="School spreekt dit af.",
                    prefill="=blok",
                    keuzes=(
                        Keuze(waarde="blok", label="Aan het eind van elk blok"),
                        Keuze(waarde="week", label="Elke week"),
                    ),
                ),
            ),
        ),
    ),
)
