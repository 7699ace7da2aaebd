"""The date on the phone during a story that takes twenty weeks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def zet_datum(context: BrowserContext, datum: str, tijd: str = "17:00") -> None:
    """Let it be this day and time in the Netherlands, for every page of a device; timers keep running."""
    moment = datetime.datetime.fromisoformat(f"{datum}T{tijd}").replace(tzinfo=NEDERLAND)
    context.clock.set_fixed_time(moment)
