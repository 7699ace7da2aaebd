"""Watches everything a browser reports during a test: a test does not pass if the page complains."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

#: Photos and signatures from the phone's own storage, and a tab's initial empty page.
OWN_SCHEMES = frozenset({"blob", "data", "about"})


@dataclass
class Guard:
    """
    Collects uncaught errors, console errors (a refusal by the Content-Security-Policy is one) and foreign requests.

    A test that causes trouble on purpose declares the complaints it causes with `expects`.
    """

    problems: list[str] = field(default_factory=list)
    _expected: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext, origin: str) -> None:
        """Listen to every page and worker of a context, which may speak to `origin` only."""
        context.on("weberror", self._on_error)
        context.on("console", self._on_console)
        context.on("request", lambda request: self._on_request(request, origin))

    def expects(self, *patterns: str) -> None:
        """Allow complaints that match, because the test makes them happen."""
        self._expected += patterns

    def unexpected(self) -> list[str]:
        """Return the complaints that no test expected."""
        return [text for text in self.problems if not any(re.search(pattern, text) for pattern in self._expected)]

    def _on_error(self, error: WebError) -> None:
        self.problems.append(f"uncaught: {error.error}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _on_request(self, request: Request, origin: str) -> None:
        address = urlsplit(request.url)
        own = address.scheme in OWN_SCHEMES or f"{address.scheme}://{address.netloc}/" == _root(origin)
        if not own:
            self.problems.append(f"request to another place: {request.url}")
        if request.method not in ("GET", "HEAD"):
            self.problems.append(f"request that sends something: {request.method} {request.url}")


def _root(url: str) -> str:
    address = urlsplit(url)
    return f"{address.scheme}://{address.netloc}/"
