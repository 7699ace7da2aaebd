"""An export that comes back into a map."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from bpv_logic.aanvulling import aanvulling_zinnen
from bpv_logic.bpvmap import record_to_json
from bpv_logic.export import read_envelope
from bpv_logic.preview import import_preview
from bpv_logic.verlies import loss_sentences, loss_words
from bpv_logic.versleuteld import read_versleuteld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.fields import Json, Velden
    from bpv_logic.operations.request import Operation, Request
    from bpv_logic.preview import Preview


def read_export(request: Request) -> Velden:
    """Return what the export in `tekst` would change in `records`, and what there would be then.

    `vragen` are what a person must say yes to first, one after the other. While nothing proves whose file it is,
    `records` are those of the map as it is, until the same is asked again with the owner's word in `vanMij`.
    """
    mine = request.bpvmap()
    envelope = read_envelope(request.text("tekst"))
    preview = import_preview(mine, envelope, van_mij=request.is_said("vanMij"))
    verlies = loss_sentences(preview.changes)
    return {
        "voorbeeld": {
            "zinnen": [*preview.zinnen, *aanvulling_zinnen(mine, envelope.bpvmap)],
            "nieuw": preview.nieuw,
            "anders": preview.anders,
            "gelijk": preview.gelijk,
            "weg": preview.weg,
            "leeg": preview.leeg,
            "van": preview.van,
            "code": envelope.code,
            "verlies": [*verlies],
            "vraagt": preview.vraagt,
            "vragen": [*_questions(preview)],
        },
        "records": [record_to_json(record) for record in preview.records],
        "attachments": [] if preview.vraagt else [attachment.as_json() for attachment in envelope.attachments],
    }


def _questions(preview: Preview) -> Iterator[Json]:
    if preview.vraagt:
        yield {
            "vraag": "Is dit bestand ook van jou? Dat is niet te zien. Zeg alleen ja als het uit je eigen map komt.",
            "ja": "Ja, van mij",
        }
    if words := loss_words(preview.weg, preview.leeg):
        yield {"vraag": f"Dit bestand {words}. Wil je dat?", "ja": "Ja, ga door"}


def versleuteld(request: Request) -> Velden:
    """Return what a page needs to open the file with a password in `tekst`, its content apart."""
    found = read_versleuteld(request.text("tekst"))
    return {
        "iterations": found.iterations,
        "salt": base64.b64encode(found.salt).decode(),
        "iv": base64.b64encode(found.iv).decode(),
        "kop": found.kop,
    }


OPERATIONS: Final[dict[str, Operation]] = {"read_export": read_export, "versleuteld": versleuteld}
