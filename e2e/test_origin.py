"""The browser tests' own tools: an origin that is really gone, a guard that really complains."""

from __future__ import annotations

import threading
from http.client import HTTPConnection, IncompleteRead, RemoteDisconnected
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bpv_site.pages import headers
from e2e.helpers.guard import Guard
from e2e.helpers.origin import Origin, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Origin]:
    """Return an origin over two small pages."""
    (tmp_path / "404.html").write_text("niet gevonden", encoding="utf-8")
    (tmp_path / "uren").mkdir()
    (tmp_path / "uren" / "index.html").write_text("<!doctype html><title>uren</title><h1>Uren</h1>", encoding="utf-8")
    with Origin(tmp_path) as made:
        yield made


def get(host: Origin, path: str) -> tuple[int, dict[str, str], bytes]:
    """Request a path from a host, without a browser."""
    connection = HTTPConnection("127.0.0.1", host.port, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()
    finally:
        connection.close()


def test_origin_sends_the_real_headers_and_lets_nothing_be_cached(host: Origin):
    _, got, _ = get(host, "/uren/")

    wanted = {**headers.headers_for("uren/index.html"), "Cache-Control": "no-store"}
    assert {name: got[name] for name in wanted} == wanted


def test_origin_that_stopped_refuses_and_comes_back_on_the_same_address(host: Origin):
    url = host.url
    host.stop()
    with pytest.raises(ConnectionRefusedError):
        get(host, "/uren/")

    host.start()

    assert host.url == url
    assert get(host, "/uren/")[0] == 200


def test_origin_fails_cuts_and_hangs_what_it_is_told_to(host: Origin):
    host.fail("/uren/", status=503)
    failed = get(host, "/uren/")[0]
    host.repair()
    host.cut("/u*")
    with pytest.raises(IncompleteRead):
        get(host, "/uren/")
    host.repair()
    host.hang("/uren/")
    threading.Timer(0.2, host.stop).start()
    with pytest.raises((RemoteDisconnected, ConnectionResetError)):
        get(host, "/uren/")

    assert failed == 503
    assert host.log == [Request(method="GET", path="/uren/", status=status) for status in (503, 200)]


def test_guard_complains_of_errors_refused_script_and_foreign_requests(
    new_context: Callable[..., BrowserContext], host: Origin
):
    (host.folder / "fout.js").write_text(
        "setTimeout(() => { throw new Error('kapot'); });"
        "console.error('mis');"
        "fetch('https://elders.example/').catch(() => undefined);"
        "try { eval('1'); } catch { /* refused */ }"
        "const app = trustedTypes.createPolicy('app', { createScriptURL: (url) => url });"
        "new Worker(app.createScriptURL('worker.js'));",
        encoding="utf-8",
    )
    (host.folder / "worker.js").write_text("console.error('uit de worker'); throw new Error('stuk');", encoding="utf-8")
    (host.folder / "fout.html").write_text("<!doctype html><script src=fout.js></script>", encoding="utf-8")
    guard = Guard()
    context = new_context(base_url=host.url)
    guard.watch(context, host.url)
    page = context.new_page()
    with context.expect_event("weberror", lambda error: "stuk" in str(error.error)):
        page.goto("./fout.html")

    found = "\n".join(guard.problems)
    for words in ("kapot", "mis", "elders.example", "TrustedScript", "uit de worker", "stuk"):
        assert words in found
