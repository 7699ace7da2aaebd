"""Uren in de bpv: a blok (or week) of days that the praktijkopleider signs."""

from __future__ import annotations

from typing import Final

from bpv_logic.questions.fields import Field, Form, Group, Seal

URENBLOK: Final = Form(
    name="urenblok",
    label="Uren in de bpv",
    meervoud="blokken",
    page="uren/",
    tab="groen",
    day=("van",),
    key=("periode", "van", "tot"),
    seals=Seal(soort="urendag", van="van", tot="tot"),
    signers=("praktijkopleider",),
    groups=(
        Group(
            name="blok",
            title="Het blok",
            fields=(
                Field(name="naam", label="Naam", max_length=40),
                Field(name="van", label="Van", kind="date", required=True),
                Field(name="tot", label="Tot en met", kind="date", required=True, after="van"),
                Field(
                    name="opmerking",
                    label="Opmerking",
                    kind="longtext",
                    hint="Bijvoorbeeld over uren die je nog inhaalt.",
                    max_length=500,
                ),
            ),
        ),
    ),
)
