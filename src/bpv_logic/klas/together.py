"""Combines files of the same student into one map: the newest of every answer, and no handtekening lost.

Says which file contributed what. The order of the files makes no difference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import long_date
from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.shown import file_name
from bpv_logic.file.admission import check_amounts
from bpv_logic.file.envelope import read_envelope
from bpv_logic.file.preview import change_sentences, check_same_student, has_other_handtekening
from bpv_logic.file.private import has_private, without_private
from bpv_logic.klas.inzending import Inzending
from bpv_logic.klas.logboek.ontvangst import ontvangst_from
from bpv_logic.klas.logboek.verschil import anders_dan_eerder
from bpv_logic.map.bpvmap import Bpvmap, map_of
from bpv_logic.map.difference import differences
from bpv_logic.map.merge import merge_maps
from bpv_logic.map.seal import judge_handtekeningen
from bpv_logic.map.terug import from_school, is_terug
from bpv_logic.verdict.judge import judge_map
from bpv_logic.words.loss import gone_words, lost

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.file.attachments import Attachment
    from bpv_logic.file.envelope import Envelope
    from bpv_logic.klas.logboek.verschil import Anders


@dataclass(frozen=True, kw_only=True)
class Samengevoegd:
    """The map of one student, with at least one sentence about every file when there were several.

    `let_op` are the warnings of the merging itself; the inzending has them too, for pages that show one list. `anders`
    is what is other in a later file than in an earlier one (docs/besluiten/0077).
    """

    inzending: Inzending
    zinnen: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()
    anders: tuple[Anders, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _File:
    """One file that was read but not yet judged."""

    naam: str
    envelope: Envelope
    bpvmap: Bpvmap
    met_prive: bool

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """The sort key among files of one student: the student's newest own map comes last and names the result."""
        return (not is_terug(self.bpvmap), self.envelope.exported_at, self.envelope.sha256, self.naam)


def read_map(bestanden: Iterable[tuple[str, str | bytes]], today: dt.date, now: str = "") -> Samengevoegd:
    """Return the map of these files (name and text); ExportError when one is unreadable or from another student."""
    files = [_read(naam, text, now) for naam, text in bestanden]
    if not files:
        raise ExportError("geen-bestand", "Kies eerst een bestand.")
    files.sort(key=lambda file: file.order, reverse=True)
    newest = files[0]
    for other in files[1:]:
        _check_same(newest, other)
    _check_kinds(files)
    anders = _other_than_before(files)
    files, refused = _admitted(files)
    bpvmap = reduce(merge_maps, (file.bpvmap for file in files))
    check_amounts(bpvmap.records)
    let_op = (*refused, *_losses(files, bpvmap))
    tellings = (*(tekst for file in files for tekst in file.envelope.warnings), *let_op)
    envelope = replace(
        newest.envelope,
        records=bpvmap.records,
        attachments=_attachments(files),
        warnings=tuple(dict.fromkeys(tellings)),
    )
    inzending = Inzending(
        naam=newest.naam,
        envelope=envelope,
        bpvmap=bpvmap,
        verdict=judge_map(bpvmap, today),
        met_prive=any(file.met_prive for file in files),
    )
    zinnen = tuple(_sentences(files)) if len(files) > 1 else ()
    return Samengevoegd(inzending=inzending, zinnen=zinnen, let_op=let_op, anders=anders)


def _read(naam: str, text: str | bytes, now: str) -> _File:
    whole = read_envelope(text, now)
    envelope = without_private(whole)
    return _File(naam=naam, envelope=envelope, bpvmap=envelope.bpvmap, met_prive=has_private(whole))


def _admitted(files: Sequence[_File]) -> tuple[list[_File], list[str]]:
    """Return the files with what may be imported from each, and a sentence for each that is left out.

    What a begeleider sent back is checked against the student's own files, and
    must not keep those from being read; alone it is read as it is.
    """
    own = reduce(merge_maps, (file.bpvmap for file in files if not is_terug(file.bpvmap)), map_of(()))
    found, refused = [], []
    for file in files:
        if not own.records or not is_terug(file.bpvmap):
            found.append(file)
            continue
        try:
            found.append(replace(file, bpvmap=from_school(own, file.bpvmap)))
        except ExportError as error:
            refused.append(f"{file_name(file.naam)} telt niet mee. {error}")
    return found, refused


def _losses(files: Sequence[_File], total: Bpvmap) -> Iterator[str]:
    """Say what of each file is gone in the result: what somebody emptied or removed since must not go unseen."""
    for file in files:
        words = gone_words(*lost(differences(file.bpvmap, total)))
        if words:
            yield f"Niet alles uit {file_name(file.naam)} staat er nog: {words}."


def _other_than_before(files: Sequence[_File]) -> tuple[Anders, ...]:
    """Return what differs between these files: a class that is kept remembers every file that it received."""
    if len(files) == 1:
        return ()
    received = (ontvangst_from((), file.envelope, judge_handtekeningen(file.bpvmap), "") for file in files)
    return anders_dan_eerder(received)


def _check_same(newest: _File, other: _File) -> None:
    try:
        check_same_student(newest.bpvmap, other.bpvmap)
    except ExportError as error:
        sentence = f"{file_name(newest.naam)} en {file_name(other.naam)} zijn niet van dezelfde student. Open ze apart."
        raise ExportError(error.code, sentence) from error


def _check_kinds(files: Sequence[_File]) -> None:
    """Refuse files in which one form has two kinds: a human must find out which of them is real."""
    known: dict[str, tuple[str, str]] = {}
    for file in files:
        for record in file.bpvmap.records:
            soort, naam = known.setdefault(record.id, (record.soort, file.naam))
            if soort != record.soort:
                sentence = f"In {naam} en {file.naam} is hetzelfde formulier van een andere soort. Open ze apart."
                raise ExportError("andere-soort", sentence)


def _attachments(files: Sequence[_File]) -> tuple[Attachment, ...]:
    """Return every photo once: one that is damaged in a file may be intact in another."""
    found = {item.sha256: item for file in files for item in file.envelope.attachments}
    return tuple(found[sha256] for sha256 in sorted(found))


def _sentences(files: Sequence[_File]) -> Iterator[str]:
    """Say for each file, the newest first, what it adds to the earlier ones."""
    newest, *older = files
    yield f"{file_name(newest.naam)} is het nieuwste bestand, gemaakt op {_day(newest)}."
    known, before = newest.bpvmap, {newest.envelope.sha256: newest.naam}
    for file in older:
        same = before.get(file.envelope.sha256)
        if same is not None:
            yield f"{file_name(file.naam)} is precies hetzelfde bestand als {file_name(same)}."
            continue
        before[file.envelope.sha256] = file.naam
        if has_other_handtekening(known, file.bpvmap):
            yield f"In {file_name(file.naam)} is een handtekening anders dan in de andere bestanden. Vraag hoe dat kan."
        merged = merge_maps(known, file.bpvmap)
        yield _brought(file, change_sentences(known, file.bpvmap, merged))
        known = merged


def _brought(file: _File, changes: Sequence[str]) -> str:
    wat = "is van de bpv-begeleider" if is_terug(file.bpvmap) else f"is ouder, van {_day(file)}"
    if not changes:
        return f"{file_name(file.naam)} {wat}. Alles daaruit staat al in de map."
    return f"{file_name(file.naam)} {wat}. Daaruit komt: {' '.join(changes)}"


def _day(file: _File) -> str:
    return long_date(dutch_day(file.envelope.exported_at))
