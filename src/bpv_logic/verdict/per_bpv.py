"""Every werkproces over all bpv's of an opleiding: who rated it, in which bpv, and when. Judges nothing.

For a leercoach, who follows the whole opleiding: on the phone, at school and on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import count, parse_date, schooljaar_of, short_date
from bpv_logic.basis.shown import MAX_NAME, in_sentence, one_line
from bpv_logic.forms.voortgang import EIGENAAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.map.record import Record
    from bpv_logic.rules import Context

#: Who rates, the one who trains first: short, because several bpv's stand next to each other on a sheet.
_WIE: Final = {"praktijkopleider": "opleider", EIGENAAR: "student"}
_ZONDER_BPV: Final = "Bij geen bpv"
_NOG_NIET: Final = "Nog geen oordeel."

#: A longer name would push the others of its row off the sheet.
_LONGEST: Final = 40

#: The id, the name and the schooljaar of a bpv.
type _Column = tuple[str, str, str]
type _Newest = Mapping[str, Mapping[str, Mapping[str, Record]]]


def schooljaar_van(periode: PeriodeView) -> str:
    """Return the schooljaar of a bpv, as it was filled in or else by its first day."""
    filled = one_line(periode.record.text("schooljaar"), MAX_NAME)
    return filled or (schooljaar_of(periode.begin) if periode.begin else "")


def per_bpv_of(view: MapView, context: Context) -> Velden:
    """Return a row for every werkproces, with for every bpv the newest rating of each person."""
    steps = {stap.waarde: stap.label for stap in context.schoolpakket.schaal}
    newest = _newest(view, steps)
    columns = [*_columns(view, newest)]
    codes = _codes(context, newest)
    if not columns or not codes:
        zin = "Hier komt elk werkproces, met de oordelen uit elke bpv. Vul eerst je opleiding en je bpv in."
        return {"zin": zin, "bpvs": [], "rijen": []}
    rows: list[Json] = [_row(code, titel, columns, newest, steps) for code, titel in codes]
    heads: list[Json] = [{"naam": naam, "jaar": jaar} for _, naam, jaar in columns]
    return {"zin": _say(view, context, newest), "bpvs": heads, "rijen": rows}


def _say(view: MapView, context: Context, newest: _Newest) -> str:
    own = [item.code for item in context.werkprocessen]
    rated = sum(code in newest for code in own or newest)
    total = f"{rated} van de {len(own)} werkprocessen" if own else count(rated, "werkproces", "werkprocessen")
    return f"Een oordeel bij {total}, in {count(len(view.periodes), 'bpv', "bpv's")}."


def _newest(view: MapView, steps: Mapping[str, str]) -> _Newest:
    """Return the newest rating by werkproces, bpv and person; a day in the future is a typing mistake."""
    today, known = view.today.isoformat(), view.periode_ids
    found: dict[str, dict[str, dict[str, Record]]] = {}
    for record in view.bpvmap.of("voortgang"):
        code, wie = record.text("werkproces"), record.text("wie")
        if code and wie in _WIE and record.text("oordeel") in steps and record.text("datum") <= today:
            periode = view.bpvmap.periode_of(record)
            found.setdefault(code, {}).setdefault(periode if periode in known else "", {})[wie] = record
    return found


def _columns(view: MapView, newest: _Newest) -> Iterator[_Column]:
    """Yield every bpv, the oldest first; a rating without a bpv is not left out."""
    for periode in view.periodes:
        yield periode.id, view.namen[periode.id], schooljaar_van(periode)
    if any("" in rated for rated in newest.values()):
        yield "", _ZONDER_BPV, ""


def _codes(context: Context, newest: _Newest) -> list[tuple[str, str]]:
    """Return the werkprocessen of the opleiding in its order, then what was rated beside them."""
    own = {item.code: item.titel for item in context.werkprocessen}
    return [*own.items(), *((code, "") for code in sorted(newest.keys() - own.keys()))]


def _row(code: str, titel: str, columns: list[_Column], newest: _Newest, steps: Mapping[str, str]) -> Json:
    rated = newest.get(code, {})
    cells: list[Json] = [[*_ratings(rated.get(id_, {}), steps)] for id_, _, _ in columns]
    return {
        "code": one_line(code, MAX_NAME),
        "titel": one_line(titel, MAX_NAME),
        "leeg": "" if rated else _NOG_NIET,
        "cellen": cells,
    }


def _ratings(given: Mapping[str, Record], steps: Mapping[str, str]) -> Iterator[Json]:
    for wie, short in _WIE.items():
        if record := given.get(wie):
            naam = "" if wie == EIGENAAR else in_sentence(record.text("naam"), _LONGEST)
            day = parse_date(record.text("datum"))
            who = f"{short} {naam}".strip()
            yield {
                "oordeel": steps[record.text("oordeel")],
                "door": f"{who}, {short_date(day)}" if day else who,
            }
