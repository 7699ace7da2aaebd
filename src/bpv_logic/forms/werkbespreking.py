"""The talk at the start of the week between student and praktijkopleider."""

from __future__ import annotations

from typing import Final

from bpv_logic.questions.fields import Field, Form, Group

WERKBESPREKING: Final = Form(
    name="werkbespreking",
    label="Werkbespreking",
    meervoud="werkbesprekingen",
    page="week/",
    tab="oker",
    day=("datum",),
    key=("periode", "datum"),
    groups=(
        Group(
            name="week",
            title="Deze week",
            hint="Praat aan het begin van de week tien minuten met je praktijkopleider.",
            fields=(
                Field(name="datum", label="Datum", kind="date", required=True, prefill="today"),
                Field(
                    name="teruggekeken",
                    label="Hoe ging het vorige week?",
                    kind="longtext",
                    max_length=1000,
                ),
                Field(
                    name="werkprocessen",
                    label="Aan welke werkprocessen werk je deze week?",
                    kind="werkprocessen",
                ),
                Field(
                    name="opdrachten",
                    label="Aan welke bpv-opdracht werk je?",
                    kind="longtext",
                    max_length=1000,
                ),
                Field(
                    name="afspraken",
                    label="Wat spreken jullie af?",
                    kind="longtext",
                    hint="Wie doet wat, en wanneer?",
                    required=True,
                    max_length=1000,
                ),
                Field(
                    name="met",
                    label="Met wie sprak je?",
                    prefill="periode.praktijkopleider",
                ),
                Field(
                    name="notitie",
                    label="Notitie voor jezelf",
                    kind="longtext",
                    hint="Alleen voor jou. Naar school gaat het nooit mee.",
                    max_length=1000,
                    private=True,
                ),
            ),
        ),
    ),
)
