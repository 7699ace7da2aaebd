"""Bpv-opdrachten: from school, or own practice of a werkproces in six steps."""

from __future__ import annotations

from typing import Final

from bpv_logic.fields import Condition, Field, Form, Group, Keuze
from bpv_logic.forms.keuzes import JA_NEE

_SCHOOL = (Condition(veld="soort", is_=("school",)),)
_ZELF = (Condition(veld="soort", is_=("zelf",)),)

#: Our own wording; the real form of a school may replace it (schoolpakket).
_STAPPEN: Final = (
    ("stap1", "1. Wat ga ik doen?", "Kies het werk en zeg wat je ervan weet."),
    ("stap2", "2. Wat heb ik nodig?", "Spullen, tijd, hulp en regels."),
    ("stap3", "3. Hoe pak ik het aan?", "Schrijf de stappen op en bespreek ze."),
    ("stap4", "4. Ik doe het", "Wat deed je, en wanneer?"),
    ("stap5", "5. Ik kijk het na", "Is het goed? Hoe weet je dat?"),
    ("stap6", "6. Wat heb ik geleerd?", "Wat doe je de volgende keer anders?"),
)

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
            fields=tuple(
                Field(name=name, label=label, kind="longtext", hint=hint, max_length=1500)
                for name, label, hint in _STAPPEN
            ),
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
