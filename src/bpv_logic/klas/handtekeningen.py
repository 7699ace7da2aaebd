"""The state of each handtekening, as school reads it: unchanged, changed since, damaged. Adds no judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import join_words, long_date
from bpv_logic.basis.shown import name
from bpv_logic.forms import FORMS
from bpv_logic.forms.keuzes import ROLLEN
from bpv_logic.map.bpvmap import day_of
from bpv_logic.words.handtekening import zegel_to_json

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.map.seal import Verschil, Zegeloordeel
    from bpv_logic.verdict.judge import Verdict

_ROLLEN: Final = {keuze.waarde: keuze.label for keuze in ROLLEN}
#: More changes than this are listed below the sentence, not in it.
_TOLD: Final = 3


def handtekeningen_json(verdict: Verdict) -> list[Json]:
    """Return every handtekening of a map in order of signing, with its state and a sentence about it."""
    return [_handtekening(zegel, verdict.view) for zegel in verdict.view.zegels]


def _handtekening(zegel: Zegeloordeel, view: MapView) -> Velden:
    signed, known = zegel.handtekening, zegel_to_json(zegel, view)
    record = view.bpvmap.by_id.get(signed.text("betreft"))
    form = FORMS.get(record.soort) if record else None
    return {
        "id": signed.id,
        "betreft": signed.text("betreft"),
        "formulier": form.label if form else "",
        "dag": long_date(day_of(record)) if record else "",
        "rol": _ROLLEN.get(signed.text("rol"), name(signed.text("rol"))),
        "naam": known["naam"],
        "moment_tekst": _day(zegel),
        "code": zegel.code,
        "stand": "schakel_mist" if zegel.mist_vorige else zegel.staat,
        "zin": _sentence(zegel, in_map=record is not None),
        "verschillen": known["verschillen"],
    }


def _day(zegel: Zegeloordeel) -> str:
    return long_date(dutch_day(zegel.handtekening.text("moment")))


def _sentence(zegel: Zegeloordeel, *, in_map: bool) -> str:
    naam = name(zegel.handtekening.text("naam")) or "iemand"
    if zegel.mist_vorige:
        return "Voor deze handtekening stond er een andere. Die zit niet in de map. Vraag het nieuwste bestand."
    if zegel.staat == "beschadigd":
        return f"De handtekening van {naam} is niet meer heel: er is iets aan veranderd. Vraag {naam} ernaar."
    if not in_map:
        return f"Wat {naam} tekende op {_day(zegel)}, staat niet meer in de map."
    if zegel.staat == "gewijzigd":
        return f"Veranderd nadat {naam} tekende op {_day(zegel)}: {_what(zegel.verschillen)}."
    return f"Klopt: zo stond het er toen {naam} tekende op {_day(zegel)}."


def _what(verschillen: tuple[Verschil, ...]) -> str:
    """Name what was changed, each question once: "Eindtijd, Pauze en een regel erbij"."""
    words = {"erbij": "een regel erbij", "weg": "een regel weg"}
    return join_words([*dict.fromkeys(words.get(item.wat) or item.label for item in verschillen)], at_most=_TOLD)
