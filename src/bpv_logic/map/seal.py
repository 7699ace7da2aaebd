"""Handtekeningen: what was signed, and whether it is still the same.

A handtekening seals a copy of what the signer saw. Nothing prevents a later
edit; it is shown, with the signed and the present value. Each handtekening
names the one before it, so none can be removed unnoticed. Two devices may each
continue from the same one: a fork is no damage, a missing link is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal

from bpv_logic.basis.canonical import check_code, sha256_of, sha256_of_text
from bpv_logic.basis.jsontext import JsonError, read_json
from bpv_logic.basis.values import is_empty
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import HANDTEKENING, Record, day_of, day_order
from bpv_logic.map.sealed_content import Verzegeld, content_of
from bpv_logic.map.sleutel.jwk import has_sleutel, sleutel_of
from bpv_logic.map.sleutel.waar import keys_of_student, place_of
from bpv_logic.map.student import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.sleutel.waar import Waar
    from bpv_logic.questions.fields import Seal

#: The fields that the link of a handtekening is computed from, in this order.
_LINKED: Final = ("vorige", "betreft", "rol", "naam", "moment", "wijze", "tekening", "sha256")

#: The depth of a sealed copy: content, regels, line, velden, a list of attachments, one of them.
COPY_DEPTH: Final = 6

#: This many differences of one handtekening are listed one by one; nobody reads more. When the differences of a
#: whole map are a flood, only the first few of each are listed.
VERTELD: Final = 100
VERTELD_IN_MAP: Final = 3_000
_FEW: Final = 3

Staat = Literal["geldig", "gewijzigd", "beschadigd"]


@dataclass(frozen=True, kw_only=True)
class Verschil:
    """One difference between what was signed and what is in the map now.

    `wat` is "veld" (another value), "erbij" (a line that was not signed) or
    "weg" (a signed line or form that is gone); the other fields about a question
    are only for "veld". `dag` is the day of the line, "" when it has none.
    """

    wat: Literal["veld", "erbij", "weg"]
    record: str
    soort: str
    dag: str = ""
    veld: str = ""
    label: str = ""
    getekend: Json = None
    nu: Json = None


@dataclass(frozen=True, kw_only=True)
class Zegeloordeel:
    """The state of one handtekening.

    "gewijzigd" has its `verschillen`, and how many more there are (`meer`);
    "beschadigd" means that the handtekening itself was changed, or that the one
    before it is missing (`mist_vorige`). `waar` is on whose phone it was set.
    `zelfde` and `anders` hold the ids of what has not, or has, changed.
    """

    handtekening: Record
    staat: Staat
    code: str
    verschillen: tuple[Verschil, ...] = ()
    mist_vorige: bool = False
    meer: int = 0
    waar: Waar = ""
    zelfde: frozenset[str] = field(default=frozenset(), compare=False)
    anders: frozenset[str] = field(default=frozenset(), compare=False)


def sealed_content(bpvmap: Bpvmap, record: Record) -> dict[str, Json]:
    """Return what a handtekening under this record covers: its answers and its lines."""
    form = FORMS.get(record.soort)
    lines = sealed_lines(bpvmap, record, form.seals) if form and form.seals else ()
    return content_of(record, lines)


def sealed_lines(bpvmap: Bpvmap, record: Record, seal: Seal) -> tuple[Record, ...]:
    """Return the records that are signed together with this one, by id.

    Doubles are included: a second line for a signed day must show as a change.
    The periode is compared as written, as the browser does.
    """
    van, tot = record.text(seal.van), record.text(seal.tot)
    if not van or not tot:
        return ()
    lines = bpvmap.every(seal.soort)
    first, end = bisect_left(lines, van, key=day_order), bisect_right(lines, tot, key=day_order)
    periode = record.text("periode")
    covered = (line for line in lines[first:end] if line.text("periode") == periode)
    return tuple(sorted(covered, key=lambda line: line.id))


def schakel_of(handtekening: Record) -> str:
    """Return the link computed from the handtekening itself, to compare with the one it holds."""
    return sha256_of([handtekening.text(name) for name in _LINKED])


def seal_of(handtekening: Record) -> str:
    """Return the hash of what was signed: the copy, and the answer unless it is a plain "akkoord" (besluiten/0070)."""
    verzegeld, antwoord = handtekening.text("verzegeld"), handtekening.text("antwoord")
    return sha256_of([verzegeld, antwoord]) if antwoord else sha256_of_text(verzegeld)


def is_intact(handtekening: Record) -> bool:
    """Tell whether a handtekening is as it was when made: seal and link match, and a key is written as a key.

    Whether the key made its proof needs a library (`bpv_logic.cli.sleutels`, WebCrypto in a browser).
    """
    is_sealed = handtekening.text("sha256") == seal_of(handtekening)
    is_linked = handtekening.text("schakel") == schakel_of(handtekening)
    return is_sealed and is_linked and (not has_sleutel(handtekening) or sleutel_of(handtekening) is not None)


def judge_handtekeningen(bpvmap: Bpvmap) -> tuple[Zegeloordeel, ...]:
    """Return the state of every handtekening of the map, in order of signing."""
    return tuple(map(_Judge(bpvmap).judge, bpvmap.every(HANDTEKENING)))


def _schakels(bpvmap: Bpvmap) -> AbstractSet[str]:
    """Return the links that a handtekening may follow.

    A file that is no whole map continues a chain in the student's own map, so earlier links are not missing here.
    """
    handtekeningen = bpvmap.every(HANDTEKENING)
    elsewhere = (item.text("vorige") for item in handtekeningen if not is_whole(bpvmap))
    return {"", *elsewhere, *(item.text("schakel") for item in handtekeningen)}


class _Judge:
    """Judges the handtekeningen of one map; equal copies of one form are compared only once."""

    def __init__(self, bpvmap: Bpvmap) -> None:
        self._bpvmap = bpvmap
        self._schakels = _schakels(bpvmap)
        self._keys = keys_of_student(bpvmap)
        signed = sum(len(item.text("verzegeld")) for item in bpvmap.every(HANDTEKENING))
        self._now = Verzegeld(bpvmap, whole=2 * signed)
        self._known: dict[tuple[str, str, str], Zegeloordeel] = {}
        self._told = 0

    def judge(self, handtekening: Record) -> Zegeloordeel:
        code, waar = check_code(handtekening.text("sha256")), place_of(handtekening, self._keys)
        damaged = Zegeloordeel(handtekening=handtekening, staat="beschadigd", code=code, waar=waar)
        if not is_intact(handtekening):
            return damaged
        if handtekening.text("vorige") not in self._schakels:
            return replace(damaged, mist_vorige=True)
        # The hash is the hash of the copy and the answer, which was just checked.
        key = (handtekening.text("betreft"), handtekening.text("periode"), handtekening.text("sha256"))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._compare(damaged)
        told = known.verschillen[: self._most]
        self._told += len(told)
        more = known.meer + len(known.verschillen) - len(told)
        return replace(known, handtekening=handtekening, waar=damaged.waar, verschillen=told, meer=more)

    @property
    def _most(self) -> int:
        """How many differences of the next handtekening may be listed one by one."""
        return VERTELD if self._told < VERTELD_IN_MAP else _FEW

    def _compare(self, damaged: Zegeloordeel) -> Zegeloordeel:
        handtekening = damaged.handtekening
        record = self._bpvmap.by_id.get(handtekening.text("betreft"))
        # Nearly always nothing changed, and equal texts need no parsing.
        same = record is not None and handtekening.text("periode") in {"", record.text("periode")}
        if record is not None and same and self._now.is_still(record, handtekening.text("verzegeld")):
            return replace(damaged, staat="geldig")
        signed = _read_copy(handtekening)
        if signed is None:
            return damaged
        found = _Differences(signed, record, self._now, self._most)
        return replace(
            damaged,
            staat="gewijzigd" if found.total else "geldig",
            verschillen=tuple(found.told),
            meer=found.total - len(found.told),
            zelfde=frozenset(found.same),
            anders=frozenset(found.other),
        )


@dataclass(frozen=True, kw_only=True)
class _Copy:
    """Sealed content, ready to compare: the answers of each record under its id, the signed one first."""

    soort: str
    record: str
    parts: dict[str, Velden] = field(default_factory=dict)

    @staticmethod
    def of(content: Json) -> _Copy:
        """Take sealed content apart; LookupError or TypeError when it is something else."""
        values: Any = content
        record, regels = values["record"], values["regels"]
        parts = {str(item["id"]): dict(item["velden"]) for item in (record, *regels)}
        return _Copy(soort=str(record["soort"]), record=str(record["id"]), parts=parts)


def _read_copy(handtekening: Record) -> _Copy | None:
    """Return the sealed copy, None when it is not about the record that the handtekening names."""
    try:
        copy = _Copy.of(read_json(handtekening.text("verzegeld"), max_depth=COPY_DEPTH))
    except (JsonError, LookupError, TypeError, ValueError):
        return None
    periode = copy.parts[copy.record].get("periode", "")
    fits = copy.record == handtekening.text("betreft") and handtekening.text("periode") in {"", periode}
    return copy if fits else None


class _Differences:
    """The differences between a signed copy and the map now: how many, and the first few one by one."""

    def __init__(self, signed: _Copy, record: Record | None, now: Verzegeld, most: int) -> None:
        self._most = most
        self.told: list[Verschil] = []
        self.total = 0
        self.same: set[str] = set()
        self.other: set[str] = set()
        form, self._parts = FORMS.get(signed.soort), signed.parts
        self._lines = form.seals.soort if form and form.seals else ""
        covered = 0
        for id_, before in signed.parts.items():
            after = _part_now(record, now, id_)
            covered += record is not None and after is not None and id_ != record.id
            total = self.total
            soort = signed.soort if id_ == signed.record else self._lines
            self._tell(_part_differences(soort, id_, before, after))
            (self.same if self.total == total else self.other).add(id_)
        if record is not None:
            self._tell_added(record, now, now.count(record) - covered)

    def _tell(self, found: Iterable[Verschil]) -> None:
        for verschil in found:
            self.total += 1
            if len(self.told) < self._most:
                self.told.append(verschil)

    def _tell_added(self, record: Record, now: Verzegeld, count: int) -> None:
        """List the lines that were not signed: all by id when they are few, otherwise the first by day."""
        added = (line for line in now.lines(record) if line.id not in self._parts)
        lines = [*islice(added, self._most)] if count else []
        for line in sorted(lines, key=lambda line: line.id):
            self._tell(_part_differences(self._lines, line.id, None, line.filled))
        self.total += count - len(lines)


def _part_now(record: Record | None, now: Verzegeld, id_: str) -> Velden | None:
    if record is None:
        return None
    found = record if id_ == record.id else now.covers(record, id_)
    return found.filled if found else None


def _part_differences(soort: str, id_: str, before: Velden | None, after: Velden | None) -> Iterable[Verschil]:
    if before is None or after is None:
        dag = day_of(Record(id=id_, soort=soort, velden=after or before or {}))
        yield Verschil(wat="erbij" if before is None else "weg", record=id_, soort=soort, dag=dag)
        return
    dag = day_of(Record(id=id_, soort=soort, velden=before))
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old != new and not (is_empty(old) and is_empty(new)):
            yield Verschil(
                wat="veld",
                record=id_,
                soort=soort,
                dag=dag,
                veld=name,
                label=_label(soort, name),
                getekend=old,
                nu=new,
            )


def _label(soort: str, name: str) -> str:
    """Return the question as the page asks it; the name itself for a value that is not a question."""
    fields = FORMS[soort].fields if soort in FORMS else ()
    return next((item.label for item in fields if item.name == name), name)
