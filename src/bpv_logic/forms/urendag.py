"""Uren in de bpv: one line per day."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import JA_NEE
from bpv_logic.questions.conditions import Condition, Keuze
from bpv_logic.questions.fields import Field, Form, Group

#: Only these days count for the hours of the praktijkovereenkomst.
GEWERKT: Final = "gewerkt"

ZIEK: Final = "ziek"

#: Kinds of days that are written down afterwards; a day off or at school may be known in advance.
ACHTERAF: Final = frozenset({GEWERKT, ZIEK, "afwezig"})

#: Days on which nobody expects work: no hours, and no reason to call somebody slow.
VRIJ: Final = frozenset({"vrij", "feestdag", "school"})

_GEWERKT = (Condition(veld="soort", is_=(GEWERKT,)),)
_SCHOOL = (Condition(veld="soort", is_=("school",)),)

URENDAG: Final = Form(
    name="urendag",
    label="Uren van een dag",
    meervoud="dagen",
    page="uren/",
    tab="groen",
    day=("datum",),
    key=("periode", "datum"),
    # All that decides how long a day lasted, and the tasks of that one day: never those of all days before it.
    repeats=("soort", "begin", "eind", "pauze", "nacht", "werkprocessen"),
    groups=(
        Group(
            name="dag",
            title="Je dag",
            fields=(
                Field(name="datum", label="Datum", kind="date", required=True, prefill="today"),
                Field(
                    name="soort",
                    label="Wat voor dag was het?",
                    kind="choice",
                    required=True,
                    prefill=f"={GEWERKT}",
                    keuzes=(
                        Keuze(waarde=GEWERKT, label="Gewerkt"),
                        Keuze(waarde="school", label="School"),
                        Keuze(waarde="ziek", label="Ziek"),
                        Keuze(waarde="vrij", label="Vrij"),
                        Keuze(waarde="feestdag", label="Feestdag"),
                        Keuze(waarde="afwezig", label="Afwezig"),
                    ),
                ),
                Field(
                    name="begin",
                    label="Begin",
                    kind="time",
                    required=True,
                    when=_GEWERKT,
                    prefill="periode.werktijd_begin",
                ),
                Field(
                    name="eind",
                    label="Eind",
                    kind="time",
                    required=True,
                    after="begin",
                    after_unless=(Condition(veld="nacht", is_=("ja",)),),
                    when=_GEWERKT,
                    prefill="periode.werktijd_eind",
                ),
                Field(
                    name="pauze",
                    label="Pauze (minuten)",
                    kind="integer",
                    minimum=0,
                    maximum=240,
                    unit="minuten",
                    when=_GEWERKT,
                    prefill="periode.werktijd_pauze",
                ),
                Field(
                    name="nacht",
                    label="Eindigde je dienst de volgende dag?",
                    kind="choice",
                    keuzes=JA_NEE,
                    hint="Alleen bij een nachtdienst.",
                    when=_GEWERKT,
                ),
                Field(
                    name="schooluren",
                    label="Hoeveel uur was je op school?",
                    kind="integer",
                    minimum=0,
                    maximum=24,
                    unit="uur",
                    reading="hours",
                    hint="Schooluren tellen niet als bpv-uren. "
                    "Ben je jonger dan 18, dan tellen ze wel mee als werktijd.",
                    when=_SCHOOL,
                ),
                Field(
                    name="activiteit",
                    label="Wat heb je gedaan?",
                    kind="longtext",
                    hint="Eén of twee zinnen is genoeg. Schrijf geen namen van cliënten of klanten op.",
                    max_length=1000,
                    when=_GEWERKT,
                ),
                Field(
                    name="werkprocessen",
                    label="Werkprocessen van vandaag",
                    hint="Taken uit je beroep die je vandaag deed.",
                    kind="werkprocessen",
                    when=_GEWERKT,
                ),
            ),
        ),
    ),
)
