"""What the school's command line reports about a file: lines to read, and a table for a spreadsheet.

Only text; `command` prints and writes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, cast

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.shown import escaped, file_name, lines, name, one_line
from bpv_logic.basis.workbook.xlsx import Kop
from bpv_logic.cli.face import findings_of, row_of
from bpv_logic.cli.sleutels.proofs import NIET_NAGEKEKEN, Nagekeken, checked_proofs
from bpv_logic.klas.columns import TERUG
from bpv_logic.klas.logboek.ontvangst import ontvangst_of
from bpv_logic.klas.sleutels.across import keys_across, uses_in
from bpv_logic.klas.table_rows import table_rows
from bpv_logic.klas.tables import OVERZICHT, UITKOMSTEN, Rijen, overzicht_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bpv_logic.basis.csv import Cell
    from bpv_logic.basis.guard import Failure
    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.cli.face import Bevinding
    from bpv_logic.klas.inzending import Inzending
    from bpv_logic.klas.logboek.ontvangst import Ontvangst
    from bpv_logic.klas.logboek.verschil import Anders
    from bpv_logic.klas.sleutels.across import Gebruik

_ONLEESBAAR: Final = "niet te lezen"

#: The columns of the overview: those of the class page, plus every sentence, which that page shows elsewhere.
KOPPEN: Final = (*OVERZICHT, Kop(naam="Klopt niet", breed=60), Kop(naam="Nog te doen", breed=60))
HEADINGS: Final = tuple(kop.naam for kop in KOPPEN)
_KLOPT_NIET: Final = HEADINGS.index("Klopt niet")

EXIT_CODES: Final = (
    "Uitkomst: 0 alles is te lezen en niets is fout; 1 in een of meer bestanden klopt iets niet; "
    "2 een bestand of een foto is niet te lezen; 130 gestopt met Ctrl-C. "
    "Wat alleen nog niet is ingevuld, is niet fout."
)
#: What a file contributes to the exit code.
SOUND: Final = 0
FALLS_SHORT: Final = 1
UNREADABLE: Final = 2


@dataclass(frozen=True, kw_only=True)
class Verslag:
    """The report on one file, or on the `bestanden` of one student; `fout` is set only when nothing could be read.

    `ids` are those of the student; `opmerkingen` are sentences about the file itself that report nothing wrong;
    `spoor` is the traceback of a bug of ours.
    """

    naam: str
    bestanden: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    van: str = ""
    uitkomst: str = ""
    code: str = ""
    gemaakt_op: str = ""
    bevindingen: tuple[Bevinding, ...] = ()
    waarschuwingen: tuple[str, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    rij: Velden = field(default_factory=dict)
    sorteer: str = ""
    tabellen: Velden = field(default_factory=dict)
    fout: str = ""
    spoor: str = ""
    ontvangst: Ontvangst | None = None
    sleutels: tuple[Nagekeken, ...] = ()
    gebruik: tuple[Gebruik, ...] = ()

    @property
    def is_unreadable(self) -> bool:
        """Tell whether the file, or a photo in it, could not be read."""
        return bool(self.fout or self.waarschuwingen)

    @property
    def falls_short(self) -> bool:
        """Tell whether something is wrong; an unanswered question alone is not."""
        return bool(self.wrong)

    @property
    def wrong(self) -> tuple[str, ...]:
        """The sentences about what is wrong: what the rules found, and a key that did not make its proof."""
        false = (item.tekst for item in self.sleutels if item.uitslag == "klopt niet")
        return (*self.sentences("voldoet_niet"), *false)

    @property
    def on_keys(self) -> tuple[str, ...]:
        """The sentences about keys that report nothing wrong, each once."""
        told = dict.fromkeys(item.tekst for item in self.sleutels if item.uitslag != "klopt niet")
        unchecked = any(item.uitslag == "niet nagekeken" for item in self.sleutels)
        return (*told, NIET_NAGEKEKEN) if unchecked else tuple(told)

    def sentences(self, *uitkomsten: str) -> tuple[str, ...]:
        """Return the sentence of every finding with one of these outcomes, in the order of the verdict."""
        return tuple(str(item["tekst"]) for item in self.bevindingen if item["uitkomst"] in uitkomsten)


@dataclass(frozen=True, kw_only=True)
class Antwoord:
    """A verslag as it is printed and written: small enough to send between processes.

    `tekst` is what is printed about the file, `rijen` what a table gets of it,
    `van` is the student and `gebruik` the keys in the map, to compare with those of others;
    `telt_als` the category under which it is counted, `spoor` a bug of ours;
    `op_slot` means that it needs a password that nobody gave; `ids` are those by which files find each other.
    """

    code: int
    telt_als: str
    tekst: str
    rijen: Rijen
    spoor: str = ""
    op_slot: bool = False
    ids: tuple[str, ...] = ()
    ontvangst: Ontvangst | None = None
    van: str = ""
    gebruik: tuple[Gebruik, ...] = ()

    @property
    def is_onleesbaar(self) -> bool:
        """Tell whether nothing of the file could be read."""
        return self.telt_als == _ONLEESBAAR


def antwoord_of(verslag: Verslag, *, as_json: bool) -> Antwoord:
    """Return what is printed and written about one file."""
    return Antwoord(
        code=UNREADABLE if verslag.is_unreadable else FALLS_SHORT if verslag.falls_short else SOUND,
        telt_als=_ONLEESBAAR if verslag.fout else UITKOMSTEN[verslag.uitkomst],
        tekst=_json_text(json_of(verslag)) if as_json else "\n".join(lines_of(verslag)),
        rijen=_rijen(verslag),
        spoor=lines(verslag.spoor),
        ids=verslag.ids,
        ontvangst=verslag.ontvangst,
        van=name(verslag.van),
        gebruik=verslag.gebruik,
    )


def with_earlier(answer: Antwoord, anders: Sequence[Anders], *, as_json: bool) -> Antwoord:
    """Return an answer with what is other than in an earlier file of the same student."""
    sentences = [item.tekst for item in anders]
    overzicht = list(answer.rijen.overzicht)
    overzicht[_KLOPT_NIET] = "\n".join(filter(None, (str(overzicht[_KLOPT_NIET]), *sentences)))
    if as_json:
        tekst = _json_text({**json.loads(answer.tekst), "logboek": [item.as_json() for item in anders]})
    else:
        tekst = "\n".join((answer.tekst, *(f"  [anders dan eerder] {one_line(item)}" for item in sentences)))
    code = max(answer.code, FALLS_SHORT) if anders else answer.code
    return replace(answer, tekst=tekst, rijen=replace(answer.rijen, overzicht=overzicht), code=code)


def _json_text(values: Velden) -> str:
    """Return everything about one file as JSON, for a program: as it was typed, but safe to print."""
    return escaped(json.dumps(values, ensure_ascii=False, indent=2))


def verslag_of(
    item: Inzending,
    *,
    bestanden: tuple[str, ...] = (),
    zinnen: tuple[str, ...] = (),
    let_op: tuple[str, ...] = (),
    met_tabellen: bool = False,
    gezien: str = "",
) -> Verslag:
    """Return the report on a file that was read, or on the files of one student.

    `zinnen` say what each of them brought; `let_op` are warnings that are no fault of a file. What a begeleider sent
    back is no map, so it is not judged. The rows of all tables are made only when somebody wants them, and so is what
    a logboek remembers of a file that was `gezien` at a moment.
    """
    return Verslag(
        naam=item.naam,
        bestanden=bestanden or (item.naam,),
        ids=item.ids,
        van=item.van,
        uitkomst=TERUG if item.is_terug else item.verdict.uitkomst,
        code=item.envelope.code,
        gemaakt_op=dutch_day(item.envelope.exported_at),
        bevindingen=() if item.is_terug else findings_of(item),
        waarschuwingen=tuple(tekst for tekst in item.envelope.warnings if tekst not in let_op),
        opmerkingen=(*zinnen, *item.hints),
        rij=row_of(item),
        sorteer=item.sorteernaam,
        tabellen=table_rows(item) if met_tabellen else {},
        ontvangst=ontvangst_of(item, gezien) if gezien else None,
        sleutels=checked_proofs(item.verdict.view.zegels),
        gebruik=uses_in(item.verdict.view.zegels),
    )


def verslag_of_failure(naam: str, failure: Failure) -> Verslag:
    """Return the report on a file that could not be read."""
    return Verslag(naam=naam, bestanden=(naam,), fout=failure.tekst, spoor=failure.spoor)


def lines_of(verslag: Verslag) -> tuple[str, ...]:
    """Return the lines about one file: a heading, then a sentence for everything that is not in order."""
    naam = file_name(verslag.naam)
    if verslag.fout:
        return (f"{naam}: {_ONLEESBAAR}", f"  {one_line(verslag.fout)}")
    heading = ", ".join(part for part in (name(verslag.van), UITKOMSTEN[verslag.uitkomst], verslag.code) if part)
    sentences = (
        *(f"[niet te lezen] {tekst}" for tekst in verslag.waarschuwingen),
        *(f"[let op] {tekst}" for tekst in verslag.opmerkingen),
        *(f"[klopt niet] {tekst}" for tekst in verslag.wrong),
        *(f"[nog te doen] {tekst}" for tekst in verslag.sentences("nog_onvolledig")),
        *(f"[handtekening] {tekst}" for tekst in verslag.on_keys),
    )
    return (f"{naam}: {heading}", *(f"  {one_line(tekst)}" for tekst in sentences))


def closing_line(counts: Mapping[str, int], files: int = 0) -> str:
    """Return how many answers have each outcome, counted under `Antwoord.telt_als`; `files` may be more than those."""
    parts = [f"{counts[words]} {words}" for words in (*UITKOMSTEN.values(), _ONLEESBAAR) if words in counts]
    total = sum(counts.values())
    if files > total:
        students = total - counts.get(_ONLEESBAAR, 0) - counts.get(UITKOMSTEN[TERUG], 0)
        return f"{files} bestanden, {students} {'student' if students == 1 else 'studenten'}: {', '.join(parts)}."
    return f"{total} {'bestand' if total == 1 else 'bestanden'}: {', '.join(parts)}."


def key_lines(answers: Iterable[tuple[str, tuple[Gebruik, ...]]]) -> Iterator[str]:
    """Yield the lines about keys across all maps: of each student who it is, and the keys in the map."""
    maps = {str(number): item for number, item in enumerate(answers)}
    for number, sentences in keys_across({number: uses for number, (_, uses) in maps.items()}).items():
        yield from (f"[sleutels] {maps[number][0]}: {tekst}" for tekst in sentences)


def passed_lines(passed: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the lines about files that were not read: why, and their names."""
    for why, names in passed.items():
        yield f"Overgeslagen: {len(names)} {'bestand' if len(names) == 1 else 'bestanden'}. {why}"
        yield from (f"  {file_name(item)}" for item in names)


