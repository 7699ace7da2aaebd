"""The contract with schools as JSON Schema 2020-12, made from the forms.

The schema describes what `envelope.read_envelope` accepts: the JSON type of
every answer and its maximum length. A schema cannot express that a hash is
right or that an id is unique; answers outside the list of choices are for the
rules, so the lists are given as examples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import CLOCK_PATTERN, MOMENT_PATTERN
from bpv_logic.basis.jsontext import FORBIDDEN_NAMES, LARGEST_INTEGER
from bpv_logic.file import limits, locked
from bpv_logic.file.evidence.kinds import ATTACHMENT_TYPES, MAX_ATTACHMENT_BYTES, MAX_PDF_BYTES
from bpv_logic.file.migrations import FORMAT, FORMAT_VERSION
from bpv_logic.forms import ALL_FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpv_logic.basis.values import Json
    from bpv_logic.file.limits import Shape
    from bpv_logic.questions.fields import Form

type Schema = dict[str, Json]

SCHEMA_NAME: Final = f"bpv-map-{FORMAT_VERSION}.schema.json"
VERSLEUTELD_NAME: Final = f"{locked.VERSLEUTELD}-{locked.VERSLEUTELD_VERSION}.schema.json"

#: Every empty value means the same: not filled in.
_EMPTY: Final[Schema] = {"enum": [None, "", []]}


def export_schema() -> Schema:
    """Return the JSON Schema of an export."""
    properties: Schema = {
        "format": {"const": FORMAT},
        "formatVersion": {"const": FORMAT_VERSION},
        "generator": _words("De app en haar versie."),
        "rulesVersion": {
            "anyOf": [_words("De versie van de regels waarmee het oordeel is gemaakt."), {"type": "null"}]
        },
        "exportedAt": {"$ref": "#/$defs/moment"},
        "records": {
            "type": "array",
            "maxItems": limits.MAX_RECORDS,
            "items": {"$ref": "#/$defs/record"},
            "allOf": [_at_most(soort, most) for soort, most in limits.MOST_OF.items()],
            "description": "Alle formulieren, op volgorde van id.",
        },
        "attachments": {"type": "array", "items": {"$ref": "#/$defs/attachment"}},
        "verdict": {
            "type": ["object", "null"],
            "description": "Wat de regels op de telefoon zeiden. De school rekent het opnieuw uit.",
        },
        "sha256": {
            "$ref": "#/$defs/sha256",
            "description": "SHA-256 van de canonieke JSON van dit bestand zonder sha256.",
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Bestand van de BPV-map",
        "type": "object",
        "required": list(properties),
        "properties": {**properties, "omitted": _omitted()},
        "propertyNames": {"$ref": "#/$defs/name"},
        "$defs": _definitions(),
    }


def _at_most(soort: str, most: int) -> Schema:
    """Limit the number of records of one kind."""
    of_kind: Schema = {"properties": {"soort": {"const": soort}}, "required": ["soort"]}
    return {"contains": of_kind, "minContains": 0, "maxContains": most}


def _omitted() -> Schema:
    return {
        "type": "array",
        "maxItems": limits.MAX_ITEMS,
        "items": {"type": "string", "maxLength": limits.WORDS_LENGTH, "examples": ["attachments", "private"]},
        "description": "Wat de student er met opzet uit liet. Ontbreekt als alles erin zit.",
    }


def versleuteld_schema() -> Schema:
    """Return the JSON Schema of the envelope around an export with a password."""
    kdf: Schema = {
        "name": {"const": "PBKDF2"},
        "hash": {"const": "SHA-256"},
        "iterations": {
            "type": "integer",
            "minimum": locked.LEAST_ITERATIONS,
            "maximum": locked.MOST_ITERATIONS,
        },
        "salt": _base64(locked.SALT_BYTES),
    }
    cipher: Schema = {
        "name": {"const": "AES-GCM"},
        "length": {"const": locked.KEY_BITS},
        "iv": _base64(locked.IV_BYTES),
    }
    properties: Schema = {
        "format": {"const": locked.VERSLEUTELD},
        "formatVersion": {"const": locked.VERSLEUTELD_VERSION},
        "kdf": {"type": "object", "required": list(kdf), "properties": kdf},
        "cipher": {"type": "object", "required": list(cipher), "properties": cipher},
        "data": {
            "type": "string",
            "contentEncoding": "base64",
            "description": "Het bestand van de BPV-map (UTF-8), versleuteld, met de tag van 16 bytes erachter.",
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Bestand van de BPV-map met een wachtwoord",
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }


def _base64(count: int) -> Schema:
    groups, rest = divmod(count, 3)
    tail = "" if rest == 0 else f"[A-Za-z0-9+/]{{{rest + 1}}}{'=' * (3 - rest)}"
    return {
        "type": "string",
        "contentEncoding": "base64",
        "pattern": f"^[A-Za-z0-9+/]{{{4 * groups}}}{tail}$",
    }


def _definitions() -> Schema:
    forbidden: list[Json] = [*sorted(FORBIDDEN_NAMES)]
    forms: Schema = {f"form-{form.name}": _form(form) for form in ALL_FORMS}
    return {
        "name": {"not": {"enum": forbidden}},
        "field-name": {"pattern": limits.NAME_PATTERN, "not": {"enum": forbidden}},
        "id": {"type": "string", "pattern": limits.ID_PATTERN},
        "sha256": {"type": "string", "pattern": limits.SHA256_PATTERN},
        "moment": {"type": "string", "pattern": MOMENT_PATTERN},
        "clock": {
            "type": "string",
            "pattern": CLOCK_PATTERN,
            "description": "Moment in UTC met een teller; nieuwer is later in de volgorde van de tekst.",
        },
        "integer": {"type": "integer", "minimum": -LARGEST_INTEGER, "maximum": LARGEST_INTEGER},
        "texts": _texts(limits.SHORT_LENGTH),
        "reference": _reference_to_attachment(),
        "attachment": _attachment(),
        "record": _record(),
        **forms,
    }


def _record() -> Schema:
    """A record: the same outer shape for every soort, with the answers of its form."""
    return {
        "type": "object",
        "required": ["id", "soort", "velden", "tijden", "verwijderd"],
        "additionalProperties": False,
        "properties": {
            "id": {"$ref": "#/$defs/id"},
            "soort": {"enum": [form.name for form in ALL_FORMS]},
            "velden": {"type": "object", "propertyNames": {"$ref": "#/$defs/field-name"}},
            "tijden": {
                "type": "object",
                "propertyNames": {"$ref": "#/$defs/field-name"},
                "additionalProperties": {"$ref": "#/$defs/clock"},
            },
            "verwijderd": {"anyOf": [{"$ref": "#/$defs/clock"}, {"type": "null"}]},
        },
        "allOf": [
            {
                "if": {"properties": {"soort": {"const": form.name}}, "required": ["soort"]},
                "then": {"properties": {"velden": {"$ref": f"#/$defs/form-{form.name}"}}},
            }
            for form in ALL_FORMS
        ],
    }


def _form(form: Form) -> Schema:
    known = {item.name: item for item in form.fields}
    properties: Schema = {}
    for name, shape in limits.shapes_of(form.name).items():
        item = known.get(name)
        keuzes: list[Json] = [keuze.waarde for keuze in item.keuzes] if item else []
        notes: Schema = {"title": shape.label} | ({"examples": keuzes} if keuzes else {})
        if item and item.length:
            notes["description"] = f"Hoogstens {item.length} tekens; een langere tekst wordt gelezen en gemeld."
        properties[name] = notes | {"anyOf": [_value(shape), _EMPTY]}
    return {
        "title": form.label,
        "type": "object",
        "properties": properties,
        "additionalProperties": {"anyOf": [_unknown(), _EMPTY]},
    }


def _value(shape: Shape) -> Schema:
    by_type: Mapping[str, Schema] = {
        "text": {"type": "string", "maxLength": shape.length},
        "integer": {"anyOf": [{"$ref": "#/$defs/integer"}, {"type": "string", "maxLength": shape.length}]},
        "list": {"$ref": "#/$defs/texts"},
        "attachments": {
            "type": "array",
            "maxItems": limits.MAX_ITEMS,
            "items": {"$ref": "#/$defs/reference"},
        },
    }
    return by_type[shape.type]


def _unknown() -> Schema:
    """A question that this version does not know: any of the plain types."""
    return {
        "anyOf": [
            {"type": "string", "maxLength": limits.TEXT_LENGTH},
            {"$ref": "#/$defs/integer"},
            {"$ref": "#/$defs/texts"},
        ]
    }


def _texts(length: int) -> Schema:
    return {"type": "array", "maxItems": limits.MAX_ITEMS, "items": {"type": "string", "maxLength": length}}


def _words(description: str) -> Schema:
    return {"type": "string", "maxLength": limits.WORDS_LENGTH, "description": description}


def _reference_to_attachment() -> Schema:
    short: Schema = {"type": "string", "maxLength": limits.SHORT_LENGTH}
    return {
        "type": "object",
        "required": ["sha256", "naam", "type", "grootte"],
        "additionalProperties": False,
        "properties": {
            "sha256": {"$ref": "#/$defs/sha256"},
            "naam": {"type": "string", "maxLength": limits.FILE_NAME_LENGTH},
            "type": short,
            "grootte": {"type": "integer", "minimum": 0, "maximum": LARGEST_INTEGER},
        },
    }


def _attachment() -> Schema:
    """An attachment with wrong contents is reported to the reader, not refused; so there are no limits on it here."""
    return {
        "type": "object",
        "required": ["sha256", "type", "base64"],
        "additionalProperties": False,
        "properties": {
            "sha256": {"$ref": "#/$defs/sha256"},
            "type": {"examples": list(ATTACHMENT_TYPES)},
            "base64": {"description": f"Hoogstens {MAX_ATTACHMENT_BYTES} bytes, een PDF {MAX_PDF_BYTES}, als base64."},
        },
    }
