"""Bpv-opdrachten: in time, discussed, and with the feedback of the praktijkopleider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import join_words, parse_date, say_date
from bpv_logic.map.record import Record
from bpv_logic.rules.rule import Place, Rule, Stap, at
from bpv_logic.rules.sources import gids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.rules.rule import Context, Where

_SCHOOL: Final = gids("Bpv-opdracht: de instructies van school")
_ZELF: Final = gids("Bpv-opdracht: zes-stappenmethode, in overleg met praktijkopleider en school")

_STAPPEN: Final = tuple(f"stap{number}" for number in range(1, 7))


def _is_done(record: Record) -> bool:
    return record.text("stand") == "klaar"


def _late(view: MapView, context: Context) -> Iterator[Place]:
    for record in view.bpvmap.of("opdracht"):
        due = parse_date(record.text("inleveren"))
        if due and due < context.today and not _is_done(record):
            yield at(record, "stand", titel=_title(record), dag=say_date(due, context.today))


def _title(record: Record) -> str:
    return record.text("titel") or "zonder naam"


def _without_consultation(view: MapView, _: Context) -> Iterator[Place]:
    for record in view.bpvmap.of("opdracht"):
        asked = {"overlegd_praktijkopleider": "je praktijkopleider", "overlegd_school": "school"}
        missing = [veld for veld in asked if record.text(veld) != "ja"]
        if record.text("soort") == "zelf" and missing:
            yield at(record, missing[0], titel=_title(record), wie=join_words([asked[veld] for veld in missing]))


def _done_without(soort: tuple[str, ...], velden: tuple[str, ...]) -> Where:
    """Look at finished opdrachten of these kinds where one of these questions has no answer."""

    def where(view: MapView, _: Context) -> Iterator[Place]:
        for record in view.bpvmap.of("opdracht"):
            empty = [veld for veld in velden if not record.is_filled(veld)]
            if _is_done(record) and record.text("soort") in soort and empty:
                yield at(record, empty[0], titel=_title(record), aantal=str(len(empty)))

    return where


def _without_instruction(view: MapView, _: Context) -> Iterator[Place]:
    for record in view.bpvmap.of("opdracht"):
        if record.text("soort") == "school" and not record.is_filled("instructie"):
            yield at(record, "instructie", titel=_title(record))


RULES: Final = (
    Rule(
        code="opdrachten.te-laat",
        title="Een opdracht is klaar op de dag van inleveren",
        zin="“{titel}” moest klaar zijn op {dag}. Maak het af, of vraag school om een nieuwe dag.",
        waarom="School kijkt de opdracht na op een vaste dag.",
        stap=Stap(40, "Opdracht afmaken", "Bekijken"),
        reference=_SCHOOL,
        toon="nog_doen",
        where=_late,
    ),
    Rule(
        code="opdrachten.zonder-instructie",
        title="Bij een opdracht van school staat wat je moet doen",
        zin="Schrijf bij “{titel}” op wat school van je vraagt.",
        waarom="Bij een opdracht van school volg je wat school vraagt.",
        stap=Stap(75, "Wat vraagt school?", "Invullen"),
        reference=_SCHOOL,
        toon="nog_doen",
        where=_without_instruction,
    ),
    Rule(
        code="opdrachten.zonder-overleg",
        title="Zelf oefenen doe je in overleg",
        zin="Overleg over “{titel}” met {wie}. Vul daarna in dat het gebeurd is.",
        waarom="Je praktijkopleider en school moeten weten wat je gaat oefenen.",
        stap=Stap(65, "Overleg over je opdracht", "Bekijken"),
        reference=_ZELF,
        toon="nog_doen",
        where=_without_consultation,
    ),
    Rule(
        code="opdrachten.stappen-leeg",
        title="Bij zelf oefenen zijn de zes stappen ingevuld",
        zin="Vul bij “{titel}” alle zes stappen in. Nog leeg: {aantal}.",
        waarom="De zes stappen laten zien wat je deed en wat je leerde.",
        stap=Stap(75, "Zes stappen afmaken", "Invullen"),
        reference=_ZELF,
        toon="nog_doen",
        where=_done_without(("zelf",), _STAPPEN),
    ),
    Rule(
        code="opdrachten.zonder-feedback",
        title="Bij een klare opdracht staat wat je praktijkopleider ervan vindt",
        zin="Vraag je praktijkopleider wat er goed ging bij “{titel}”. Schrijf het op.",
        waarom="Van feedback leer je wat de volgende keer beter kan.",
        stap=Stap(77, "Vraag feedback", "Invullen", "praktijkopleider"),
        reference=_ZELF,
        toon="nog_doen",
        where=_done_without(("school", "zelf"), ("feedback",)),
    ),
)
