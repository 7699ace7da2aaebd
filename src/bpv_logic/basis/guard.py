"""Run work that must not stop what follows: return its result, or how it failed as one Dutch sentence."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpv_logic.basis.errors import BpvError, ExportError, RequestError
from bpv_logic.basis.shown import lines

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, kw_only=True)
class Failure:
    """What went wrong: a stable code, one Dutch sentence, and for a bug of ours the traceback."""

    code: str
    tekst: str
    spoor: str = ""


def guarded[Outcome](work: Callable[[], Outcome]) -> Outcome | Failure:
    """Return the result of the work, or how it failed; the only place that catches bugs of ours."""
    try:
        return work()
    except ExportError as error:
        return Failure(code=error.code, tekst=lines(str(error)))
    except RequestError as error:
        return Failure(code="verzoek", tekst=lines(str(error)))
    except BpvError as error:
        return Failure(code="gegevens", tekst=lines(str(error)))
    except Exception:  # noqa: BLE001  # a page must go on without a verdict, whatever we did wrong
        sentence = "Er ging iets mis bij het nakijken. Er is niets kwijt."
        return Failure(code="intern", tekst=sentence, spoor=traceback.format_exc())
