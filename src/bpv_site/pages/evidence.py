"""What the field for evidence offers and takes (`bpv_logic.file.evidence`), and what it says of any other file."""

from __future__ import annotations

from typing import Final

from bpv_logic.file.evidence.kinds import MAX_PDF_BYTES, rules_for_pages

_PDF_MB: Final = MAX_PDF_BYTES // 1024 // 1024

#: By what is the matter, as `map/evidence.js` names it.
MESSAGES: Final = {
    "type": "Dit bestand lukt niet. Kies een foto of een PDF, of maak een nieuwe foto.",
    "heic": (
        "Dit is een HEIC-foto. Die kan deze telefoon hier niet openen. Zet je camera op “Meest compatibel”: op een "
        "iPhone bij Instellingen, Camera, Structuur; bij Samsung zet je HEIF uit. Maak dan een nieuwe foto, of een "
        "schermafdruk van deze."
    ),
    "large": "Deze foto is te groot voor je telefoon. Maak een nieuwe foto, of een schermafdruk van deze.",
    "pdf-large": f"Deze PDF is te groot. Hij mag {_PDF_MB} MB zijn. Scan minder bladzijden, of kies minder kwaliteit.",
    "pdf-not": "Dit bestand heet PDF, maar is het niet. Maak het opnieuw, of maak een foto van het papier.",
    "pdf-half": "Deze PDF is niet heel. Download of scan hem opnieuw, of maak een foto van het papier.",
    "pdf-program": "In deze PDF zit een programma. Daarom nemen we hem niet mee. Maak een foto van het papier.",
    "store": "Dit bestand is niet bewaard. Is je telefoon vol? Maak plaats en kies het opnieuw.",
}


def evidence_for_pages() -> dict[str, object]:
    """Return what templates need for the field."""
    return {
        "rules": rules_for_pages(),
        "messages": MESSAGES,
        "pdf_mb": _PDF_MB,
    }
