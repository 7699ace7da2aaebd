"""
The host of the site during a test: it can stop, start again, fail a file, cut one short or leave one hanging.

It can also cut every connection after so many bytes, as happens to a phone on the edge of its network. It counts what
goes over the wire, headers and partial answers included, and keeps connections open between answers as real hosts do.

Runs in threads of the test process and prints nothing, so it never blocks on the output pipe of the test runner.
Sends `Cache-Control: no-store` with everything: otherwise the browser's HTTP cache would answer instead of the service
worker, and an offline test would pass for the wrong reason.
"""

from __future__ import annotations

import fnmatch
import socket
import threading
from collections import Counter
from collections.abc import Buffer, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, repeat
from pathlib import Path
from typing import Literal, Self
from urllib.parse import unquote, urlsplit

from bpv_site.pages import headers

#: A hanging answer is released when the origin stops; this only guards against a thread that outlives the tests.
LONGEST_HANG = 120
LONGEST_WAIT = 40


@dataclass(frozen=True, kw_only=True)
class Request:
    """One line of the log: the request and its answer."""

    method: str
    path: str
    status: int
    query: str = ""


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """What goes wrong with the paths that match a pattern such as `/engine/*.wasm`."""

    pattern: str
    kind: Literal["status", "cut", "hang"]
    status: int = 500


