"""
Files damaged in every way that a fuzzer knows: the same number and seed always give the same file.

Each begins as a sound export. Something in it is changed (a value, a name, the nesting), then it gets a hash that
matches or not, then its text or its bytes are damaged. A matching hash reaches deepest: only a carefully made file
gets there, and that is what an attacker makes.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.helpers import evil_texts

from bpv_logic.basis.canonical import sha256_of_text
from bpv_logic.file.limits import MAX_RECORDS, MOST_OF
from bpv_logic.map.record import Record
from bpv_logic.map.seal import schakel_of

type Envelope = dict[str, Any]
type Chance = random.Random

#: A placeholder for invalid JSON until the text is written.
_RAW: Final = "\ue000"
_AS_RAW: Final = re.compile(f'"{_RAW}([0-9a-f]*)"')
_HALF: Final = re.compile("[\ud800-\udfff]")
#: Prefix for a duplicate name.
_DOUBLE: Final = "\ue001"
#: Newer than every answer in the sound file.
_LATER: Final = "2026-11-25T15:30:00.000Z/0000"


@dataclass(frozen=True, kw_only=True)
class MutatedFile:
    """One file as it arrives, and how it was changed."""

    number: int
    done: tuple[str, ...]
    data: bytes

    @property
    def text(self) -> str:
        """The text as a browser reads it: every invalid UTF-8 byte becomes a replacement character."""
        return self.data.decode("utf-8-sig", errors="replace")


def make_file(source: Envelope, seed: int, number: int) -> MutatedFile:
    """Return one file; its number decides everything."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - which file, not a secret
    envelope = copy.deepcopy(source)
    done = []
    for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 5))):
        how = chance.choices(CONTENT, _WEIGHTS)[0]
        done.append(how.__name__)
        how(envelope, chance)
    seal = chance.choices((sealed, with_old_seal, without_seal), (8, 2, 1))[0]
    text = seal(envelope)
    done.append(seal.__name__)
    # Half of the correctly sealed files stay intact; what was not changed inside is always changed outside.
    spoil = chance.choice(TEXT) if len(done) == 1 or chance.random() < 0.15 else _left_as_is
    encode = chance.choice(BYTES) if chance.random() < 0.1 else _as_utf8
    done += [step.__name__ for step in (spoil, encode) if not step.__name__.startswith("_")]
    return MutatedFile(number=number, done=tuple(done), data=encode(spoil(text, chance), chance))


# --- What is in it ------------------------------------------------------------------------------------------


def _spots(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any JSON
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, inner in items for found in ((*place, key), *_spots(inner, (*place, key)))]


def _spot(envelope: Envelope, chance: Chance, *, kind: type = object) -> tuple[Any, Any]:
    """Return a container of a value of a kind, and the place in it; the file as a whole is one of them."""
    root = {"": envelope}
    fits = [place for place in _spots(root) if isinstance(_at(root, place), kind)]
    place = chance.choice(fits or [("",)])
    return _at(root, place[:-1]), place[-1]


