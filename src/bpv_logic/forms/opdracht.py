"""Bpv-opdrachten: from school, or own practice of a werkproces in six steps."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import JA_NEE
from bpv_logic.forms.woorden import stappen_of
from bpv_logic.questions.conditions import Condition, Keuze
from bpv_logic.questions.fields import Field, Form, Group
from bpv_logic.school.active import built_in

_SCHOOL = (Condition(veld="soort", is_=("school",)),)
_ZELF = (Condition(veld="soort", is_=("zelf",)),)

#: The steps are the school's (schoolpakket); ours are used until it gives its own.
_STAPPEN: Final = stappen_of(built_in().stappen)

OPDRACHT: Final = Form(
    name="opdracht",
    label="Bpv-opdracht",
    meervoud="opdrachten",
    page="opdrachten/",
    tab="blauw",
    signers=("praktijkopleider",),
    groups=(
        Group(
            name="opdracht",
            title="De opdracht",
            fields=(
                Field(
                    name="soort",
                    label="Wat voor opdracht is het?",
                    kind="choice",
                    required=True,
                    keuzes=(
                        Keuze(waarde="school", label="Een opdracht van school"),
                        Keuze(waarde="zelf", label="Zelf oefenen in zes stappen"),
                    ),
                ),
                Field(name="titel", label="Naam van de opdracht", required=True),
                Field(
                    name="werkprocessen",
                    label="Bij welke werkprocessen hoort dit?",
                    kind="werkprocessen",
                ),
                Field(
                    name="instructie",
                    label="Wat vraagt school?",
                    kind="longtext",
                    hint="Neem over wat in de opdracht staat, of zeg waar je het vindt.",
                    when=_SCHOOL,
                ),
                Field(name="inleveren", label="Inleveren op", kind="date"),
                Field(
                    name="overlegd_praktijkopleider",
                    label="Heb je dit overlegd met je praktijkopleider?",
                    kind="choice",
                    keuzes=JA_NEE,
                    when=_ZELF,
                ),
                Field(
                    name="overlegd_school",
                    label="Heb je dit overlegd met school?",
                    kind="choice",
                    keuzes=JA_NEE,
                    when=_ZELF,
                ),
                Field(
                    name="stand",
                    label="Hoe ver ben je?",
                    kind="choice",
                    prefill="=gepland",
                    keuzes=(
                        Keuze(waarde="gepland", label="Nog beginnen"),
                        Keuze(waarde="bezig", label="Bezig"),
                        Keuze(waarde="klaar", label="Klaar"),
                    ),
                ),
            ),
        ),
        Group(
            name="stappen",
            title="Zes stappen",
            hint="Zo oefen je zelf een werkproces. Doe het samen met je praktijkopleider.",
            when=_ZELF,
            fields=_STAPPEN,
        ),
        Group(
            name="resultaat",
            title="Het resultaat",
            fields=(
                Field(
                    name="uitwerking",
                    label="Wat heb je gedaan?",
                    kind="longtext",
                    when=_SCHOOL,
                ),
                Field(
                    name="feedback",
                    label="Wat vindt je praktijkopleider ervan?",
                    kind="longtext",
                    hint="Feedback: wat ging goed, wat kan beter?",
                ),
            ),
        ),
    ),
)
