"""A qualification file as SBB publishes it, for the person at school who makes the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.kwalificatiedossier import read_sbb_xml, to_toml

if TYPE_CHECKING:
    from bpv_logic.fields import Velden
    from bpv_logic.operations.request import Operation, Request


def dossier(request: Request) -> Velden:
    """Return the qualification file of the XML in `tekst` as TOML, with its title."""
    read = read_sbb_xml(request.text("tekst"))
    return {"titel": read.titel, "toml": to_toml(read)}


OPERATIONS: Final[dict[str, Operation]] = {"dossier": dossier}