def _at(value: Any, place: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any JSON
    for key in place:
        value = value[key]
    return value


def _raw(text: str) -> str:
    return _RAW + text.encode().hex()


def _records(envelope: Envelope) -> list[Any]:
    records = envelope.get("records")
    return [item for item in records if isinstance(item, dict)] if isinstance(records, list) else []


def other_value(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance)
    around[key] = copy.deepcopy(chance.choice(evil_texts.VALUES))


def harmful_text(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance, kind=str)
    around[key] = chance.choice(evil_texts.TEXTS)


def harmful_answer(envelope: Envelope, chance: Chance) -> None:
    """Answer some questions with harmful but allowed texts: such a file is accepted."""
    for record in chance.sample(_records(envelope), min(5, len(_records(envelope)))):
        fields = record.get("velden")
        for name in sorted(fields) if isinstance(fields, dict) else ():
            if isinstance(fields[name], str) and chance.random() < 0.5:
                fields[name] = chance.choice((*evil_texts.TEXTS, *evil_texts.DAYS, *evil_texts.HALF))


def half_character(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance, kind=str)
    around[key] = chance.choice(evil_texts.HALF)


def other_day(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance, kind=str)
    around[key] = chance.choice(evil_texts.DAYS)


def other_moment(envelope: Envelope, chance: Chance) -> None:
    for record in chance.sample(_records(envelope), min(3, len(_records(envelope)))):
        clocks = record.get("tijden")
        if isinstance(clocks, dict) and clocks:
            clocks[chance.choice(sorted(clocks))] = chance.choice(evil_texts.MOMENTS)
        else:
            record["verwijderd"] = chance.choice(evil_texts.MOMENTS)


def strange_number(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance)
    around[key] = _raw(chance.choice(evil_texts.NUMBERS))


def name_gone(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance)
    del around[key]


def name_added(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance, kind=dict)
    around[key][chance.choice(evil_texts.NAMES)] = copy.deepcopy(chance.choice(evil_texts.VALUES))


def name_twice(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance, kind=dict)
    inner = around[key]
    if inner:
        inner[_DOUBLE + chance.choice(sorted(inner))] = copy.deepcopy(chance.choice(evil_texts.VALUES))


def name_changed(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance, kind=dict)
    if around[key]:
        old = chance.choice(sorted(around[key]))
        around[key][chance.choice(evil_texts.NAMES)] = around[key].pop(old)


def swap_places(envelope: Envelope, chance: Chance) -> None:
    one, other = _spot(envelope, chance), _spot(envelope, chance)
    a, b = copy.deepcopy(one[0][one[1]]), copy.deepcopy(other[0][other[1]])
    one[0][one[1]], other[0][other[1]] = b, a


def deep(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance)
    depth = chance.choice((1, 5, 11, 12, 13, 60))
    for _ in range(depth):
        around[key] = [around[key]] if chance.random() < 0.5 else {"a": around[key]}


def very_deep(envelope: Envelope, chance: Chance) -> None:
    around, key = _spot(envelope, chance)
    depth = chance.choice((1000, 20_000, 200_000))
    around[key] = _raw('{"a":[' * (depth // 2) + "1" + "]}" * (depth // 2))


def record_twice(envelope: Envelope, chance: Chance) -> None:
    records = _records(envelope)
    if not records:
        return
    twin = copy.deepcopy(chance.choice(records))
    if chance.random() < 0.7:
        twin["id"] = f"dubbel-{chance.randrange(10**6)}"
    envelope["records"].insert(chance.randrange(len(envelope["records"]) + 1), twin)


def thousands(envelope: Envelope, chance: Chance) -> None:
    records = _records(envelope)
    if records:
        one = chance.choice(records)
        most = MOST_OF.get(str(one.get("soort")), MAX_RECORDS)
        count = chance.choice((1000, 3000, most, MAX_RECORDS + 1))
        # So many that only the smallest record keeps the file small enough to be checked.
        small = one if count <= 1000 else one | {"velden": {}, "tijden": {}}
        envelope["records"] += [small | {"id": f"veel-{number}"} for number in range(count)]


def just_too_many(envelope: Envelope, chance: Chance) -> None:
    """One more of a kind than allowed, of a kind with a low limit: quick to make and to read."""
    records = _records(envelope)
    if not records:
        return
    kind = chance.choice([kind for kind, most in MOST_OF.items() if most <= 1000])
    count = MOST_OF[kind] + 1 - sum(record.get("soort") == kind for record in records)
    made: Envelope = {"soort": kind, "velden": {}, "tijden": {}, "verwijderd": None}
    envelope["records"] += [made | {"id": f"{kind}-{number}"} for number in range(count - chance.choice((0, 0, 1)))]


def other_kind(envelope: Envelope, chance: Chance) -> None:
    records = _records(envelope)
    if len(records) > 1:
        one, other = chance.sample(records, 2)
        one["soort"] = chance.choice([other.get("soort"), "komt-later", "toString", "", None])


def same_id(envelope: Envelope, chance: Chance) -> None:
    records = _records(envelope)
    if len(records) > 1:
        one, other = chance.sample(records, 2)
        one["id"] = other.get("id")


def removed(envelope: Envelope, chance: Chance) -> None:
    for record in chance.sample(_records(envelope), min(4, len(_records(envelope)))):
        record["verwijderd"] = chance.choice(("2026-11-25T16:00:00.000Z/0000", *evil_texts.MOMENTS[:5]))


def whole_map_ahead(envelope: Envelope, chance: Chance) -> None:
    """Date everything in the future, as on a phone with a wrong date, with or without the moment of the file."""
    ahead = chance.choice(("2027", "2300", "9999"))
    for record in _records(envelope):
        clocks = record.get("tijden")
        for name, clock in clocks.items() if isinstance(clocks, dict) else ():
            if isinstance(clock, str):
                clocks[name] = ahead + clock[4:]
    if chance.random() < 0.3 and isinstance(envelope.get("exportedAt"), str):
        envelope["exportedAt"] = ahead + envelope["exportedAt"][4:]


def other_form(envelope: Envelope, chance: Chance) -> None:
    """Turn one form into another kind, without an answer that could reveal it."""
    records = [item for item in _records(envelope) if isinstance(item.get("soort"), str)]
    if len(records) > 1:
        one, other = chance.sample(records, 2)
        one |= {"soort": other["soort"], "velden": {}, "tijden": {}}


def emptied(envelope: Envelope, chance: Chance) -> None:
    """Empty forms later than they were filled in, as an app does when the user clears them."""
    for record in chance.sample(_records(envelope), min(6, len(_records(envelope)))):
        fields = record.get("velden")
        if isinstance(fields, dict) and record.get("soort") != "handtekening":
            names = chance.sample(sorted(fields), chance.randrange(len(fields) + 1))
            record["velden"] = fields | dict.fromkeys(names, chance.choice((None, "", [])))
            clocks = record.get("tijden")
            record["tijden"] = (clocks if isinstance(clocks, dict) else {}) | dict.fromkeys(names, _LATER)


def bare_clocks(envelope: Envelope, chance: Chance) -> None:
    """Keep the clocks, but newer, and remove the answers."""
    for record in chance.sample(_records(envelope), min(6, len(_records(envelope)))):
        fields = record.get("velden")
        if isinstance(fields, dict):
            record |= {"velden": {}, "tijden": dict.fromkeys(fields, _LATER)}


def other_seal(envelope: Envelope, chance: Chance) -> None:
    """Put something else under a handtekening, with matching hashes: only checking what it seals reveals that."""
    signed = [item for item in _records(envelope) if item.get("soort") == "handtekening"]
    for record in signed:
        fields = record.get("velden")
        if not isinstance(fields, dict):
            continue
        deep = "[" * 150_000 + "]" * 150_000
        fields["verzegeld"] = chance.choice(
            (
                "",
                "null",
                "{}",
                '{"record":null}',
                '{"record":{"velden":[]},"regels":{}}',
                deep,
                "NaN",
                *evil_texts.MARKUP,
            )
        )
        fields["tekening"] = chance.choice(
            (*evil_texts.MARKUP, "M0 0L1e999 NaN", "M" * 20_000, "url(//elders.example)")
        )
        fields["sha256"] = sha256_of_text(fields["verzegeld"])
        texts = {name: value for name, value in fields.items() if isinstance(value, str)}
        fields["schakel"] = schakel_of(Record(id="x", soort="handtekening", velden=texts, tijden={}))


def broken_photo(envelope: Envelope, chance: Chance) -> None:
    attachments = envelope.get("attachments")
    for item in attachments if isinstance(attachments, list) else ():
        if isinstance(item, dict):
            noise = "".join(chance.choices("ABCDabcd0189+/=-_ \n é", k=chance.choice((0, 1, 3, 400))))
            item["base64"] = chance.choice((noise, "A" * 3_000_000, "====", "data:image/png;base64,AAAA"))
            item["type"] = chance.choice(("image/png", "image/svg+xml", "text/html", "", None))


CONTENT: Final[tuple[Callable[[Envelope, Chance], None], ...]] = (
    *(harmful_answer, other_value, harmful_text, half_character, other_day, other_moment, strange_number, name_gone),
    *(name_added, name_twice, name_changed, swap_places, deep, record_twice, other_kind, same_id, removed),
    *(whole_map_ahead, emptied, bare_clocks, other_form),
    *(other_seal, broken_photo, just_too_many, very_deep, thousands),
)
#: Large files take longest to read, so they are rare.
_WEIGHTS: Final = [12.0 if how is harmful_answer else 2.0 for how in CONTENT[:-3]] + [0.8, 0.3, 0.1]


# --- The hash over it ---------------------------------------------------------------------------------------


def _written(values: Envelope) -> str:
    """Write JSON, with invalid JSON and duplicate names."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace(_DOUBLE, "")
    # A lone surrogate has no bytes: a file holds it as an escape.
    text = _HALF.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return _AS_RAW.sub(lambda found: bytes.fromhex(found[1]).decode(), text)


def sealed(envelope: Envelope) -> str:
    """Give a file the hash that matches its text, as only a forger would bother to do."""
    text = _written({name: value for name, value in envelope.items() if name != "sha256"})
    comma = "," if len(text) > len("{}") else ""
    return f'{text[:-1]}{comma}"sha256":"{sha256_of_text(text)}"}}'


def with_old_seal(envelope: Envelope) -> str:
    """Keep the hash from before the change."""
    return _written(envelope)


def without_seal(envelope: Envelope) -> str:
    """Remove the hash."""
    return _written({name: value for name, value in envelope.items() if name != "sha256"})


# --- The text and the bytes ---------------------------------------------------------------------------------


def _left_as_is(text: str, _chance: Chance) -> str:
    return text


def cut_off(text: str, chance: Chance) -> str:
    return text[: chance.randrange(len(text))]


def part_out(text: str, chance: Chance) -> str:
    begin = chance.randrange(len(text))
    return text[:begin] + text[begin + chance.choice((1, 2, 40, 4000)) :]


def part_twice(text: str, chance: Chance) -> str:
    begin = chance.randrange(len(text))
    return text[:begin] + text[begin : begin + 300] + text[begin:]


def characters_added(text: str, chance: Chance) -> str:
    place = chance.randrange(len(text))
    return (
        text[:place]
        + chance.choice(("\x00", '"', "\\", "{", "]", ",", "\u2028", "/*x*/", "\\u12", "\ufeff"))
        + text[place:]
    )


def characters_changed(text: str, chance: Chance) -> str:
    signs = list(text)
    for _ in range(chance.choice((1, 3, 30))):
        signs[chance.randrange(len(signs))] = chr(chance.choice((0, 9, 34, 44, 58, 92, 125, 233, 0x202E, 0x1F600)))
    return "".join(signs)


def something_behind(text: str, chance: Chance) -> str:
    return text + chance.choice(("\n\n", "x", "{}", "\x00" * 20, text[:500], f"<script>{evil_texts.MARK}=1</script>"))


def something_else(_text: str, chance: Chance) -> str:
    others = ("", " ", "null", "true", "0", '""', "[]", "{}", "[" * 100_000, '{"a":' * 100_000, '"' * 9, "PK\x03\x04")
    return chance.choice(
        (*others, *evil_texts.MARKUP, *evil_texts.NUMBERS, "<?xml version='1.0'?><a/>", '{"format":"bpv-map"}')
    )


def widely_spaced(text: str, _chance: Chance) -> str:
    return text.replace(",", " ,\r\n\t").replace(":", " : ")


TEXT: Final[tuple[Callable[[str, Chance], str], ...]] = (
    *(
        cut_off,
        part_out,
        part_twice,
        characters_added,
        characters_changed,
        something_behind,
        something_else,
        widely_spaced,
    ),
)


def _as_utf8(text: str, _chance: Chance) -> bytes:
    return text.encode(errors="replace")


def with_mark(text: str, chance: Chance) -> bytes:
    return b"\xef\xbb\xbf" * chance.choice((1, 1, 2)) + _as_utf8(text, chance)


def utf16(text: str, chance: Chance) -> bytes:
    return text.encode(chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32")), errors="replace")


def latin1(text: str, chance: Chance) -> bytes:
    return text.encode(chance.choice(("latin-1", "cp1252", "ascii")), errors="replace")


def broken_bytes(text: str, chance: Chance) -> bytes:
    data = bytearray(_as_utf8(text, chance) or b"x")
    for _ in range(chance.choice((1, 5, 50))):
        place = chance.randrange(len(data))
        data[place : place + 1] = chance.choice((b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80", b"\x80", b"\x00"))
    return bytes(data)


def noise(_text: str, chance: Chance) -> bytes:
    return chance.randbytes(chance.choice((1, 100, 5000)))


BYTES: Final[tuple[Callable[[str, Chance], bytes], ...]] = (with_mark, utf16, latin1, broken_bytes, noise)
