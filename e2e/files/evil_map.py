"""Malicious maps with a valid hash: a harmful text in every question that there is."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final, Literal

from tests.helpers import builders, evil_texts

from bpv_logic.file import envelope
from bpv_logic.file.attachments import make_attachment
from bpv_logic.file.limits import SHORT_LENGTH
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.questions.fields import LIST_KINDS, Field
from e2e.files.map_files import EXPORTED_AT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bpv_logic.basis.values import Json

#: Markup in every text; all other kinds of text; and a text where no text belongs (a day, a number, a choice).
Kind = Literal["opmaak", "schrift", "ongeldig"]
KINDS: Final[tuple[Kind, ...]] = ("opmaak", "schrift", "ongeldig")
DAY: Final = "2026-11-25"
#: What half a character is hashed as: the file can hold either with the same seal.
_UNKNOWN: Final = "\ufffd"
_TEXTS: Final[dict[Kind, tuple[str, ...]]] = {
    "opmaak": evil_texts.MARKUP,
    "schrift": (
        *evil_texts.LONG,
        *evil_texts.SCRIPTS,
        *evil_texts.SCREEN,
        f"half {_UNKNOWN} teken",
        *evil_texts.FORMULAS,
        *evil_texts.ADDRESSES,
        *evil_texts.TEMPLATES,
    ),
    "ongeldig": evil_texts.TEXTS,
}
#: Without these a record belongs nowhere, and no page shows it.
_LINKED: Final = frozenset({"periode", "student", "betreft"})
_FROM_NOTHING: Final[dict[str, Any]] = {
    "date": DAY,
    "time": "08:00",
    "phone": "+31 (0)30 123-4567",
    "email": f"<img/src=x/onerror=globalThis.{evil_texts.MARK}=1>{_UNKNOWN}@voorbeeld.example",
    "werkproces": "B1-K1-W1",
    "werkprocessen": ["B1-K1-W1"],
    "punten": ["planning"],
    "reference": "contact-gepland",
    "opleiding": builders.OPLEIDING,
}
#: The smallest sound PNG: one grey point.
_PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63680000008200815cfaf3d30000000049454e44ae426082"
)
PHOTO: Final = make_attachment("image/png", _PNG)


def write_hostile(folder: Path, kind: Kind) -> Path:
    """Write a map of a student with a harmful answer to every question; return its path."""
    name = (
        evil_texts.FILE_NAME
        if kind == "schrift"
        else f"<img src=x onerror=globalThis.{evil_texts.MARK}=1> ' &amp; {kind}"
    )
    path = folder / f"{name}.json"
    text = envelope.write_envelope(
        hostile_records(kind),
        exported_at=EXPORTED_AT,
        generator=evil_texts.MARKUP[0],
        rules_version=evil_texts.MARKUP[1],
        attachments=[PHOTO],
        verdict={
            "uitkomst": evil_texts.MARKUP[0],
            "bevindingen": [{"code": evil_texts.MARKUP[1], "tekst": evil_texts.MARKUP[2]}],
        },
    )
    path.write_text(text.replace(_UNKNOWN, "\\ud800"), encoding="utf-8")
    return path


def hostile_records(kind: Kind) -> list[Record]:
    """Return a record of every kind, signed, with something in every field."""
    texts = itertools.cycle(_TEXTS[kind])
    records = [_filled(record, kind, texts) for record in _begin(f"student-{kind}")]
    bpvmap = map_of(records)
    signed = []
    for form in ("leerafspraken", "urenblok"):
        extra: dict[str, Any] = {"rol": next(texts), "moment": next(texts)} if kind == "ongeldig" else {}
        for record in bpvmap.of(form):
            made = builders.make_handtekening(bpvmap, record, naam=next(texts)[:120], tekening=next(texts), **extra)
            # An answer of the signer that is none; the handtekening no longer fits it, and the page says so.
            velden = made.velden | {"antwoord": next(texts)}
            signed.append(Record(id=f"handtekening-{form}", soort=made.soort, velden=velden, tijden=made.tijden))
    return [*records, *signed]


def _begin(student: str) -> list[Record]:
    return [
        builders.make_student(id=student),
        builders.make_periode(),
        builders.make_instelling(),
        *(builders.make_urendag(datum=f"2026-11-{day}") for day in (23, 24, 25)),
        builders.make_urenblok(),
        builders.make_werkbespreking(),
        builders.make_bezoek(),
        builders.make_bezoek(id="contact-gepland", datum="2026-12-02", stand="gepland", tijd="10:30"),
        builders.make_telefonisch(),
        builders.make_extra(),
        builders.make_leerafspraken(),
        builders.make_voortgang(),
        builders.make_opdracht(),
        builders.make_bewijs(soort="foto"),
        builders.make_beoordeling(),
        builders.make_eindbeoordeling(student=student),
    ]


def _filled(record: Record, kind: Kind, texts: Iterator[str]) -> Record:
    form = FORMS[record.soort]
    fields = dict(record.velden)
    for item in form.fields:
        if item.name not in _LINKED:
            fields[item.name] = _answer_to(item, fields.get(item.name), kind, texts)
    return Record(id=record.id, soort=record.soort, velden=fields, tijden=dict.fromkeys(fields, builders.CLOCK))


def _answer_to(item: Field, sound: Json, kind: Kind, texts: Iterator[str]) -> Json:
    if item.kind == "attachments":
        name = next(texts)
        return [{"sha256": PHOTO.sha256, "naam": name, "type": PHOTO.type, "grootte": len(PHOTO.data)}]
    if item.kind in ("text", "longtext"):
        return (
            next(texts)[: item.length]
            if item.kind == "text"
            else "\n".join(next(texts) for _ in range(5))[: item.length]
        )
    if kind == "ongeldig":
        return [next(texts)[:SHORT_LENGTH]] if item.kind in LIST_KINDS else next(texts)
    return _valid(item, sound)


def _valid(item: Field, sound: Json) -> Json:
    """Return a valid answer; an address is the only one of these that can hold markup."""
    if sound is not None and item.kind != "email":
        return sound
    choices: list[Json] = [choice.waarde for choice in item.keuzes]
    if item.kind in LIST_KINDS:
        return choices or _FROM_NOTHING[item.kind]
    return choices[0] if choices else _FROM_NOTHING.get(item.kind, item.minimum if item.kind == "integer" else None)
