"""The local server: `dist/` as a real host would serve it, with its headers and compressed responses."""

from __future__ import annotations

import gzip
import logging
import os
import shutil
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import brotli
import waitress
from whitenoise import WhiteNoise

from bpv_site.pages import headers
from bpv_site.publish import precache
from bpv_site.publish.freeze import build_site
from bpv_site.tools import digest
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.headers import Headers
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from waitress.server import BaseWSGIServer

#: Images and pieces of the engine are already compressed; below this size a header costs more than it saves.
WORTH_COMPRESSING: Final = 500
COMPRESSIBLE: Final = frozenset(headers.TYPES) - {".bin", ".ico", ".png", ".webp"}
#: Good enough for a local server, and quick; `bench` measures the best that a host can do.
QUALITY: Final = 5


def make_app(dist: Path, root: Path) -> WhiteNoise:
    """Make the WSGI app that serves a finished site from a copy in `root`, which a later build cannot change."""
    _copy_compressed(dist, root)
    return WhiteNoise(
        _not_found(dist),
        root=str(root),
        index_file=True,
        allow_all_origins=False,
        add_headers_function=_add_headers,
    )


def _copy_compressed(dist: Path, root: Path) -> None:
    """Put compressed copies next to the files of the site; each content is compressed once."""
    for path in digest.files_under(dist):
        if path.name in precache.NOT_SERVED:
            continue
        target = root / path.relative_to(dist)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if path.suffix in COMPRESSIBLE and path.stat().st_size > WORTH_COMPRESSING:
            for suffix in (".br", ".gz"):
                shutil.copyfile(_compressed(path, suffix), target.with_name(target.name + suffix))


def _compressed(path: Path, suffix: str) -> Path:
    """Return the compressed form of a file from the cache."""
    content = path.read_bytes()
    kept = CACHE / "compressed" / f"{digest.of_bytes(content)}-{QUALITY}{suffix}"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = (
            brotli.compress(content, quality=QUALITY) if suffix == ".br" else gzip.compress(content, QUALITY, mtime=0)
        )
        temporary = kept.with_name(f"{kept.name}.{os.getpid()}")
        temporary.write_bytes(made)
        temporary.replace(kept)
    return kept


def _add_headers(fields: Headers, _path: str, url: str) -> None:
    """Set every header as a host would, overriding WhiteNoise's own types and caching."""
    name_in_site = url.lstrip("/") + (precache.INDEX if url.endswith("/") else "")
    for name, value in headers.headers_for(name_in_site).items():
        fields[name] = value


def _not_found(dist: Path) -> Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]:
    """Answer a missing address with the site's own page."""
    body = (dist / "404.html").read_bytes()
    fields = [*headers.headers_for("404.html").items(), ("Content-Length", str(len(body)))]

    def answer(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("404 Not Found", fields)
        return [body]

    return answer


def open_server(app: WSGIApplication, *, port: int = 0) -> BaseWSGIServer:
    """Listen on this machine only; 0 takes a free port."""
    # A page requests more files at once than there are threads; waitress would warn each time.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    return waitress.create_server(app, host="127.0.0.1", port=port, threads=8)


def serve(*, port: int) -> int:
    """Build what is stale and serve it until interrupted."""
    dist = build_site().dist
    with tempfile.TemporaryDirectory(dir=CACHE) as root:
        try:
            server = open_server(make_app(dist, Path(root)), port=port)
        except OSError as error:
            raise BuildError(f"port {port} is in use; choose another with --port N.") from error
        print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
        # Ends by Ctrl-C, and by the signal of a script or a service manager.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            server.run()
        except KeyboardInterrupt:
            server.close()
    return 0
