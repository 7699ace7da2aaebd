"""The test command: every check there is, each run whatever the others say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_site import browser, npm, scenarios
from bpv_site.errors import BuildError
from bpv_site.freeze import build_site
from bpv_site.paths import ROOT, SITE

if TYPE_CHECKING:
    from collections.abc import Callable

#: A name, and what it does: whether that went well, and what was said.
type Step = tuple[str, Callable[[], tuple[bool, str]]]

_COUNT: Final = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)")
#: What node counts, in the words of pytest.
_NODE_COUNT: Final = re.compile(r"^# (pass|fail|cancelled|skipped|todo) (\d+)$", re.MULTILINE)
_NODE_WORDS: Final = {"pass": "passed", "fail": "failed", "cancelled": "error", "todo": "skipped"}
#: Node calls a file in which no test is a test that passed.
_NODE_EMPTY: Final = re.compile(r"^ok \d+ - .*\.test\.mjs$", re.MULTILINE)
#: What a page has and Node has not, and all tests of the scripts.
SETUP: Final = "./tests/js/setup.mjs"
SCRIPT_TESTS: Final = "tests/js/*.test.mjs"
#: Lets pytest write down what came of each failure scenario.
_NOTED: Final = ("-p", "bpv_site.scenarios")
#: The ordinary run tries the same examples every time (tests/conftest.py).
_LONG: Final = ("--hypothesis-profile", "bpv-long")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How one step went."""

    name: str
    ok: bool
    output: str
    seconds: float
    counts: dict[str, int]


def test_counts(output: str) -> dict[str, int]:
    """Read pytest's last line: how many tests passed, failed and so on."""
    lines = [line for line in output.splitlines() if _COUNT.search(line) and " in " in line]
    return {word.removesuffix("s"): int(number) for number, word in _COUNT.findall(lines[-1])} if lines else {}


def node_counts(output: str) -> dict[str, int]:
    """Read what `node --test` counted: how many tests passed, failed and so on."""
    counts: Counter[str] = Counter()
    for word, number in _NODE_COUNT.findall(output):
        counts[_NODE_WORDS.get(word, word)] += int(number)
    return {word: number for word, number in counts.items() if number}


def check(wanted: list[Step]) -> int:
    """Run all steps, tell of each, and give 0 only when every one of them passed."""
    started = time.perf_counter()
    outcomes = [run_step(name, step) for name, step in wanted]
    passed = sum(outcome.counts.get("passed", 0) for outcome in outcomes)
    not_passed = sum(count for outcome in outcomes for word, count in outcome.counts.items() if word != "passed")
    failed = [outcome.name for outcome in outcomes if not outcome.ok]
    print(
        f"{len(outcomes) - len(failed)} of {len(outcomes)} steps passed, {passed} tests passed, {not_passed} did not, "
        f"in {time.perf_counter() - started:.0f} s" + (f"; failed: {', '.join(failed)}" if failed else "")
    )
    return 1 if failed else 0


def steps(*, long: bool) -> list[Step]:
    """Give the steps, quick ones first."""
    python, pytest = sys.executable, _pytest(long=long)
    return [
        ("ruff format", lambda: _command([python, "-m", "ruff", "format", "--check", "--quiet", "."])),
        ("ruff check", lambda: _command([python, "-m", "ruff", "check", "--quiet", "."])),
        ("mypy", lambda: _command([python, "-m", "mypy"])),
        ("tsc pages", lambda: _tsc("tsconfig.json")),
        ("tsc workers", lambda: _tsc("tsconfig.worker.json")),
        ("node tests", lambda: _node([SCRIPT_TESTS])),
        ("pytest tests", lambda: _command([*pytest, *(_LONG if long else ()), "tests"])),
        ("build", _build),
        ("pytest e2e", lambda: _in_browser([*pytest, "e2e"])),
        *([("scenarios", _scenarios)] if long else []),
    ]


