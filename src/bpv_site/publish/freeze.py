"""Freezes the app into `dist/`: pages, static files, engine, data, and the service worker over all of it."""

from __future__ import annotations

import json
import shutil
import struct
import tempfile
import time
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from flask_frozen import Freezer, FrozenFlaskWarning
from jinja2 import TemplateError

from bpv_site.engine.make import ensure_engine
from bpv_site.handboek.folder import handboek_stamp
from bpv_site.handboek.links import check_places
from bpv_site.handboek.pdf import Uitgave, write_pdfs
from bpv_site.handboek.read import read_handboek
from bpv_site.pages import headers
from bpv_site.pages.help_languages import read_hulptalen
from bpv_site.pages.school import school_text, schoolpakket
from bpv_site.publish import data, licences, precache, scripts
from bpv_site.publish.app import create_app
from bpv_site.tools import digest, npm, vendor
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import CACHE, DIST, ROOT, SITE, SRC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_site.engine.make import Engine
    from bpv_site.handboek.shape import Handboek

FAVICON_PNG: Final = "static/icons/icon-192.png"


@dataclass(frozen=True, kw_only=True)
class Built:
    """What a build made."""

    dist: Path
    build: str
    fresh: bool
    seconds: float


def base_path(base_url: str) -> str:
    """Return the path part of an address, with a slash at both ends."""
    path = urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"


def site_address(base_url: str) -> str:
    """Return the whole address of the site, with a slash at its end; empty when only a path is known."""
    address = urlsplit(base_url)
    return f"{address.scheme}://{address.netloc}{base_path(base_url)}" if address.netloc else ""


def build_site(*, dist: Path = DIST, base_url: str = "/", cache: Path = CACHE) -> Built:
    """Make the site in `dist`, or leave it as it is when none of its sources changed."""
    started = time.perf_counter()
    base = base_path(base_url)
    # A fault in them is reported before anything is made.
    schoolpakket()
    languages = read_hulptalen()
    guide = read_handboek()
    npm.ensure_packages()
    school = f"{school_text()}\0{languages}"
    stamp = {"inputs": _inputs(), "base": base, "school": digest.of_bytes(school.encode())}
    stamp |= {"site": site_address(base_url), "guide": handboek_stamp()}
    stamp_file = cache / f"dist-{digest.of_bytes(str(dist).encode())[: digest.SHORT]}.json"
    if _is_current(dist, stamp_file, stamp):
        worker = precache.build_id(dist)
        return Built(dist=dist, build=worker, fresh=False, seconds=time.perf_counter() - started)
    engine = ensure_engine(cache)
    print("making the pages …", flush=True)
    with tempfile.TemporaryDirectory(dir=cache) as made:
        fresh = Path(made) / "dist"
        _fill(fresh, engine, base, guide)
        write_pdfs(fresh, Uitgave(guide=guide, pakket=schoolpakket(), site=site_address(base_url)))
        build = precache.write_worker(fresh)
        _swap(fresh, dist, Path(made) / "old")
    stamp_file.write_text(json.dumps(stamp), encoding="utf-8")
    return Built(dist=dist, build=build, fresh=True, seconds=time.perf_counter() - started)


def _inputs() -> str:
    """Return one hash over everything that a site is made from."""
    files = [*digest.files_under(SRC), *digest.files_under(SITE)]
    files = [path for path in files if path.suffix != ".pyc"]
    files += [ROOT / name for name in ("requirements.lock", "pyproject.toml", "LICENSE")]
    return digest.of_files(files, root=ROOT)


def _is_current(dist: Path, stamp_file: Path, stamp: dict[str, str]) -> bool:
    if not (stamp_file.is_file() and (dist / precache.WORKER).is_file()):
        return False
    return bool(json.loads(stamp_file.read_text(encoding="utf-8")) == stamp)


def _fill(dist: Path, engine: Engine, base: str, guide: Handboek) -> None:
    """Write the files of the site into an empty folder, except the guide's PDFs and the worker that lists all files."""
    freeze_pages(dist, engine, base, guide)
    check_places(guide, dist)
    scripts.bundle_scripts(dist / "static")
    shutil.copytree(engine.folder, dist / "engine")
    data.write_data(dist, guide)
    data.write_manifest(dist)
    (dist / "favicon.ico").write_bytes(favicon((dist / FAVICON_PNG).read_bytes()))
    licences.write_licences(dist)
    shutil.copyfile(SITE / precache.KILL_WORKER, dist / precache.KILL_WORKER)
    (dist / "_headers").write_text(headers.headers_file(base), encoding="utf-8", newline="\n")


def freeze_pages(dist: Path, engine: Engine, base: str, guide: Handboek) -> None:
    """Write the pages and static files; a warning of Frozen-Flask, such as a missed page, fails the build."""
    app = create_app(engine, guide=guide, base=base)
    app.config.update(
        FREEZER_DESTINATION=str(dist),
        FREEZER_BASE_URL=f"http://localhost{base}",
        FREEZER_REMOVE_EXTRA_FILES=False,
        # Otherwise Flask turns the error of a template into "500 Internal Server Error".
        PROPAGATE_EXCEPTIONS=True,
    )
    freezer = Freezer(app)

    @freezer.register_generator  # type: ignore[untyped-decorator]
    def vendor_files() -> Iterator[tuple[str, dict[str, str]]]:
        for name in vendor.LIBRARIES:
            yield "vendor", {"name": name}

    with warnings.catch_warnings():
        warnings.simplefilter("error", FrozenFlaskWarning)
        try:
            freezer.freeze()
        except FrozenFlaskWarning as warning:
            raise BuildError(f"freezing the pages: {warning}") from warning
        except TemplateError as fault:
            raise BuildError(template_fault(fault)) from fault


def favicon(png: bytes) -> bytes:
    """Wrap an icon as the `.ico` that a browser requests for a file that cannot name an icon, such as a text."""
    head = struct.pack("<HHH", 0, 1, 1)
    # Width and height 0 mean "see the picture"; one plane, 32 bits, and the picture right after this entry.
    entry = struct.pack("<BBBBHHII", 0, 0, 0, 0, 1, 32, len(png), len(head) + 16)
    return head + entry + png


def template_fault(fault: TemplateError) -> str:
    """Say in which template and on which line a fault is; Jinja puts the templates in the traceback."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename.endswith(".html")]
    place = f"{Path(frames[-1].filename).relative_to(ROOT)}, line {frames[-1].lineno}: " if frames else ""
    return f"{place}{type(fault).__name__}: {fault}"


def _swap(fresh: Path, dist: Path, old: Path) -> None:
    """Put a finished site in place, so that nobody ever sees half of one."""
    if dist.exists():
        dist.rename(old)
    fresh.rename(dist)
