"""Measures the engine in the other browsers of this machine: each opens the page, and the page tells how it went."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bpv_site.bench_browser import engine_site, read_engines, serve_site
from bpv_site.errors import BuildError
from bpv_site.paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from bpv_site.bench_browser import Engines

#: No driver is needed, so that no driver has to know the browser: it only opens an address.
LONGEST: Final = 300
#: Debian puts the small browser of WebKit in the folder of its architecture.
_MINI_BROWSER: Final = "*/webkit2gtk-4.1/MiniBrowser"
#: WebKit calls itself by the version of Safari that it equals.
_VERSION: Final = re.compile(r"(?:Firefox|Version)/([0-9.]+)")


@dataclass(frozen=True, kw_only=True)
class Other:
    """A browser beside Chromium: its name, and the command that opens an address with an empty storage."""

    name: str
    command: tuple[str, ...] | None


def others(profile: Path) -> tuple[Other, ...]:
    """Find Firefox and WebKit on this machine; one that is not installed has no command."""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    mini = next(iter(sorted(Path("/usr/lib").glob(_MINI_BROWSER))), None)
    screen = shutil.which("xvfb-run")
    return (
        Other(
            name="Firefox",
            command=(firefox, "--headless", "--no-remote", "--profile", str(profile)) if firefox else None,
        ),
        Other(
            name="WebKitGTK",
            command=(screen, "--auto-servernum", str(mini)) if screen and mini else None,
        ),
    )


def other_engines(dist: Path, requests: list[dict[str, object]], *, runs: int) -> dict[str, Engines | None]:
    """Measure the engine in every other browser; None where it is not installed."""
    found: dict[str, Engines | None] = {}
    for name in (other.name for other in others(Path())):
        with tempfile.TemporaryDirectory(dir=CACHE) as place:
            (one,) = [other for other in others(Path(place) / "profile") if other.name == name]
            found[name] = _measure(one, dist, Path(place), requests, runs) if one.command else None
    return found


def _measure(other: Other, dist: Path, place: Path, requests: list[dict[str, object]], runs: int) -> Engines:
    """Let one browser measure itself, and read what it tells."""
    (place / "profile").mkdir()
    site, _ = engine_site(dist, place, requests, runs=runs)
    told: queue.Queue[dict[str, Any]] = queue.Queue()
    with serve_site(site, place, lambda app: _listen(app, told)) as address, _opened(other, f"{address}#alone", place):
        try:
            seen = told.get(timeout=LONGEST)
        except queue.Empty as error:
            raise BuildError(f"{other.name} did not measure the engine in {LONGEST} s.") from error
    return read_engines(seen, browser=_named(other, str(seen.get("browser"))))


def _listen(app: WSGIApplication, told: queue.Queue[dict[str, Any]]) -> WSGIApplication:
    """Take what the page tells, and leave the rest to the site."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return app(environ, start_response)
        told.put(json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))))
        start_response("204 No Content", [])
        return []

    return answer


@contextmanager
def _opened(other: Other, address: str, place: Path) -> Iterator[None]:
    """Open an address in a browser with a home of its own, and end it and its helpers afterwards."""
    # WebKit shuts its pages in with bubblewrap, which cannot run as root in a container.
    env = {**os.environ, "HOME": str(place), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    running = subprocess.Popen(
        [*(other.command or ()), address],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a browser and everything it started."""
    try:
        os.killpg(running.pid, 15)
        running.wait(timeout=20)
    except (ProcessLookupError, subprocess.TimeoutExpired):
        running.kill()
        running.wait()


def _named(other: Other, agent: str) -> str:
    """Give the name of a browser with the version that it tells every site."""
    found = _VERSION.search(agent)
    return f"{other.name} {found[1]}" if found else other.name
