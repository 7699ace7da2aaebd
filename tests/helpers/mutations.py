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
type Toeval = random.Random

#: A placeholder for invalid JSON until the text is written.
_RUW: Final = "\ue000"
_ALS_RUW: Final = re.compile(f'"{_RUW}([0-9a-f]*)"')
_HALF: Final = re.compile("[\ud800-\udfff]")
#: Prefix for a duplicate name.
_DUBBEL: Final = "\ue001"
#: Newer than every answer in the sound file.
_LATER: Final = "2026-11-25T15:30:00.000Z/0000"


@dataclass(frozen=True, kw_only=True)
class Bestand:
    """One file as it arrives, and how it was changed."""

    nummer: int
    gedaan: tuple[str, ...]
    data: bytes

    @property
    def tekst(self) -> str:
        """The text as a browser reads it: every invalid UTF-8 byte becomes a replacement character."""
        return self.data.decode("utf-8-sig", errors="replace")


def maak_bestand(bron: Envelope, zaad: int, nummer: int) -> Bestand:
    """Return one file; its number decides everything."""
    toeval = random.Random(f"{zaad}:{nummer}")  # noqa: S311 - which file, not a secret
    envelope = copy.deepcopy(bron)
    gedaan = []
    for _ in range(toeval.choice((0, 1, 1, 1, 1, 2, 5))):
        how = toeval.choices(INHOUD, _GEWICHTEN)[0]
        gedaan.append(how.__name__)
        how(envelope, toeval)
    seal = toeval.choices((verzegeld, met_oude_zegel, zonder_zegel), (8, 2, 1))[0]
    text = seal(envelope)
    gedaan.append(seal.__name__)
    # Half of the correctly sealed files stay intact; what was not changed inside is always changed outside.
    spoil = toeval.choice(TEKST) if len(gedaan) == 1 or toeval.random() < 0.15 else _zo_gelaten
    encode = toeval.choice(BYTES) if toeval.random() < 0.1 else _als_utf8
    gedaan += [step.__name__ for step in (spoil, encode) if not step.__name__.startswith("_")]
    return Bestand(nummer=nummer, gedaan=tuple(gedaan), data=encode(spoil(text, toeval), toeval))


# --- What is in it ------------------------------------------------------------------------------------------


def _plekken(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any JSON
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, inner in items for found in ((*place, key), *_plekken(inner, (*place, key)))]


def _plek(envelope: Envelope, toeval: Toeval, *, kind: type = object) -> tuple[Any, Any]:
    """Return a container of a value of a kind, and the place in it; the file as a whole is one of them."""
    root = {"": envelope}
    fits = [place for place in _plekken(root) if isinstance(_op(root, place), kind)]
    place = toeval.choice(fits or [("",)])
    return _op(root, place[:-1]), place[-1]


