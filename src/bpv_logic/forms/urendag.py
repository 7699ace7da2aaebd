"""Uren in de bpv: the parts of a day, one record each; an ordinary day is one part."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import JA_NEE
from bpv_logic.questions.conditions import Condition, Keuze, OverMidnight
from bpv_logic.questions.fields import Field, Form, Group

#: Only these parts count for the hours of the praktijkovereenkomst.
GEWERKT: Final = "gewerkt"

#: An end before the begin is on the next day. A longer duty than this, in minutes, is asked about first: our choice, an
#: hour more than the longest night shift of the law (Arbeidstijdenwet, 5:8, lid 3: 12 hours).
NACHT_ZONDER_VRAAG: Final = 13 * 60

#: In minutes: a day of two shifts may stand on one line, with all the time between them as its pauze.
PAUZE_MAXIMUM: Final = 12 * 60

ZIEK: Final = "ziek"

#: Kinds of days that are written down afterwards; a day off or at school may be known in advance.
ACHTERAF: Final = frozenset({GEWERKT, ZIEK, "afwezig"})

#: Days on which nobody expects work: no hours, and no reason to call somebody slow.
VRIJ: Final = frozenset({"vrij", "feestdag", "school"})

_GEWERKT = (Condition(veld="soort", is_=(GEWERKT,)),)
_SCHOOL = (Condition(veld="soort", is_=("school",)),)
_ANDERS = (Condition(veld="soort", is_=("school", "ziek", "vrij", "feestdag", "afwezig")),)

URENDAG: Final = Form(
    name="urendag",
    label="Uren van een dag",
    meervoud="dagen",
    page="uren/",
    tab="groen",
    day=("datum",),
    key=("periode", "datum"),
    parts=("soort", "begin", "eind", "van", "tot"),
    # All that decides how long a part lasted, and the tasks of that one part: never those of all days before it.
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
                    when=_GEWERKT,
                    prefill="periode.werktijd_eind",
                ),
                Field(
                    name="pauze",
                    label="Pauze (minuten)",
                    kind="integer",
                    minimum=0,
                    maximum=PAUZE_MAXIMUM,
                    unit="minuten",
                    when=_GEWERKT,
                    prefill="periode.werktijd_pauze",
                ),
                Field(
                    name="nacht",
                    label="Dit duurt tot de volgende dag. Klopt dat?",
                    kind="choice",
                    keuzes=JA_NEE,
                    hint="Dan is het wel een lange dienst. Klopt het niet? Kijk de tijden na.",
                    when=(*_GEWERKT, OverMidnight(veld="eind", van="begin", minuten=NACHT_ZONDER_VRAAG)),
                ),
                Field(name="van", label="Van", kind="time", when=_ANDERS),
                Field(name="tot", label="Tot", kind="time", when=_ANDERS),
                Field(
                    name="schooluren",
                    label="Hoeveel uur was je op school?",
                    kind="integer",
                    minimum=0,
                    maximum=24,
                    unit="uur",
                    reading="hours",
                    hint="Alleen als je geen tijden invult. Schooluren tellen niet als bpv-uren. "
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
