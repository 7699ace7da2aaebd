"""The steps of the test command: which there are, and which run side by side."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bpv_site.checks import browser, scenarios
from bpv_site.checks.lanes import Lane, Stage, Step, node_counts
from bpv_site.publish.freeze import build_site
from bpv_site.tools import npm
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import ROOT, SITE

#: Node counts a file without tests as a test that passed.
_NODE_EMPTY: Final = re.compile(r"^ok \d+ - .*\.test\.mjs$", re.MULTILINE)
#: A test that waits is ended. Not `--test-force-exit`: that lost results on their way, and said that all was well.
_NODE_ENDS: Final = ("--test-timeout=120000",)
#: Stand-ins for what a page has and Node lacks, and all tests of the scripts.
SETUP: Final = "./tests/js/setup.mjs"
SCRIPT_TESTS: Final = "tests/js/**/*.test.mjs"
#: Which script may import which: the list and its rules are in `site/rooms.cjs`.
ROOMS: Final = (
    "dependency-cruiser/bin/dependency-cruiser.mjs",
    "--config=rooms.cjs",
    "--output-type=err",
    "static/js",
)
#: A day's journey from the phone to the school, in a browser.
MAIN_FLOW: Final = "e2e/test_main_flow.py"
#: Building whole sites is a test of the build, and takes as long. What counts every step of the rules on large maps
#: takes a quarter of the processor time of all other unit tests.
_SLOW: Final = ("--ignore=tests/site", "--ignore=tests/file/test_flood.py")
_UNIT_TESTS: Final = ("tests", *_SLOW, "--hypothesis-profile", "bpv-quick")
#: Lets pytest record the results of each failure scenario.
_NOTED: Final = ("-p", "bpv_site.checks.scenarios")
#: The ordinary run tries the same examples every time (tests/conftest.py).
_LONG: Final = ("--hypothesis-profile", "bpv-long")
#: One worker per core; a worker that is done takes over from another.
_SPREAD: Final = ("--numprocesses", "logical", "--dist", "worksteal")


def all_stages(*, long: bool) -> list[Stage]:
    """Return every step there is, quick ones first; steps that load one core run next to steps that load the other."""
    pytest = [*_pytest(long=long), *_SPREAD]
    examples = _LONG if long else ()
    return [
        [
            [_mypy(), *_ruff(), _imports(), *_script_rules()],
            [("build", _build), *_tsc(), _node_tests(long=long)],
        ],
        [[("pytest tests", lambda: _command([*pytest, *examples, "tests"]))]],
        [[("pytest e2e", lambda: _in_browser([*pytest, "e2e"]))]],
        *_noted(long=long),
    ]


def quick_stages() -> list[Stage]:
    """Return what shows within a minute whether work can go on: no sites rebuilt, one flow in the browser."""
    pytest = _pytest(long=False)
    return [
        [
            [("build", _build), ("pytest e2e", lambda: _in_browser([*pytest, MAIN_FLOW]))],
            [("pytest tests", lambda: _command([*pytest, *_SPREAD, *_UNIT_TESTS]))],
            [_mypy(), *_tsc(), *_ruff(), _imports(), *_script_rules(), _node_tests(long=False)],
        ]
    ]


def stages_of(files: list[str], *, long: bool) -> list[Stage]:
    """Return the steps for some test files only, one after another: for a busy machine, or to record a few rows."""
    scripts = [file for file in files if file.endswith(".mjs")]
    others = [file for file in files if file not in scripts]
    pytest = [*_pytest(long=long), *others]
    lane: Lane = []
    if scripts:
        lane += [(f"node {' '.join(scripts)}", lambda: _node(scripts, long=long))]
    if others:
        lane += [("build", _build), (f"pytest {' '.join(others)}", lambda: _in_browser(pytest))]
    return [[lane], *_noted(long=long)]


def webkit_stages(*, long: bool) -> list[Stage]:
    """Return the steps of the second browser: it needs programs that only Linux has, so it runs only when asked for."""
    pytest = [sys.executable, "-m", "pytest", "-q", "-m", "webkit", *(_NOTED if long else []), "e2e/webkit"]
    return [[[("build", _build), ("pytest e2e/webkit", lambda: _in_webkit(pytest))]], *_noted(long=long)]


def _mypy() -> Step:
    return "mypy", lambda: _command([sys.executable, "-m", "mypy"])


def _ruff() -> Lane:
    ruff = [sys.executable, "-m", "ruff"]
    return [
        ("ruff format", lambda: _command([*ruff, "format", "--check", "--quiet", "."])),
        ("ruff check", lambda: _command([*ruff, "check", "--quiet", "."])),
    ]


def _imports() -> Step:
    """Check every import against the order of the rooms in pyproject.toml."""
    linter = str(Path(sys.executable).with_name("lint-imports"))
    return "imports", lambda: _command([linter, "--no-logo", "--cache-dir", ".cache/import-linter"])


def _tsc() -> Lane:
    return [
        ("tsc pages", lambda: _types_of("tsconfig.json")),
        ("tsc workers", lambda: _types_of("tsconfig.worker.json")),
    ]


def _script_rules() -> Lane:
    """Check the scripts as ruff and import-linter check Python (docs/besluiten/0054)."""
    return [
        ("rooms of the scripts", lambda: _tool(ROOMS, SITE)),
        ("biome", lambda: _tool(("@biomejs/biome/bin/biome", "check", "--error-on-warnings"), ROOT)),
        ("knip", lambda: _tool(("knip/bin/knip.js", "--no-progress"), SITE)),
    ]


def _node_tests(*, long: bool) -> Step:
    return "node tests", lambda: _node([SCRIPT_TESTS], long=long)


def _noted(*, long: bool) -> list[Stage]:
    return [[[("scenarios", _scenarios)]]] if long else []


def _pytest(*, long: bool) -> list[str]:
    selection = ["-m", "not webkit", *_NOTED] if long else ["-m", "not long and not webkit"]
    return [sys.executable, "-m", "pytest", "-q", *selection]


def _command(command: list[str], env: dict[str, str] | None = None) -> tuple[bool, str]:
    done = subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True, check=False)
    # Without this a program that was killed would fail without a message.
    ended = f"exit {done.returncode}\n" if done.returncode else ""
    return done.returncode == 0, done.stdout + done.stderr + ended


def _types_of(config: str) -> tuple[bool, str]:
    npm.ensure_packages()
    return npm.run_tsc(SITE / config)


def _tool(command: tuple[str, ...], folder: Path) -> tuple[bool, str]:
    """Run a program of an npm package, named by its path in that package."""
    npm.ensure_packages()
    program, *rest = command
    return npm.run_node([str(npm.package(program)), *rest], cwd=folder)


def _node(files: list[str], *, long: bool) -> tuple[bool, str]:
    """Run unit tests of the scripts; a file without any, no file at all, or a result too few proves nothing."""
    npm.ensure_packages()
    examples = {"BPV_LONG": "1"} if long else {}
    command = ["--import", SETUP, "--test", "--test-reporter=tap", *_NODE_ENDS, *files]
    with TemporaryDirectory() as folder:
        noted = Path(folder, "declared")
        noted.touch()
        ok, output = npm.run_node(command, cwd=ROOT, env={**os.environ, **examples, "BPV_DECLARED": str(noted)})
        declared = sum(map(int, noted.read_text(encoding="utf-8").split()))
    told = sum(node_counts(output).values())
    if not told or _NODE_EMPTY.search(output):
        return False, f"{output}\nthere is a file without tests, or no file at all"
    if ok and told != declared:
        return False, f"{output}\n{declared} tests were declared, and {told} results came"
    return ok, output


def _build() -> tuple[bool, str]:
    built = build_site()
    return True, f"build {built.build}"


def _scenarios() -> tuple[bool, str]:
    scenarios.write_page()
    return True, f"{scenarios.PAGE.relative_to(ROOT)} is up to date"


def _in_browser(command: list[str]) -> tuple[bool, str]:
    # The site is built once, before the workers start; each takes its own copy.
    light, whole = browser.ensure_light(), browser.ensure_chromium()
    site = {browser.LIGHT_VARIABLE: light, browser.VARIABLE: whole, "BPV_DIST": str(build_site().dist)}
    return _command(command, {**os.environ, **site})


def _in_webkit(command: list[str]) -> tuple[bool, str]:
    """Run a command on an invisible screen: this WebKit has no headless mode."""
    xvfb = shutil.which("xvfb-run")
    if xvfb is None:
        raise BuildError("WebKit needs a screen: apt-get install --no-install-recommends webkit2gtk-driver xvfb xauth")
    # WebKit sandboxes its pages with bubblewrap, which cannot run as root in a container.
    env = {**os.environ, "BPV_DIST": str(build_site().dist), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    return _command([xvfb, "--auto-servernum", *command], env)
