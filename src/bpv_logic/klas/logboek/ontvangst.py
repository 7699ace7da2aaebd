"""What is remembered of one file that school received: the role, moment and code of every handtekening in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpv_logic.basis.canonical import check_code
from bpv_logic.map.student import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.file.envelope import Envelope
    from bpv_logic.klas.inzending import Inzending
    from bpv_logic.map.seal import Zegeloordeel

_TEXTS = ("id", "rol", "betreft", "moment", "sha256", "vorige", "schakel")


@dataclass(frozen=True, kw_only=True)
class Gezien:
    """One handtekening as it was in a file; `heel` is false when it did not fit itself, so its code says nothing."""

    id: str
    rol: str
    betreft: str
    moment: str
    sha256: str
    vorige: str
    schakel: str
    heel: bool = True

    @property
    def code(self) -> str:
        """The short code, as the pages and the paper show it."""
        return check_code(self.sha256)


@dataclass(frozen=True, kw_only=True)
class Ontvangst:
    """One file of a student: when it was made and when school first read it.

    `is_geheel` tells whether it is a whole map of the student: what is not in a single form, or in the file of a
    begeleider, need not be gone.
    """

    studenten: tuple[str, ...]
    bestand: str
    gemaakt: str
    gezien: str
    is_geheel: bool
    handtekeningen: tuple[Gezien, ...]

    @property
    def order(self) -> tuple[str, str]:
        """The sort key: by when the file was made, whatever the order in which files were opened."""
        return (self.gemaakt, self.bestand)

    def as_json(self) -> Velden:
        """Return what is stored, with the short code for people who read the file."""
        signed: list[Json] = [
            {**{name: getattr(item, name) for name in _TEXTS}, "code": item.code, "heel": item.heel}
            for item in self.handtekeningen
        ]
        return {
            "studenten": list(self.studenten),
            "bestand": self.bestand,
            "gemaakt": self.gemaakt,
            "gezien": self.gezien,
            "geheel": self.is_geheel,
            "handtekeningen": signed,
        }


def ontvangst_of(item: Inzending, gezien: str) -> Ontvangst | None:
    """Return what to remember of this file, None when it does not say of which student it is."""
    if not item.studenten:
        return None
    return ontvangst_from(item.studenten, item.envelope, item.verdict.view.zegels, gezien)


def ontvangst_from(
    studenten: tuple[str, ...], envelope: Envelope, zegels: Iterable[Zegeloordeel], gezien: str
) -> Ontvangst:
    """Return what to remember of a file of these students, with its handtekeningen as they were judged."""
    return Ontvangst(
        studenten=studenten,
        bestand=envelope.sha256,
        gemaakt=envelope.exported_at,
        gezien=gezien,
        is_geheel=is_whole(envelope.bpvmap),
        handtekeningen=tuple(
            Gezien(
                id=zegel.handtekening.id,
                **{name: zegel.handtekening.text(name) for name in _TEXTS[1:]},
                heel=zegel.staat != "beschadigd" or zegel.mist_vorige,
            )
            for zegel in zegels
        ),
    )


def ontvangst_from_json(value: Json) -> Ontvangst:
    """Return what was stored; ValueError when it is something else."""
    match value:
        case {
            "studenten": [_, *_] as studenten,
            "bestand": str(bestand),
            "gemaakt": str(gemaakt),
            "gezien": str(gezien),
            "geheel": bool(geheel),
            "handtekeningen": list(signed),
        } if all(isinstance(id_, str) for id_ in studenten):
            return Ontvangst(
                studenten=tuple(map(str, studenten)),
                bestand=bestand,
                gemaakt=gemaakt,
                gezien=gezien,
                is_geheel=geheel,
                handtekeningen=tuple(map(_gezien_from_json, signed)),
            )
    raise ValueError("ontvangst")


def _gezien_from_json(value: Json) -> Gezien:
    match value:
        case {"heel": bool(heel), **rest}:
            texts = {name: text for name in _TEXTS if isinstance(text := rest.get(name), str)}
            if len(texts) == len(_TEXTS):
                return Gezien(**texts, heel=heel)
    raise ValueError("handtekening")