def _op(value: Any, place: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any JSON
    for key in place:
        value = value[key]
    return value


def _ruw(text: str) -> str:
    return _RUW + text.encode().hex()


def _records(envelope: Envelope) -> list[Any]:
    records = envelope.get("records")
    return [item for item in records if isinstance(item, dict)] if isinstance(records, list) else []


def andere_waarde(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval)
    around[key] = copy.deepcopy(toeval.choice(evil_texts.WAARDEN))


def kwade_tekst(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval, kind=str)
    around[key] = toeval.choice(evil_texts.TEKSTEN)


def kwaad_antwoord(envelope: Envelope, toeval: Toeval) -> None:
    """Answer some questions with harmful but allowed texts: such a file is accepted."""
    for record in toeval.sample(_records(envelope), min(5, len(_records(envelope)))):
        velden = record.get("velden")
        for name in sorted(velden) if isinstance(velden, dict) else ():
            if isinstance(velden[name], str) and toeval.random() < 0.5:
                velden[name] = toeval.choice((*evil_texts.TEKSTEN, *evil_texts.DAGEN, *evil_texts.HALF))


def half_teken(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval, kind=str)
    around[key] = toeval.choice(evil_texts.HALF)


def andere_dag(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval, kind=str)
    around[key] = toeval.choice(evil_texts.DAGEN)


def ander_tijdstip(envelope: Envelope, toeval: Toeval) -> None:
    for record in toeval.sample(_records(envelope), min(3, len(_records(envelope)))):
        tijden = record.get("tijden")
        if isinstance(tijden, dict) and tijden:
            tijden[toeval.choice(sorted(tijden))] = toeval.choice(evil_texts.TIJDSTIPPEN)
        else:
            record["verwijderd"] = toeval.choice(evil_texts.TIJDSTIPPEN)


def raar_getal(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval)
    around[key] = _ruw(toeval.choice(evil_texts.GETALLEN))


def naam_weg(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval)
    del around[key]


def naam_erbij(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval, kind=dict)
    around[key][toeval.choice(evil_texts.NAMEN)] = copy.deepcopy(toeval.choice(evil_texts.WAARDEN))


def naam_dubbel(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval, kind=dict)
    inner = around[key]
    if inner:
        inner[_DUBBEL + toeval.choice(sorted(inner))] = copy.deepcopy(toeval.choice(evil_texts.WAARDEN))


def naam_anders(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval, kind=dict)
    if around[key]:
        old = toeval.choice(sorted(around[key]))
        around[key][toeval.choice(evil_texts.NAMEN)] = around[key].pop(old)


def plaatsen_wisselen(envelope: Envelope, toeval: Toeval) -> None:
    one, other = _plek(envelope, toeval), _plek(envelope, toeval)
    a, b = copy.deepcopy(one[0][one[1]]), copy.deepcopy(other[0][other[1]])
    one[0][one[1]], other[0][other[1]] = b, a


def diep(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval)
    depth = toeval.choice((1, 5, 11, 12, 13, 60))
    for _ in range(depth):
        around[key] = [around[key]] if toeval.random() < 0.5 else {"a": around[key]}


def heel_diep(envelope: Envelope, toeval: Toeval) -> None:
    around, key = _plek(envelope, toeval)
    depth = toeval.choice((1000, 20_000, 200_000))
    around[key] = _ruw('{"a":[' * (depth // 2) + "1" + "]}" * (depth // 2))


def record_dubbel(envelope: Envelope, toeval: Toeval) -> None:
    records = _records(envelope)
    if not records:
        return
    twin = copy.deepcopy(toeval.choice(records))
    if toeval.random() < 0.7:
        twin["id"] = f"dubbel-{toeval.randrange(10**6)}"
    envelope["records"].insert(toeval.randrange(len(envelope["records"]) + 1), twin)


def duizenden(envelope: Envelope, toeval: Toeval) -> None:
    records = _records(envelope)
    if records:
        one = toeval.choice(records)
        most = MOST_OF.get(str(one.get("soort")), MAX_RECORDS)
        count = toeval.choice((1000, 3000, most, MAX_RECORDS + 1))
        # So many that only the smallest record keeps the file small enough to be checked.
        small = one if count <= 1000 else one | {"velden": {}, "tijden": {}}
        envelope["records"] += [small | {"id": f"veel-{number}"} for number in range(count)]


def net_te_veel(envelope: Envelope, toeval: Toeval) -> None:
    """One more of a kind than allowed, of a kind with a low limit: quick to make and to read."""
    records = _records(envelope)
    if not records:
        return
    soort = toeval.choice([soort for soort, most in MOST_OF.items() if most <= 1000])
    count = MOST_OF[soort] + 1 - sum(record.get("soort") == soort for record in records)
    made: Envelope = {"soort": soort, "velden": {}, "tijden": {}, "verwijderd": None}
    envelope["records"] += [made | {"id": f"{soort}-{number}"} for number in range(count - toeval.choice((0, 0, 1)))]


def ander_soort(envelope: Envelope, toeval: Toeval) -> None:
    records = _records(envelope)
    if len(records) > 1:
        one, other = toeval.sample(records, 2)
        one["soort"] = toeval.choice([other.get("soort"), "komt-later", "toString", "", None])


def zelfde_id(envelope: Envelope, toeval: Toeval) -> None:
    records = _records(envelope)
    if len(records) > 1:
        one, other = toeval.sample(records, 2)
        one["id"] = other.get("id")


def weggehaald(envelope: Envelope, toeval: Toeval) -> None:
    for record in toeval.sample(_records(envelope), min(4, len(_records(envelope)))):
        record["verwijderd"] = toeval.choice(("2026-11-25T16:00:00.000Z/0000", *evil_texts.TIJDSTIPPEN[:5]))


def hele_map_vooruit(envelope: Envelope, toeval: Toeval) -> None:
    """Date everything in the future, as on a phone with a wrong date, with or without the moment of the file."""
    ahead = toeval.choice(("2027", "2300", "9999"))
    for record in _records(envelope):
        tijden = record.get("tijden")
        for name, clock in tijden.items() if isinstance(tijden, dict) else ():
            if isinstance(clock, str):
                tijden[name] = ahead + clock[4:]
    if toeval.random() < 0.3 and isinstance(envelope.get("exportedAt"), str):
        envelope["exportedAt"] = ahead + envelope["exportedAt"][4:]


def andere_vorm(envelope: Envelope, toeval: Toeval) -> None:
    """Turn one form into another kind, without an answer that could reveal it."""
    records = [item for item in _records(envelope) if isinstance(item.get("soort"), str)]
    if len(records) > 1:
        one, other = toeval.sample(records, 2)
        one |= {"soort": other["soort"], "velden": {}, "tijden": {}}


def geleegd(envelope: Envelope, toeval: Toeval) -> None:
    """Empty forms later than they were filled in, as an app does when the user clears them."""
    for record in toeval.sample(_records(envelope), min(6, len(_records(envelope)))):
        velden = record.get("velden")
        if isinstance(velden, dict) and record.get("soort") != "handtekening":
            names = toeval.sample(sorted(velden), toeval.randrange(len(velden) + 1))
            record["velden"] = velden | dict.fromkeys(names, toeval.choice((None, "", [])))
            tijden = record.get("tijden")
            record["tijden"] = (tijden if isinstance(tijden, dict) else {}) | dict.fromkeys(names, _LATER)


def kale_tijden(envelope: Envelope, toeval: Toeval) -> None:
    """Keep the clocks, but newer, and remove the answers."""
    for record in toeval.sample(_records(envelope), min(6, len(_records(envelope)))):
        velden = record.get("velden")
        if isinstance(velden, dict):
            record |= {"velden": {}, "tijden": dict.fromkeys(velden, _LATER)}


def andere_zegel(envelope: Envelope, toeval: Toeval) -> None:
    """Put something else under a handtekening, with matching hashes: only checking what it seals reveals that."""
    signed = [item for item in _records(envelope) if item.get("soort") == "handtekening"]
    for record in signed:
        velden = record.get("velden")
        if not isinstance(velden, dict):
            continue
        deep = "[" * 150_000 + "]" * 150_000
        velden["verzegeld"] = toeval.choice(
            (
                "",
                "null",
                "{}",
                '{"record":null}',
                '{"record":{"velden":[]},"regels":{}}',
                deep,
                "NaN",
                *evil_texts.OPMAAK,
            )
        )
        velden["tekening"] = toeval.choice(
            (*evil_texts.OPMAAK, "M0 0L1e999 NaN", "M" * 20_000, "url(//elders.example)")
        )
        velden["sha256"] = sha256_of_text(velden["verzegeld"])
        texts = {name: value for name, value in velden.items() if isinstance(value, str)}
        velden["schakel"] = schakel_of(Record(id="x", soort="handtekening", velden=texts, tijden={}))


def kapotte_foto(envelope: Envelope, toeval: Toeval) -> None:
    attachments = envelope.get("attachments")
    for item in attachments if isinstance(attachments, list) else ():
        if isinstance(item, dict):
            noise = "".join(toeval.choices("ABCDabcd0189+/=-_ \n é", k=toeval.choice((0, 1, 3, 400))))
            item["base64"] = toeval.choice((noise, "A" * 3_000_000, "====", "data:image/png;base64,AAAA"))
            item["type"] = toeval.choice(("image/png", "image/svg+xml", "text/html", "", None))


INHOUD: Final[tuple[Callable[[Envelope, Toeval], None], ...]] = (
    *(kwaad_antwoord, andere_waarde, kwade_tekst, half_teken, andere_dag, ander_tijdstip, raar_getal, naam_weg),
    *(naam_erbij, naam_dubbel, naam_anders, plaatsen_wisselen, diep, record_dubbel, ander_soort, zelfde_id, weggehaald),
    *(hele_map_vooruit, geleegd, kale_tijden, andere_vorm),
    *(andere_zegel, kapotte_foto, net_te_veel, heel_diep, duizenden),
)
#: Large files take longest to read, so they are rare.
_GEWICHTEN: Final = [12.0 if how is kwaad_antwoord else 2.0 for how in INHOUD[:-3]] + [0.8, 0.3, 0.1]


# --- The hash over it ---------------------------------------------------------------------------------------


def _geschreven(values: Envelope) -> str:
    """Write JSON, with invalid JSON and duplicate names."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace(_DUBBEL, "")
    # A lone surrogate has no bytes: a file holds it as an escape.
    text = _HALF.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return _ALS_RUW.sub(lambda found: bytes.fromhex(found[1]).decode(), text)


def verzegeld(envelope: Envelope) -> str:
    """Give a file the hash that matches its text, as only a forger would bother to do."""
    text = _geschreven({name: value for name, value in envelope.items() if name != "sha256"})
    comma = "," if len(text) > len("{}") else ""
    return f'{text[:-1]}{comma}"sha256":"{sha256_of_text(text)}"}}'


def met_oude_zegel(envelope: Envelope) -> str:
    """Keep the hash from before the change."""
    return _geschreven(envelope)


def zonder_zegel(envelope: Envelope) -> str:
    """Remove the hash."""
    return _geschreven({name: value for name, value in envelope.items() if name != "sha256"})


# --- The text and the bytes ---------------------------------------------------------------------------------


def _zo_gelaten(text: str, _toeval: Toeval) -> str:
    return text


def afgekapt(text: str, toeval: Toeval) -> str:
    return text[: toeval.randrange(len(text))]


def stuk_uit(text: str, toeval: Toeval) -> str:
    begin = toeval.randrange(len(text))
    return text[:begin] + text[begin + toeval.choice((1, 2, 40, 4000)) :]


def stuk_dubbel(text: str, toeval: Toeval) -> str:
    begin = toeval.randrange(len(text))
    return text[:begin] + text[begin : begin + 300] + text[begin:]


def tekens_erin(text: str, toeval: Toeval) -> str:
    place = toeval.randrange(len(text))
    return (
        text[:place]
        + toeval.choice(("\x00", '"', "\\", "{", "]", ",", "\u2028", "/*x*/", "\\u12", "\ufeff"))
        + text[place:]
    )


def tekens_anders(text: str, toeval: Toeval) -> str:
    signs = list(text)
    for _ in range(toeval.choice((1, 3, 30))):
        signs[toeval.randrange(len(signs))] = chr(toeval.choice((0, 9, 34, 44, 58, 92, 125, 233, 0x202E, 0x1F600)))
    return "".join(signs)


def iets_erachter(text: str, toeval: Toeval) -> str:
    return text + toeval.choice(("\n\n", "x", "{}", "\x00" * 20, text[:500], f"<script>{evil_texts.MERK}=1</script>"))


def iets_anders(_text: str, toeval: Toeval) -> str:
    others = ("", " ", "null", "true", "0", '""', "[]", "{}", "[" * 100_000, '{"a":' * 100_000, '"' * 9, "PK\x03\x04")
    return toeval.choice(
        (*others, *evil_texts.OPMAAK, *evil_texts.GETALLEN, "<?xml version='1.0'?><a/>", '{"format":"bpv-map"}')
    )


def ruim_geschreven(text: str, _toeval: Toeval) -> str:
    return text.replace(",", " ,\r\n\t").replace(":", " : ")


TEKST: Final[tuple[Callable[[str, Toeval], str], ...]] = (
    *(afgekapt, stuk_uit, stuk_dubbel, tekens_erin, tekens_anders, iets_erachter, iets_anders, ruim_geschreven),
)


def _als_utf8(text: str, _toeval: Toeval) -> bytes:
    return text.encode(errors="replace")


def met_merkteken(text: str, toeval: Toeval) -> bytes:
    return b"\xef\xbb\xbf" * toeval.choice((1, 1, 2)) + _als_utf8(text, toeval)


def utf16(text: str, toeval: Toeval) -> bytes:
    return text.encode(toeval.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32")), errors="replace")


def latin1(text: str, toeval: Toeval) -> bytes:
    return text.encode(toeval.choice(("latin-1", "cp1252", "ascii")), errors="replace")


def kapotte_bytes(text: str, toeval: Toeval) -> bytes:
    data = bytearray(_als_utf8(text, toeval) or b"x")
    for _ in range(toeval.choice((1, 5, 50))):
        place = toeval.randrange(len(data))
        data[place : place + 1] = toeval.choice((b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80", b"\x80", b"\x00"))
    return bytes(data)


def ruis(_text: str, toeval: Toeval) -> bytes:
    return toeval.randbytes(toeval.choice((1, 100, 5000)))


BYTES: Final[tuple[Callable[[str, Toeval], bytes], ...]] = (met_merkteken, utf16, latin1, kapotte_bytes, ruis)