def json_of(verslag: Verslag) -> Velden:
    """Return everything about one file as values."""
    bevindingen = cast("list[Json]", list(verslag.bevindingen))
    return {
        "bestand": verslag.naam,
        "bestanden": list(verslag.bestanden),
        "fout": verslag.fout or None,
        "student": verslag.van,
        "uitkomst": verslag.uitkomst or None,
        "code": verslag.code,
        "gemaaktOp": verslag.gemaakt_op,
        "waarschuwingen": list(verslag.waarschuwingen),
        "opmerkingen": list(verslag.opmerkingen),
        "bevindingen": bevindingen,
        "rij": verslag.rij,
        "sleutels": [item.as_json() for item in verslag.sleutels],
    }


def _rijen(verslag: Verslag) -> Rijen:
    row = {"naam": verslag.van, "uitkomst": verslag.uitkomst or _ONLEESBAAR, **verslag.rij}
    wrong = (*filter(None, [verslag.fout]), *verslag.waarschuwingen, *verslag.wrong)
    return Rijen(
        sorteer=verslag.sorteer,
        wie=(verslag.van, str(row.get("studentnummer", "")), str(row.get("crebo", ""))),
        overzicht=[
            *overzicht_row(row, verslag.naam, verslag.code, verslag.gemaakt_op),
            "\n".join(wrong),
            "\n".join(verslag.sentences("nog_onvolledig")),
        ],
        tabellen=cast("dict[str, list[list[Cell]]]", verslag.tabellen),
    )
