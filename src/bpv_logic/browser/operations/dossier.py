"""A kwalificatiedossier as SBB publishes it, or as our own TOML, for whoever makes the schoolpakket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.dossiers.as_json import opleidingen_json
from bpv_logic.dossiers.sbb_xml import read_sbb_xml
from bpv_logic.dossiers.toml import load_dossier, to_toml
from bpv_logic.file.incoming.kind import HEAD_BYTES
from bpv_logic.file.incoming.settings_text import settings_text

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation, Request
    from bpv_logic.dossiers.shape import Dossier


def dossier(request: Request) -> Velden:
    """Return the head, opleidingen and our TOML of a dossier (`tekst`, or `base64` for a file in any encoding)."""
    naam = request.text("naam") if request.has("naam") else "het bestand"
    read = _read(request, naam)
    return {
        "titel": read.titel,
        "versie": read.versie,
        "bron": read.bron,
        "opleidingen": opleidingen_json([read]),
        "bestandsnaam": f"{read.sleutel}.toml",
        "toml": to_toml(read),
    }


def _read(request: Request, naam: str) -> Dossier:
    data = request.data("base64") if request.has("base64") else request.text("tekst")
    if _is_xml(data, naam):
        day = request.day("today").isoformat() if request.has("today") else ""
        return read_sbb_xml(data, naam=naam, opgehaald_op=day)
    return load_dossier(data if isinstance(data, str) else settings_text(data, naam), naam)


def _is_xml(data: bytes | str, naam: str) -> bool:
    """Tell whether a file is XML by how it begins, whatever a phone or a mail program did to its name."""
    begin = data if isinstance(data, str) else data[:HEAD_BYTES].replace(b"\0", b"").decode("latin-1")
    text = begin.lstrip("\ufeff\xff\xfe\xef\xbb\xbf \t\r\n")
    return text.startswith("<") or not naam.lower().endswith((".toml", ".txt"))


OPERATIONS: Final[dict[str, Operation]] = {"dossier": dossier}