def steps_of(files: list[str], *, long: bool) -> list[Step]:
    """Give the steps for some test files only, one after the other: for a busy machine, or to note a few rows."""
    scripts = [file for file in files if file.endswith(".mjs")]
    others = [file for file in files if file not in scripts]
    pytest = [sys.executable, "-m", "pytest", "-q", *_selection(long=long), *others]
    wanted: list[Step] = []
    if scripts:
        wanted += [(f"node {' '.join(scripts)}", lambda: _node(scripts))]
    if others:
        wanted += [("build", _build), (f"pytest {' '.join(others)}", lambda: _in_browser(pytest))]
    return [*wanted, *([("scenarios", _scenarios)] if long else [])]


def webkit_steps(*, long: bool) -> list[Step]:
    """Give the steps of the second browser: it needs programs that only Linux has, so it is asked for by name."""
    pytest = [sys.executable, "-m", "pytest", "-q", "-m", "webkit", *(_NOTED if long else []), "e2e/webkit"]
    noted: list[Step] = [("scenarios", _scenarios)] if long else []
    return [("build", _build), ("pytest e2e/webkit", lambda: _in_webkit(pytest)), *noted]


def _pytest(*, long: bool) -> list[str]:
    # A worker a core, and who is done first takes over from the other.
    spread = ["--numprocesses", "logical", "--dist", "worksteal"]
    return [sys.executable, "-m", "pytest", "-q", *_selection(long=long), *spread]


def _selection(*, long: bool) -> list[str]:
    return ["-m", "not webkit", *_NOTED] if long else ["-m", "not long and not webkit"]


def run_step(name: str, step: Callable[[], tuple[bool, str]]) -> Outcome:
    """Run one step, and tell how it went; what it said is shown when it went wrong."""
    started = time.perf_counter()
    print(f"{name} …", end=" ", flush=True)
    try:
        ok, output = step()
    except BuildError as error:
        ok, output = False, str(error)
    counts = test_counts(output) or node_counts(output)
    if counts.get("skipped"):
        # A test that could not run proves nothing.
        ok = False
    outcome = Outcome(name=name, ok=ok, output=output, seconds=time.perf_counter() - started, counts=counts)
    told = ", ".join(f"{count} {word}" for word, count in counts.items())
    print(f"{'ok' if ok else 'FAILED'} ({outcome.seconds:.1f} s{', ' + told if told else ''})", flush=True)
    if not ok:
        print(output, flush=True)
    return outcome


def _command(command: list[str], env: dict[str, str] | None = None) -> tuple[bool, str]:
    done = subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True, check=False)
    # Without this a program that was killed would fail without a word.
    ended = f"exit {done.returncode}\n" if done.returncode else ""
    return done.returncode == 0, done.stdout + done.stderr + ended


def _tsc(config: str) -> tuple[bool, str]:
    npm.ensure_packages()
    return npm.run_tsc(SITE / config)


def _node(files: list[str]) -> tuple[bool, str]:
    """Run the unit tests of the scripts; a file without any, or no file at all, is no proof of anything."""
    npm.ensure_packages()
    ok, output = npm.run_node(["--import", SETUP, "--test", "--test-reporter=tap", *files], cwd=ROOT)
    if node_counts(output) and not _NODE_EMPTY.search(output):
        return ok, output
    return False, f"{output}\nthere is a file without tests, or no file at all"


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
    """Run a command on a screen that nobody sees: this WebKit has no mode without one."""
    xvfb = shutil.which("xvfb-run")
    if xvfb is None:
        raise BuildError("WebKit needs a screen: apt-get install --no-install-recommends webkit2gtk-driver xvfb xauth")
    # WebKit shuts its pages in with bubblewrap, which cannot run as root in a container.
    env = {**os.environ, "BPV_DIST": str(build_site().dist), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    return _command([xvfb, "--auto-servernum", *command], env)
