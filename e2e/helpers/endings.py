"""A time limit on every browser call: a page's promise that never settles fails its own test, not the whole run."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from playwright._impl._sync_base import SyncBase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

#: Twice the longest wait of any test (`MOTOR_TIJD` in pages/pagina.py); seconds.
HOOGSTENS: Final = 240.0


class NooitGeantwoordError(AssertionError):
    """A browser did not answer for as long as a test may wait."""


def geef_einde(hoogstens: float = HOOGSTENS) -> Callable[[], None]:
    """
    Give every Playwright call a time limit; return a function that undoes this.

    Playwright has a timeout for its own waits, but none for a promise made in a page.
    """
    zonder_einde = SyncBase._sync

    async def met_einde(awaitable: Awaitable[Any]) -> Any:  # noqa: ANN401 - whatever the call gives
        try:
            async with asyncio.timeout(hoogstens) as einde:
                return await awaitable
        except TimeoutError as late:
            if not einde.expired():
                raise
            raise NooitGeantwoordError(f"the browser gave no answer within {hoogstens:g} s") from late

    def _sync(self: SyncBase, awaitable: Awaitable[Any]) -> Any:  # noqa: ANN401
        __tracebackhide__ = True
        return zonder_einde(self, met_einde(awaitable))

    SyncBase._sync = _sync  # type: ignore[method-assign]

    def herstel() -> None:
        SyncBase._sync = zonder_einde  # type: ignore[method-assign]

    return herstel
