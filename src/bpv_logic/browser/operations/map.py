"""Importing an export into a map."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from bpv_logic.file.admission import check_amounts
from bpv_logic.file.envelope import read_envelope
from bpv_logic.file.locked import read_versleuteld
from bpv_logic.file.preview import import_preview
from bpv_logic.map.bpvmap import record_to_json
from bpv_logic.words.loss import loss_sentences, loss_words
from bpv_logic.words.terug import aanvulling_zinnen
from bpv_logic.words.whose import owner_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.browser.request import Operation, Request
    from bpv_logic.file.preview import Preview
    from bpv_logic.map.bpvmap import Bpvmap


def read_export(request: Request) -> Velden:
    """Return what the export in `tekst` would change in `records`, and the resulting records.

    `vragen` are what the user must confirm first, one at a time. While nothing proves whose file it is,
    `records` are those of the map as it is, until the request is repeated with the owner's confirmation in `vanMij`.
    """
    mine = request.bpvmap()
    # An empty new phone: the file may be all that is left of a lost one.
    is_new = all(record.soort == "student" for record in mine.records)
    envelope = read_envelope(request.text("tekst"), request.moment("now"), may_be_ahead=is_new)
    preview = import_preview(mine, envelope, van_mij=request.is_said("vanMij"))
    # Many files may add up to more than any single one may hold.
    check_amounts(preview.records)
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
            "vragen": [*_questions(preview, mine, envelope.bpvmap)],
        },
        "records": [record_to_json(record) for record in preview.records],
        "attachments": [] if preview.vraagt else [attachment.as_json() for attachment in envelope.attachments],
    }


def _questions(preview: Preview, mine: Bpvmap, theirs: Bpvmap) -> Iterator[Json]:
    if preview.vraagt:
        vraag, ja = owner_question(mine, theirs)
        yield {"vraag": vraag, "ja": ja}
    if words := loss_words(preview.weg, preview.leeg):
        yield {"vraag": f"Dit bestand {words}. Wil je dat?", "ja": "Ja, ga door"}


def lees_terug(request: Request) -> Velden:
    """Return whether the export in `tekst` can be imported elsewhere as it is; BpvError when it would be refused."""
    return {"heel": not read_envelope(request.text("tekst"), request.moment("now")).is_mended}


def versleuteld(request: Request) -> Velden:
    """Return what a page needs to open the file with a password in `tekst`, with its content separate."""
    found = read_versleuteld(request.text("tekst"))
    return {
        "iterations": found.iterations,
        "salt": base64.b64encode(found.salt).decode(),
        "iv": base64.b64encode(found.iv).decode(),
        "kop": found.kop,
    }


OPERATIONS: Final[dict[str, Operation]] = {
    "read_export": read_export,
    "lees_terug": lees_terug,
    "versleuteld": versleuteld,
}
