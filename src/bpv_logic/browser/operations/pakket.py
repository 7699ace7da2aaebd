"""A schoolpakket: opened on a phone or at school, or made from the answers of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.colour import contrast_on_white, kleur_fault, say_contrast
from bpv_logic.browser.pakket_shown import pakket_view
from bpv_logic.file.incoming.settings_text import settings_text
from bpv_logic.school.active import active, load_schoolpakket
from bpv_logic.school.answers import standard_waarden, waarden_of, write_pakket
from bpv_logic.school.changes import pakket_zinnen
from bpv_logic.school.toml import SchoolpakketError

if TYPE_CHECKING:
    from bpv_logic.basis.errors import BpvError
    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.browser.request import Operation, Request

_FIELD: Final = {"ontbreekt.": "Vul dit in.", "is leeg.": "Vul dit in."}
_NAMELESS: Final[Json] = {"lijst": "", "rij": 0, "veld": "naam", "tekst": "Vul dit in."}


def pakket_lezen(request: Request) -> Velden:
    """Return what a schoolpakket shows on pages and would change, with its text; BpvError when it is invalid."""
    tekst = _tekst(request)
    pakket = load_schoolpakket(tekst, _naam(request))
    zinnen: list[Json] = list(pakket_zinnen(active(), pakket, request.day("today")))
    return {"tekst": tekst, "toon": pakket_view(pakket), "zinnen": zinnen}


def pakket_maken(request: Request) -> Velden:
    """Return the answers of the form and their TOML, with every fault at its field.

    From a file (`tekst` or `base64`), what was typed (`waarden`), or an empty form. BpvError when a file is no TOML.
    """
    if request.has("tekst") or request.has("base64"):
        waarden = waarden_of(_tekst(request))
    else:
        waarden = request.values("waarden") if request.has("waarden") else standard_waarden()
    written = write_pakket(waarden)
    # A file without a name gets ours, which would not tell a phone's user whose pakket it is.
    fouten: list[Json] = [] if str(waarden.get("naam", "")).strip() else [_NAMELESS]
    try:
        load_schoolpakket(written.toml)
    except SchoolpakketError as error:
        fouten += [_fout(fault, written.plaatsen) for fault in error.faults]
    return {"waarden": waarden, "toml": written.toml, "fouten": fouten, "kleur": _kleur(waarden)}


def _fout(fault: BpvError, plaatsen: dict[str, tuple[str, int]]) -> Json:
    """Return a fault with the list, the row (from 0) and the field of the form that it is about."""
    lijst, rij = plaatsen.get(fault.plaats, ("", 0))
    words = fault.woorden or str(fault)
    own = words.removeprefix(f"“{fault.veld}” ")
    tekst = _FIELD.get(own, f"Dit {own}") if fault.veld and own != words else f"{words[:1].upper()}{words[1:]}"
    return {"lijst": lijst, "rij": rij, "veld": fault.veld, "tekst": tekst}


def _kleur(waarden: Velden) -> Json:
    """Return how readable the colour is on white, in a sentence."""
    kleur = str(waarden.get("kleur", "")).lower()
    fault = kleur_fault(kleur)
    if fault:
        return {"goed": False, "tekst": f"De kleur {fault}."}
    return {"goed": True, "tekst": f"Goed te lezen: het contrast met wit is {say_contrast(contrast_on_white(kleur))}."}


def _tekst(request: Request) -> str:
    """Return the TOML: `tekst` of a link, or of a file `base64`, in whatever encoding its editor wrote."""
    return request.text("tekst") if request.has("tekst") else settings_text(request.data("base64"), _naam(request))


def _naam(request: Request) -> str:
    """Return the file's name, for its faults; a link has none."""
    return request.text("naam") if request.has("naam") else "schoolpakket"


OPERATIONS: Final[dict[str, Operation]] = {"pakket_lezen": pakket_lezen, "pakket_maken": pakket_maken}
