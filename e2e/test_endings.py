"""A promise in a test always has a time limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from e2e.helpers.endings import NeverAnsweredError, limit_promises

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_promise_that_a_page_never_keeps_fails_its_test_and_leaves_the_browser_usable(tab: Page):
    restore = limit_promises(0.5)
    try:
        with pytest.raises(NeverAnsweredError, match=r"no answer within 0\.5 s"):
            tab.evaluate("new Promise(() => {})")
    finally:
        restore()

    assert tab.evaluate("1 + 1") == 2


def test_fault_in_a_page_is_told_as_it_is(tab: Page):
    with pytest.raises(Exception, match="stuk"):
        tab.evaluate("Promise.reject(new Error('stuk'))")
