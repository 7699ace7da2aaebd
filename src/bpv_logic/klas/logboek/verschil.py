"""What is other than in an earlier file of the same student: shown with what may explain it, judged by a person.

Computed from all files together, by when they were made, so the order in which they are opened makes no difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import long_date
from bpv_logic.words.record import role_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.basis.values import Velden
    from bpv_logic.klas.logboek.ontvangst import Gezien, Ontvangst

Soort = Literal["andere-code", "andere-gegevens", "weg", "andere-handtekening", "later-erbij"]
type _Put = tuple[Gezien, Ontvangst]


@dataclass(frozen=True, kw_only=True)
class Anders:
    """One thing that is other than before; `id` is that of the handtekening."""

    soort: Soort
    id: str
    rol: str
    tekst: str

    def as_json(self) -> Velden:
        """Return it for a page or a program."""
        return {"soort": self.soort, "id": self.id, "rol": self.rol, "tekst": self.tekst}


def anders_dan_eerder(ontvangsten: Iterable[Ontvangst]) -> tuple[Anders, ...]:
    """Return what differs between the files of one student, in the order in which the files were made."""
    once = {item.bestand: item for item in ontvangsten}
    files = sorted(once.values(), key=lambda item: item.order)
    first: dict[str, _Put] = {}
    by_place: dict[tuple[str, str, str], _Put] = {}
    wholes: list[Ontvangst] = []
    found: list[Anders] = []
    for file in files:
        for now in file.handtekeningen:
            if now.heel:
                found += _compared((now, file), first.get(now.id), by_place, wholes)
                first.setdefault(now.id, (now, file))
                by_place.setdefault((now.moment, now.rol, now.betreft), (now, file))
        if file.is_geheel:
            wholes.append(file)
    found += _gone(wholes, first)
    return tuple(dict.fromkeys(found))


def _compared(
    now: _Put, before: _Put | None, by_place: dict[tuple[str, str, str], _Put], wholes: Sequence[Ontvangst]
) -> Iterator[Anders]:
    """Compare a handtekening with the same one, or a new one with those that there were."""
    signed, file = now
    if before is not None:
        if before[0].sha256 != signed.sha256:
            yield _anders("andere-code", signed, _other_code(before, now))
        elif (before[0].moment, before[0].rol, before[0].betreft) != (signed.moment, signed.rol, signed.betreft):
            yield _anders("andere-gegevens", signed, _other_facts(before, now))
        elif before[0].vorige == signed.vorige and before[0].schakel != signed.schakel:
            # After a link that is new itself, every later one is too: only the first is told.
            yield _anders("andere-gegevens", signed, _other_hand(before, now))
        return
    twin = by_place.get((signed.moment, signed.rol, signed.betreft))
    if twin and twin[0].id != signed.id and twin[0].sha256 != signed.sha256:
        yield _anders("andere-handtekening", signed, _other_id(twin, now))
    elif file.is_geheel and any(signed.moment < _newest(earlier) for earlier in wholes):
        yield _anders("later-erbij", signed, _came_later(now))


def _newest(file: Ontvangst) -> str:
    # One that is later than its own file was signed with a clock that was ahead.
    return max((item.moment for item in file.handtekeningen if item.moment <= file.gemaakt), default="")


def _gone(wholes: Sequence[Ontvangst], first: dict[str, _Put]) -> Iterator[Anders]:
    """Tell what is not in the newest whole file; what is back in it is not gone."""
    if not wholes:
        return
    newest = wholes[-1]
    there = {item.id for item in newest.handtekeningen}
    for signed, file in first.values():
        if signed.id not in there and file.is_geheel and file.gemaakt < newest.gemaakt:
            yield _anders("weg", signed, _is_gone((signed, file), newest))


def _anders(soort: Soort, signed: Gezien, tekst: str) -> Anders:
    return Anders(soort=soort, id=signed.id, rol=signed.rol, tekst=tekst)


def _who(signed: Gezien) -> str:
    return f"{role_word(signed.rol)}, {_day(signed.moment)}"


def _day(moment: str) -> str:
    return long_date(dutch_day(moment)) or "onbekende dag"


def _came(file: Ontvangst) -> str:
    return f"het bestand van {_day(file.gemaakt)} (hier gelezen op {_day(file.gezien)})"


def _other_code(before: _Put, now: _Put) -> str:
    return (
        f"Zelfde handtekening, andere code ({_who(now[0])}). In {_came(before[1])} was de code {before[0].code}, "
        f"in {_came(now[1])} is de code {now[0].code}. Wat er getekend is, is dus niet gelijk. "
        "Een handtekening verandert niet vanzelf. Vraag aan wie tekende welke van de twee klopt."
    )


def _other_facts(before: _Put, now: _Put) -> str:
    return (
        f"Zelfde handtekening, andere dag of rol. In {_came(before[1])}: {_who(before[0])}. "
        f"In {_came(now[1])}: {_who(now[0])}. Vraag aan wie tekende wat klopt."
    )


def _other_hand(before: _Put, now: _Put) -> str:
    return (
        f"Zelfde handtekening, andere naam of tekening ({_who(now[0])}, code {now[0].code}): in {_came(now[1])} is die "
        f"anders dan in {_came(before[1])}. Vraag aan wie tekende wat klopt."
    )


def _other_id(before: _Put, now: _Put) -> str:
    return (
        f"Op hetzelfde moment getekend, maar met een andere code ({_who(now[0])}). In {_came(before[1])} was de code "
        f"{before[0].code}, in {_came(now[1])} is de code {now[0].code}. Vraag aan wie tekende welke van de twee klopt."
    )


def _came_later(now: _Put) -> str:
    return (
        f"Later erbij gekomen ({_who(now[0])}, code {now[0].code}): deze handtekening zat nog niet in een eerder "
        "bestand, waarin wel een nieuwere zat. Dat kan: twee telefoons die toen nog niet waren samengevoegd, of een "
        "klok die verkeerd stond. Weet je dat niet? Vraag het aan de student."
    )


def _is_gone(before: _Put, newest: Ontvangst) -> str:
    return (
        f"Een handtekening is er niet meer ({_who(before[0])}, code {before[0].code}): wel in {_came(before[1])}, "
        f"niet in {_came(newest)}. Dat kan: een reservekopie die is teruggezet, of een tweede telefoon die nog niet is "
        "samengevoegd. Vraag de student om een bestand waar alles in zit."
    )
