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
        bundler = str(npm.package("esbuild") / "bin" / "esbuild")
        # The licences of the libraries are told whole in licenties.txt.
        how = [
            "--legal-comments=none",
            "--bundle",
            "--format=esm",
            "--target=es2022",
            "--minify-whitespace",
            "--minify-syntax",
        ]
        # The bundler writes the paths of modules into its output; from here they are the same on every machine.
        entries = [f"js/{name}" for name in ENTRIES]
        command = [bundler, *entries, *how, f"--outdir={made}", "--log-level=warning"]
        went_well, said = npm.run_node(command, cwd=static)
        if not went_well:
            raise BuildError(f"bundling the scripts failed:\n{said}")
        for folder in ("js", vendor.FOLDER):
            shutil.rmtree(static / folder)
        (static / "js").mkdir()
        for name in ENTRIES:
            shutil.copyfile(Path(made) / name, static / "js" / name)
