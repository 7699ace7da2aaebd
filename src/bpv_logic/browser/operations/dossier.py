"""A kwalificatiedossier as SBB publishes it, or as our own TOML, for whoever makes the schoolpakket."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Final

from bpv_logic.dossiers.as_json import opleidingen_json
from bpv_logic.dossiers.sbb_xml import read_sbb_xml
from bpv_logic.dossiers.shape import DossierError
from bpv_logic.dossiers.toml import load_dossier, to_toml

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
    if request.has("base64"):
        try:
            data: bytes | str = base64.b64decode(request.text("base64"), validate=True)
        except binascii.Error:
            raise DossierError(f"{naam}: dit bestand is niet te lezen.") from None
    else:
        data = request.text("tekst")
    if not naam.lower().endswith(".toml"):
        day = request.day("today").isoformat() if request.has("today") else ""
        return read_sbb_xml(data, naam=naam, opgehaald_op=day)
    try:
        return load_dossier(data if isinstance(data, str) else data.decode("utf-8-sig"), naam)
    except UnicodeDecodeError:
        raise DossierError(f"{naam}: dit is geen geldige TOML.") from None


OPERATIONS: Final[dict[str, Operation]] = {"dossier": dossier}
