"""Answers that several forms share. A list that only one form uses is in that form."""

from __future__ import annotations

from typing import Final

from bpv_logic.questions.conditions import Keuze

JA_NEE: Final = (Keuze(waarde="ja", label="Ja"), Keuze(waarde="nee", label="Nee"))

#: Who can act in a map; the same words are the roles of a handtekening.
ROLLEN: Final = (
    Keuze(waarde="student", label="Student"),
    Keuze(waarde="praktijkopleider", label="Praktijkopleider"),
    Keuze(waarde="begeleider", label="Bpv-begeleider"),
    Keuze(waarde="ouder", label="Ouder of verzorger"),
)

#: The answers that make up the name of a student, in the order in which people say them.
NAAM: Final = ("voornaam", "achternaam")

#: Where the map has the name of each role: the answers that make it up, "" when it has none.
NAMEN: Final = {
    "student": " ".join(f"student.{name}" for name in NAAM),
    "praktijkopleider": "periode.praktijkopleider",
    "begeleider": "periode.begeleider",
    "ouder": "",
}

WEEKDAGEN: Final = (
    Keuze(waarde="ma", label="Maandag"),
    Keuze(waarde="di", label="Dinsdag"),
    Keuze(waarde="wo", label="Woensdag"),
    Keuze(waarde="do", label="Donderdag"),
    Keuze(waarde="vr", label="Vrijdag"),
    Keuze(waarde="za", label="Zaterdag"),
    Keuze(waarde="zo", label="Zondag"),
)
