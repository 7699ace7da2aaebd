"""Serves a site to a browser that measures itself: receives the page's reports, and is gone when the page says so."""

from __future__ import annotations

import json
import queue
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from bpv_site.publish import precache
from bpv_site.publish.server import make_app, open_server
from bpv_site.tools.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

#: What the page reports when it has all that it needs.
GONE: Final = {"gone": True}
#: A browser may check for a new version at any time; no site can prevent that.
_ASKED_ANYWAY: Final = frozenset({f"/{precache.WORKER}", "/favicon.ico"})
#: Seconds for everything that a page measures.
LONGEST: Final = 300


class Host:
    """A host that answers as the site's own does, until it is gone; then it only listens, and notes requests."""

    def __init__(self, site: WSGIApplication) -> None:
        self._site = site
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        self._is_gone = False
        self._asked: list[str] = []

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if environ["REQUEST_METHOD"] == "POST":
            self._hear(json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))))
            start_response("204 No Content", [])
            return []
        if not self._is_gone:
            return self._site(environ, start_response)
        if environ["PATH_INFO"] not in _ASKED_ANYWAY:
            self._asked.append(environ["PATH_INFO"])
        start_response("503 Service Unavailable", [("Content-Length", "0")])
        return []

    def _hear(self, said: dict[str, Any]) -> None:
        if said == GONE:
            self._is_gone = True
        else:
            self._told.put(said)

    def result(self, name: str) -> dict[str, Any]:
        """Return what the page in this browser measured; BuildError when it is not a figure of "offline"."""
        try:
            seen = self._told.get(timeout=LONGEST)
        except queue.Empty as error:
            raise BuildError(f"{name} told nothing in {LONGEST} s.") from error
        if "error" in seen:
            raise BuildError(f"{name} could not measure itself: {seen['error']}")
        if not self._is_gone or self._asked:
            raise BuildError(f"{name} was to be offline, and asked for {self._asked or 'everything'}.")
        return seen


@contextmanager
def serve_site(dist: Path, place: Path) -> Iterator[str]:
    """Serve a finished site with its own headers, and return its address."""
    with _serve(make_app(dist, place / "served")) as address:
        yield address


def measured_offline(
    site: Path, place: Path, name: str, opened: Callable[[str], AbstractContextManager[None]]
) -> dict[str, Any]:
    """Let the page of a site measure itself in a browser, and return its report."""
    host = Host(make_app(site, place / "served"))
    with _serve(host) as address, opened(address):
        return host.result(name)


@contextmanager
def _serve(app: WSGIApplication) -> Iterator[str]:
    server = open_server(app)
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}/"
    finally:
        server.close()
