"""For a school's own program: read a file, judge it, and get its findings and its row (docs/export.md).

The command line does the same; nothing on the phone needs this.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypedDict, cast

from bpv_logic.basis.dates import to_dutch_time
from bpv_logic.klas.inzending import Inzending, read_inzending
from bpv_logic.klas.row import klas_row
from bpv_logic.verdict.judge import finding_to_json

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden
    from bpv_logic.questions.findings import Toon, Uitkomst


class Bevinding(TypedDict):
    """
    One finding of the rules.

    `code` names the rule for a program; in Dutch, `tekst` says what is the matter and `waarom` why that is required.
    `soort`, `record`, `veld` and `periode` say where it is: the kind and the id of a record, the name of a question,
    the id of a bpv.
    """

    code: str
    uitkomst: Uitkomst
    toon: Toon
    tekst: str
    waarom: str
    regel: str
    soort: str
    record: str | None
    veld: str | None
    periode: str | None


def dutch_today() -> dt.date:
    """Return the day that it is in the Netherlands, wherever this computer is."""
    return to_dutch_time(dt.datetime.now(dt.UTC)).date()


def judge_file(content: str | bytes, today: dt.date | None = None, *, name: str = "", now: str = "") -> Inzending:
    """
    Return a handed-in file, judged as of a day.

    `content` is the contents of the file, `name` its name, `today` the day in the Netherlands (by default the present
    one there), `now` the moment of this computer as files write it ("2026-11-25T16:00:00.000Z"; with "" a file from
    the future is not detected). What is private to the student is left out, whatever the file holds.

    `.van` is the student's name, `.envelope` what the file says about itself (`.code`, `.exported_at`, `.warnings`),
    `.bpvmap` the records (`.of("urendag")`), `.verdict` the judgement (`.uitkomst`: "voldoet", "nog_onvolledig" or
    "voldoet_niet").

    Raises `ExportError` for a file that is refused: `str(error)` is a Dutch sentence for the user,
    `error.code` a short name for a program. "met-wachtwoord" means that the file is locked.
    """
    return read_inzending(name, content, today or dutch_today(), now)


def findings_of(item: Inzending) -> tuple[Bevinding, ...]:
    """Return the findings in a file, most important first, with names and values as `check --json` prints them."""
    return tuple(cast("Bevinding", finding_to_json(finding)) for finding in item.verdict.bevindingen)


def row_of(item: Inzending) -> Velden:
    """
    Return what the class table shows of a map: name to value, the same names in every map.

    Texts, whole numbers (hours are whole hours), days as "2026-11-25" or "" and `problemen`, a list of sentences.
    """
    return klas_row(item).as_json()
