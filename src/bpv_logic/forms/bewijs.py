"""Bewijzen: a text, photo or scan that shows what the student did."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import JA_NEE
from bpv_logic.forms.woorden import named_after
from bpv_logic.questions.conditions import Condition, Keuze
from bpv_logic.questions.fields import Field, Form, Group
from bpv_logic.school.active import built_in

_GESCAND, _WAAROM_GESCAND = named_after(built_in().systeem, "bewijs.magister")

BEWIJS: Final = Form(
    name="bewijs",
    label="Bewijs",
    meervoud="bewijzen",
    page="bewijzen/",
    tab="blauw",
    day=("datum",),
    groups=(
        Group(
            name="bewijs",
            title="Het bewijs",
            fields=(
                Field(name="titel", label="Wat laat dit zien?", required=True),
                Field(
                    name="soort",
                    label="Wat voor bewijs is het?",
                    kind="choice",
                    required=True,
                    keuzes=(
                        Keuze(waarde="tekst", label="Tekst"),
                        Keuze(waarde="foto", label="Foto"),
                        Keuze(waarde="scan", label="Scan van papier"),
                    ),
                ),
                Field(name="datum", label="Datum", kind="date", prefill="today"),
                Field(
                    name="bijlagen",
                    label="Foto of scan",
                    kind="attachments",
                    hint="Geen cliënten, kinderen, klanten of kentekens op de foto. "
                    "De app haalt de plaats uit de foto weg.",
                    when=(Condition(veld="soort", is_=("foto", "scan")),),
                ),
                Field(name="tekst", label="Wat heb je gedaan?", kind="longtext"),
                Field(
                    name="werkprocessen",
                    label="Bij welke werkprocessen hoort dit?",
                    kind="werkprocessen",
                ),
                Field(
                    name="origineel",
                    label="Zit het origineel in je papieren map?",
                    kind="choice",
                    keuzes=JA_NEE,
                ),
                Field(
                    name="magister",
                    label=_GESCAND,
                    kind="choice",
                    keuzes=JA_NEE,
                    hint=_WAAROM_GESCAND,
                ),
            ),
        ),
    ),
)
