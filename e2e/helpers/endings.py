"""A time limit on every browser call: a page's promise that never settles fails its own test, not the whole run."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from playwright._impl._sync_base import SyncBase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

#: Twice the longest wait of any test (`ENGINE_TIME` in pages/page.py); seconds.
AT_MOST: Final = 240.0


class NeverAnsweredError(AssertionError):
    """A browser did not answer for as long as a test may wait."""


def limit_promises(at_most: float = AT_MOST) -> Callable[[], None]:
    """
    Give every Playwright call a time limit; return a function that undoes this.

    Playwright has a timeout for its own waits, but none for a promise made in a page.
    """
    without_limit = SyncBase._sync

    async def with_limit(awaitable: Awaitable[Any]) -> Any:  # noqa: ANN401 - whatever the call gives
        try:
            async with asyncio.timeout(at_most) as end:
                return await awaitable
        except TimeoutError as late:
            if not end.expired():
                raise
            raise NeverAnsweredError(f"the browser gave no answer within {at_most:g} s") from late

    def _sync(self: SyncBase, awaitable: Awaitable[Any]) -> Any:  # noqa: ANN401
        __tracebackhide__ = True
        return without_limit(self, with_limit(awaitable))

    SyncBase._sync = _sync  # type: ignore[method-assign]

    def restore() -> None:
        SyncBase._sync = without_limit  # type: ignore[method-assign]

    return restore