class Origin:
    """A folder on a free port of this machine, served with the real headers of the site."""

    def __init__(self, folder: Path, *, base: str = "/") -> None:
        self.folder = folder
        self.base = base
        self.log: list[Request] = []
        self._answered = threading.Condition()
        self._troubles: list[Trouble] = []
        self._released = threading.Event()
        self._open: set[socket.socket] = set()
        self._limits: Iterator[int] | None = None
        self._sent: Counter[str] = Counter()
        #: How many connections reached their limit.
        self.cuts = 0
        self._server: _Server | None = None
        self.port = 0
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """The address of the front page."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    def start(self) -> None:
        """Listen; on a restart, on the same port."""
        self._released = threading.Event()
        self._server = _Server(("127.0.0.1", self.port), _Handler)
        self._server.origin = self
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Disappear, as a host does for a phone without a connection; open connections are cut."""
        server, self._server = self._server, None
        if server is None:
            return
        self._released.set()
        server.shutdown()
        server.server_close()
        # A browser opens connections ahead of time; one left open would be answered by a host that is gone.
        for connection in tuple(self._open):
            _cut(connection)

    def fail(self, pattern: str, *, status: int = 500) -> None:
        """Answer the paths that match with an error."""
        self._troubles.append(Trouble(pattern=pattern, kind="status", status=status))

    def cut(self, pattern: str) -> None:
        """Close the connection halfway through the paths that match."""
        self._troubles.append(Trouble(pattern=pattern, kind="cut"))

    def hang(self, pattern: str) -> None:
        """Never answer the paths that match, until the origin stops or is repaired."""
        self._troubles.append(Trouble(pattern=pattern, kind="hang"))

    def cut_connections(self, *, after: int, first: int) -> None:
        """Cut each new connection after `after` bytes, and the very first one after `first`."""
        self._limits = chain([first], repeat(after))

    def limit(self) -> int | None:
        """Return after how many bytes a new connection is cut; None for no limit."""
        with self._answered:
            return next(self._limits) if self._limits else None

    def count(self, path: str, size: int) -> None:
        """Note how many bytes went over the wire for a path."""
        with self._answered:
            self._sent[path] += size

    def note_cut(self) -> None:
        """Note that a connection reached its limit."""
        with self._answered:
            self.cuts += 1

    def sent(self, pattern: str) -> int:
        """Return the bytes sent over the wire for the paths that match: headers, bodies and partial ones."""
        with self._answered:
            return sum(size for path, size in self._sent.items() if fnmatch.fnmatch(path, pattern))

    def forget(self) -> None:
        """Reset the log and the byte count."""
        with self._answered:
            self.log.clear()
            self._sent.clear()
            self.cuts = 0

    def repair(self) -> None:
        """Serve everything as it is."""
        self._troubles.clear()
        self._limits = None
        self._released.set()
        self._released = threading.Event()

    def trouble_with(self, path: str) -> Trouble | None:
        """Return what should go wrong with a path, if anything."""
        return next((trouble for trouble in self._troubles if fnmatch.fnmatch(path, trouble.pattern)), None)

    def hold(self) -> bool:
        """Keep one answer waiting; return whether there is still a host to give it."""
        self._released.wait(LONGEST_HANG)
        return self._server is not None

    def paths(self) -> list[str]:
        """Return every path that was asked for, in order."""
        return [request.path for request in self.log]

    def note(self, request: Request) -> None:
        """Write an answer in the log."""
        with self._answered:
            self.log.append(request)
            self._answered.notify_all()

    def wait_for(self, pattern: str, *, times: int = 1) -> None:
        """Wait until matching paths are requested; AssertionError if that does not happen."""

        def is_asked() -> bool:
            return sum(fnmatch.fnmatch(path, pattern) for path in self.paths()) >= times

        with self._answered:
            assert self._answered.wait_for(is_asked, timeout=LONGEST_WAIT), f"nobody asked for {pattern}"

    def opened(self, connection: socket.socket) -> None:
        """Remember a connection, so that `stop` can cut it."""
        self._open.add(connection)
        if self._server is None:
            # Its thread began after `stop` had looked.
            _cut(connection)

    def closed(self, connection: socket.socket) -> None:
        """Forget a connection."""
        self._open.discard(connection)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    origin: Origin

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing: a browser may close a connection at any time, and a fault shows in the test."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.origin.opened(self.connection)
        self._left = self.server.origin.limit()
        if self._left is not None:
            # A connection that ended after each answer would never reach its limit.
            self.protocol_version = "HTTP/1.1"
        self._send, self.path = self.wfile.write, ""
        self.wfile.write = self._count  # type: ignore[method-assign]

    def finish(self) -> None:
        self.server.origin.closed(self.connection)
        super().finish()

    def do_GET(self) -> None:
        origin = self.server.origin
        path = unquote(urlsplit(self.path).path)
        trouble = origin.trouble_with(path)
        if trouble and trouble.kind == "hang":
            if origin.hold():
                self._serve(path, halfway=False)
            return
        if trouble and trouble.kind == "status":
            self._answer(trouble.status, "404.html")
            return
        self._serve(path, halfway=trouble is not None)

    do_HEAD = do_GET  # noqa: N815 - the names that http.server looks for

    def do_POST(self) -> None:
        # Only for the log: no page of ours sends anything.
        self._answer(405, "404.html")

    def _count(self, content: Buffer) -> int:
        """Send what still fits on this connection, and cut it at its limit."""
        body = memoryview(content).cast("B")
        fits = body if self._left is None else body[: self._left]
        self.server.origin.count(unquote(urlsplit(self.path).path), len(fits))
        self._send(fits)
        if self._left is not None:
            self._left -= len(fits)
            if len(fits) < len(body):
                self.server.origin.note_cut()
                _cut(self.connection)
                raise ConnectionAbortedError
        return len(body)

    def log_message(self, *_: object) -> None:
        """Print nothing."""

    def _serve(self, path: str, *, halfway: bool) -> None:
        origin = self.server.origin
        if not path.startswith(origin.base):
            self._answer(404, "404.html")
            return
        name = path[len(origin.base) :]
        name += "index.html" if name.endswith("/") or not name else ""
        found = (origin.folder / name).resolve()
        if not found.is_relative_to(origin.folder) or not found.exists():
            self._answer(404, "404.html")
        elif found.is_dir():
            self._redirect(f"{path}/")
        else:
            self._answer(200, name, halfway=halfway)

    def _redirect(self, to: str) -> None:
        self._note(301)
        self.send_response(301)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: int, name: str, *, halfway: bool = False) -> None:
        self._note(status)
        body = (self.server.origin.folder / name).read_bytes()
        self.send_response(status)
        for header, value in {**headers.headers_for(name), "Cache-Control": "no-store"}.items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(body[: len(body) // 2] if halfway else body)
        if halfway:
            _cut(self.connection)

    def _note(self, status: int) -> None:
        asked = urlsplit(self.path)
        line = Request(method=self.command, path=unquote(asked.path), status=status, query=unquote(asked.query))
        self.server.origin.note(line)


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The other side closed it first.
        return
