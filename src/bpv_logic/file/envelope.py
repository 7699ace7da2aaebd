"""The file that a student sends, an envelope around a map: reading and writing it.

Reading never trusts the sender: size and depth first, then whether the file is
ours and undamaged, then its contents. Knows no rule; the school judges again.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import canonical_json, check_code, sha256_of, sha256_of_bytes
from bpv_logic.basis.clock import is_moment
from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.jsontext import JsonError, read_json
from bpv_logic.file.admission import check_records
from bpv_logic.file.ahead import ahead_sentence, future_sentence, is_ahead, without_future
from bpv_logic.file.attachments import Attachment, clean_attachments, damaged_sentences, read_attachments
from bpv_logic.file.limits import MAX_BYTES, MAX_DEPTH, MAX_FILE_BYTES, MAX_ITEMS, WORDS_LENGTH, is_sha256
from bpv_logic.file.locked import VERSLEUTELD
from bpv_logic.file.migrations import FORMAT, FORMAT_VERSION, migrate
from bpv_logic.map.bpvmap import Bpvmap, Record, map_of, record_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpv_logic.basis.values import Json, Velden

#: The code for a file that first needs its password.
MET_WACHTWOORD: Final = "met-wachtwoord"

#: What a student can leave out, with the sentence for the reader of the file; a newer app may have more.
OMITTED: Final = {
    "attachments": "Dit bestand is zonder foto's gemaakt.",
    "private": "Dit bestand is zonder privé-notities gemaakt.",
}

_BOM: Final = "\ufeff"
_NAMES: Final = frozenset({"generator", "rulesVersion", "exportedAt", "records", "attachments", "verdict"})


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """An export that was read and is complete.

    `warnings` are sentences about what is missing although the rest is intact
    (a damaged photo); `sha256` is the hash in the file, already verified;
    `omitted` names what the student left out on purpose: see `OMITTED`.
    `is_mended` is true when a clock in it came from the future.
    """

    records: tuple[Record, ...]
    generator: str
    rules_version: str | None
    exported_at: str
    sha256: str
    attachments: tuple[Attachment, ...] = ()
    verdict: Velden | None = field(default=None)
    omitted: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    is_mended: bool = False

    @property
    def bpvmap(self) -> Bpvmap:
        """The records as a map."""
        return map_of(self.records)

    @property
    def omitted_sentences(self) -> tuple[str, ...]:
        """One sentence for everything known that was left out on purpose."""
        return tuple(OMITTED[name] for name in self.omitted if name in OMITTED)

    @property
    def code(self) -> str:
        """The code that sender and receiver can compare."""
        return check_code(self.sha256)


def decode_export(data: bytes) -> str:
    """Return the text of a file; ExportError when it is too large or not UTF-8."""
    if len(data) > (MAX_FILE_BYTES if VERSLEUTELD.encode() in data else MAX_BYTES):
        raise _too_large()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(
            "geen-utf8", "Dit bestand is geen BPV-map, of een ander programma heeft het veranderd."
        ) from error


def read_envelope(content: str | bytes, now: str = "", *, may_be_ahead: bool = False) -> Envelope:
    """Return the export that a file holds; ExportError with one Dutch sentence when it is refused.

    `now` is the reader's moment, "" when it is unknown. A file that claims to be
    made in the future is only accepted where it may be the only copy left.
    """
    # Bytes serve for size, depth and hash: a map is encoded or decoded only once.
    if isinstance(content, str):
        text = content.removeprefix(_BOM)
        data = text.encode(errors="replace")
    else:
        text, data = decode_export(content), content.removeprefix(codecs.BOM_UTF8)
    if len(data) > (MAX_FILE_BYTES if VERSLEUTELD.encode() in data else MAX_BYTES):
        raise _too_large()
    try:
        values = read_json(text, max_depth=MAX_DEPTH, data=data)
    except JsonError as error:
        raise ExportError(error.code, str(error)) from error
    if isinstance(values, dict) and values.get("format") == VERSLEUTELD:
        raise ExportError(MET_WACHTWOORD, "Dit bestand heeft een wachtwoord.")
    if len(data) > MAX_BYTES:
        raise _too_large()
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise ExportError("niet-van-ons", "Dit bestand komt niet uit de BPV-map.")
    _check_hash(values, data)
    found = _envelope(migrate(values), str(values["sha256"]), now)
    if is_ahead(found.exported_at, now) and not may_be_ahead:
        raise ExportError("toekomst", ahead_sentence(found.exported_at))
    return found


def write_envelope(
    records: Iterable[Record],
    *,
    exported_at: str,
    generator: str,
    rules_version: str | None = None,
    attachments: Iterable[Attachment] = (),
    verdict: Velden | None = None,
    omitted: Iterable[str] = (),
) -> str:
    """Return the text of an export, in canonical JSON."""
    values: dict[str, Json] = {
        "format": FORMAT,
        "formatVersion": FORMAT_VERSION,
        "generator": generator,
        "rulesVersion": rules_version,
        "exportedAt": exported_at,
        "records": [record_to_json(record) for record in sorted(records, key=lambda item: item.id)],
        "attachments": [item.as_json() for item in sorted(attachments, key=lambda item: item.sha256)],
        "verdict": verdict,
    }
    if left_out := [*omitted]:
        values["omitted"] = [*left_out]
    return canonical_json(values | {"sha256": sha256_of(values)})


def _is_word(value: Json) -> bool:
    return isinstance(value, str) and len(value) <= WORDS_LENGTH


def _too_large() -> ExportError:
    return ExportError("te-groot", f"Het bestand is groter dan {MAX_BYTES // 1024 // 1024} MB.")


def _check_hash(values: dict[str, Json], data: bytes) -> None:
    """Check the hash of the file as received: before any migration, and including names that we do not know."""
    # Nearly every file is canonical already: then the text without its hash is what was hashed, and nothing has to be
    # written again. A text that only looks canonical does not match the hash, and is checked like any other.
    claimed = values.get("sha256")
    if is_sha256(claimed) and sha256_of_bytes(data.replace(b',"sha256":"%s"' % claimed.encode(), b"", 1)) == claimed:
        return
    rest = {name: value for name, value in values.items() if name != "sha256"}
    if values.get("sha256") != sha256_of(rest):
        raise ExportError("beschadigd", "Dit bestand is beschadigd of veranderd. Vraag of het nog eens gestuurd wordt.")


def _envelope(values: dict[str, Json], sha256: str, now: str) -> Envelope:
    if not set(values) >= _NAMES:
        raise ExportError("envelop-vorm", "In het bestand ontbreekt een onderdeel.")
    generator, rules_version = values["generator"], values["rulesVersion"]
    exported_at, verdict = values["exportedAt"], values["verdict"]
    if not (isinstance(generator, str) and len(generator) <= WORDS_LENGTH):
        raise ExportError("envelop-vorm", "In het bestand staat niet welke app het maakte.")
    if rules_version is not None and not (isinstance(rules_version, str) and len(rules_version) <= WORDS_LENGTH):
        raise ExportError("envelop-vorm", "In het bestand staat niet met welke regels het is nagekeken.")
    if not (isinstance(exported_at, str) and is_moment(exported_at)):
        raise ExportError("envelop-vorm", "In het bestand staat niet wanneer het gemaakt is.")
    if not (verdict is None or isinstance(verdict, dict)):
        raise ExportError("envelop-vorm", "In het bestand klopt het oordeel van de regels niet.")
    omitted = values.get("omitted", [])
    if not isinstance(omitted, list) or len(omitted) > MAX_ITEMS or not all(map(_is_word, omitted)):
        raise ExportError("envelop-vorm", "In het bestand klopt niet wat eruit is gelaten.")
    records, mended = without_future(check_records(values["records"]), exported_at, now)
    found, damaged = read_attachments(values["attachments"])
    damage = damaged_sentences(damaged, records)
    records, attachments, told = clean_attachments(records, found)
    return Envelope(
        records=records,
        generator=generator,
        rules_version=rules_version,
        exported_at=exported_at,
        sha256=sha256,
        attachments=attachments,
        verdict=verdict,
        omitted=tuple(map(str, omitted)),
        warnings=(*damage, *told, *([future_sentence(mended)] if mended else [])),
        is_mended=bool(mended),
    )
