"""The pages' scripts as they are published: one file for the pages, one for the rules' worker."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bpv_site import npm, vendor
from bpv_site.errors import BuildError

#: What a page or a worker is started with; everything else is part of one of them.
ENTRIES: Final = ("main.js", "rules-worker.js")


def bundle_scripts(static: Path) -> None:
    """Put the modules in `static/js` and the libraries they import into one file for each entry.

    Sixty modules cost a first visit sixty requests: 2.2 s of waiting on a slow
    connection, where one file costs 1 s (docs/besluiten/0015). Names of
    functions stay, so that a fault can be read. Raises BuildError with the
    words of the bundler.
    """
    with TemporaryDirectory() as made:
        # The bundler writes the paths of modules into its output; from here they are the same on every machine.
        entries = [f"js/{name}" for name in ENTRIES]
        _bundle([*entries, "--format=esm", f"--outdir={made}"], folder=static)
        for folder in ("js", vendor.FOLDER):
            shutil.rmtree(static / folder)
        (static / "js").mkdir()
        for name in ENTRIES:
            shutil.copyfile(Path(made) / name, static / "js" / name)


def bundle_worker(entry: Path) -> str:
    """Give the service worker and the parts it imports as one script, of the kind that every browser registers."""
    with TemporaryDirectory() as made:
        target = Path(made) / entry.name
        _bundle([entry.name, "--format=iife", f"--outfile={target}"], folder=entry.parent)
        return target.read_text(encoding="utf-8")


def _bundle(what: list[str], *, folder: Path) -> None:
    """Run the bundler in a folder; raise BuildError with its words when it fails."""
    bundler = str(npm.package("esbuild") / "bin" / "esbuild")
    # The licences of the libraries are told whole in licenties.txt.
    how = ["--legal-comments=none", "--bundle", "--target=es2022", "--minify-whitespace", "--minify-syntax"]
    went_well, said = npm.run_node([bundler, *what, *how, "--log-level=warning"], cwd=folder)
    if not went_well:
        raise BuildError(f"bundling the scripts failed:\n{said}")
