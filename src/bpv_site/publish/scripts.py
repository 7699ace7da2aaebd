"""The pages' scripts as published: what a page types and saves with, what comes after it, and the worker."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bpv_site.tools import npm, vendor
from bpv_site.tools.errors import BuildError

#: The entry that starts a page, and those that are loaded separately once it can be typed in.
ENTRIES: Final = (
    "main.js",
    "later.js",
    "school-part.js",
    "extra-part.js",
    "qr-part.js",
    "password-part.js",
    "gids-part.js",
)
#: The worker is built separately: it shares nothing with a page.
WORKER: Final = "rules-worker.js"
#: The page for signing shares nothing either: its visitors have no other page (docs/besluiten/0075).
SIGNER: Final = ("signer.js", "signer-code.js")
#: Third-party work only, so big that shortening its names matters; we do not debug it.
LIBRARY: Final = "qr-library.js"
#: All entries are at the top of `static/js` except this one: scripts of its room name it, and never another entry.
_LIBRARY_FROM: Final = f"js/codes/{LIBRARY}"
_CHUNK: Final = re.compile(r"\./(chunk-[A-Z0-9]+\.js)")


def bundle_scripts(static: Path) -> None:
    """Put the modules in `static/js` and the libraries they import into a few files.

    Sixty modules cost a first visit sixty requests: 2.2 s of waiting on a slow
    connection, where a few files cost 1 s (docs/besluiten/0015 and 0024). Names are
    shortened as well: that saves one byte in eight of all scripts. Raises
    BuildError with the output of the bundler.
    """
    with TemporaryDirectory() as made:
        # The bundler writes module paths into its output; from here they are the same on every machine.
        entries = [f"js/{name}" for name in ENTRIES]
        _bundle([*entries, "--splitting", "--format=esm", f"--external:./{LIBRARY}", f"--outdir={made}"], folder=static)
        _bundle([_LIBRARY_FROM, "--format=esm", f"--outdir={made}"], folder=static)
        for alone in (WORKER, *SIGNER):
            _bundle([f"js/{alone}", "--format=esm", f"--external:./{LIBRARY}", f"--outdir={made}"], folder=static)
        for folder in ("js", vendor.FOLDER):
            shutil.rmtree(static / folder)
        shutil.copytree(made, static / "js")
    _join_first(static / "js")


def _join_first(folder: Path) -> None:
    """Make the first entry the part that it shares with the others, instead of a file that only refers to it."""
    first = folder / ENTRIES[0]
    found = set(_CHUNK.findall(first.read_text(encoding="utf-8")))
    if len(found) != 1:
        raise BuildError(f"{first.name} is in {len(found)} parts; a first visit may ask for one.")
    part = found.pop()
    (folder / part).replace(first)
    for script in folder.glob("*.js"):
        script.write_text(script.read_text(encoding="utf-8").replace(part, first.name), encoding="utf-8", newline="\n")


def bundle_worker(entry: Path) -> str:
    """Return the service worker and its imports as one script, of the kind that every browser registers."""
    with TemporaryDirectory() as made:
        target = Path(made) / entry.name
        _bundle([entry.name, "--format=iife", f"--outfile={target}"], folder=entry.parent)
        return target.read_text(encoding="utf-8")


def _bundle(what: list[str], *, folder: Path) -> None:
    """Run the bundler in a folder; raise BuildError with its output when it fails."""
    bundler = str(npm.package("esbuild") / "bin" / "esbuild")
    # The licences of the libraries are in full in licenties.txt.
    how = ["--legal-comments=none", "--bundle", "--target=es2022", "--minify"]
    went_well, said = npm.run_node([bundler, *what, *how, "--log-level=warning"], cwd=folder)
    if not went_well:
        raise BuildError(f"bundling the scripts failed:\n{said}")
