"""Which files a page offers to choose, share or open: the one list for every `accept` and for the app manifest.

Only a help for the user: what a file is, its content says (`kind`). A phone greys out what is not listed, so the
lists are wide: Android shares JSON as text (`.json.txt`), mail and WhatsApp send it without a type.
"""

from __future__ import annotations

from typing import Final

#: A type of its own for what nobody knows: Android and iOS then offer every file.
_ANY: Final = "application/octet-stream"

#: The map of a student, or a zip with maps.
MAP_TYPES: Final = (
    ".json",
    ".txt",
    ".zip",
    "application/json",
    "text/plain",
    "application/zip",
    "application/x-zip-compressed",
    _ANY,
)
#: What a school sets, and a kwalificatiedossier.
PAKKET_TYPES: Final = (".toml", ".txt", "application/toml", "text/plain", _ANY)
DOSSIER_TYPES: Final = (".xml", ".toml", ".txt", "application/xml", "text/xml", "text/plain", _ANY)
PICTURE_TYPES: Final = ("image/*",)
#: A bewijs: a photo, or a scan as it comes from a copier.
EVIDENCE_TYPES: Final = (*PICTURE_TYPES, "application/pdf")

#: As an attribute of a file field.
ACCEPT: Final = {
    "map": ",".join(MAP_TYPES),
    "pakket": ",".join(PAKKET_TYPES),
    "dossier": ",".join(DOSSIER_TYPES),
    "picture": ",".join(PICTURE_TYPES),
    "evidence": ",".join(EVIDENCE_TYPES),
}

#: As a computer registers an installed app: each type with the endings of its names.
FILE_HANDLERS: Final = {"application/json": [".json"]}
