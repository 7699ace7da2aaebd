"""
The date on a device during a story that lasts twenty weeks.

Playwright's own clock also replaces `performance`, and with it the marks that tell when typing is saved,
so only `Date` is moved here. Time continues from the moment that was set.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

NETHERLANDS: Final = ZoneInfo("Europe/Amsterdam")
#: An empty page has no storage of its own, and needs no date.
SHIFT: Final = """(() => {
  let moment = %d;
  try { moment = Number(localStorage.getItem("e2e-klok") ?? moment); } catch { return; }
  const Echt = Date;
  const verschil = moment - Echt.now();
  globalThis.Date = class Date extends Echt {
    constructor(...args) { if (args.length) super(...args); else super(Echt.now() + verschil); }
    static now() { return Echt.now() + verschil; }
  };
})();"""


class Clock:
    """The clock of one device; a new date applies from the next page that is opened."""

    def __init__(self, context: BrowserContext, date: str, time: str = "17:00") -> None:
        context.add_init_script(SHIFT % _moment(date, time))

    def set(self, page: Page, date: str, time: str = "17:00") -> None:
        """Set this day and time in the Netherlands."""
        page.evaluate("(moment) => localStorage.setItem('e2e-klok', moment)", str(_moment(date, time)))


def _moment(date: str, time: str) -> int:
    """Return a moment as JavaScript counts it."""
    there = datetime.datetime.fromisoformat(f"{date}T{time}").replace(tzinfo=NETHERLANDS)
    return int(there.timestamp() * 1000)
