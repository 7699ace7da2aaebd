"""Measures the school's side: how many exports of an invented klas the command line checks in a minute."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bpv_site.errors import BuildError
from bpv_site.paths import ROOT


def files_per_minute(count: int) -> float:
    """Check the files of `count` invented students as a school does, with every core, and give how many a minute."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "klas"
        folder.mkdir()
        script = (
            "import sys, pathlib\n"
            "from tests.klas_generator import make_klas\n"
            "for name, text in make_klas(int(sys.argv[2])):\n"
            "    pathlib.Path(sys.argv[1], name).write_text(text, encoding='utf-8')\n"
        )
        _run([sys.executable, "-c", script, str(folder), str(count)])
        files = sorted(folder.iterdir())
        started = time.perf_counter()
        _run([sys.executable, "-m", "bpv_logic", "check", "--csv", str(Path(place) / "klas.csv"), str(folder)])
        return len(files) * 60 / (time.perf_counter() - started)


def _run(command: list[str]) -> None:
    """Run it from the root, where both packages are found; a file that falls short (1 or 2) is no failure of it."""
    path = f"{ROOT / 'src'}:{ROOT}"
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": path}, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 2) or "Traceback" in done.stderr:
        raise BuildError(f"the school's side could not be measured:\n{done.stderr}")
