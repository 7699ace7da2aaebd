"""The test command: every check there is, each run regardless of the others' results."""

from __future__ import annotations

import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_site.tools.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable

#: A name, and the function: returns whether it passed, and its output.
type Step = tuple[str, Callable[[], tuple[bool, str]]]
#: Steps that run one after another.
type Lane = list[Step]
#: Lanes that run side by side.
type Stage = list[Lane]

_COUNT: Final = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)")
#: What node counts, in pytest's terms.
_NODE_COUNT: Final = re.compile(r"^# (pass|fail|cancelled|skipped|todo) (\d+)$", re.MULTILINE)
_NODE_WORDS: Final = {"pass": "passed", "fail": "failed", "cancelled": "error", "todo": "skipped"}


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
    """Read the counts of `node --test`: how many tests passed, failed and so on."""
    counts: Counter[str] = Counter()
    for word, number in _NODE_COUNT.findall(output):
        counts[_NODE_WORDS.get(word, word)] += int(number)
    return {word: number for word, number in counts.items() if number}


def check(stages: list[Stage]) -> int:
    """Run all steps, report each, and return 0 only when every one of them passed."""
    started = time.perf_counter()
    outcomes = [outcome for stage in stages for outcome in _run_stage(stage)]
    passed = sum(outcome.counts.get("passed", 0) for outcome in outcomes)
    not_passed = sum(count for outcome in outcomes for word, count in outcome.counts.items() if word != "passed")
    failed = [outcome.name for outcome in outcomes if not outcome.ok]
    print(
        f"{len(outcomes) - len(failed)} of {len(outcomes)} steps passed, {passed} tests passed, {not_passed} did not, "
        f"in {time.perf_counter() - started:.0f} s" + (f"; failed: {', '.join(failed)}" if failed else "")
    )
    return 1 if failed else 0


def _run_stage(stage: Stage) -> list[Outcome]:
    """Run lanes side by side, the steps of each one after another."""
    with ThreadPoolExecutor(max_workers=len(stage)) as pool:
        return [outcome for outcomes in pool.map(_run_lane, stage) for outcome in outcomes]


def _run_lane(lane: Lane) -> list[Outcome]:
    return [run_step(name, step) for name, step in lane]


def run_step(name: str, step: Callable[[], tuple[bool, str]]) -> Outcome:
    """Run one step, and report how it went; its output is shown when it failed."""
    started = time.perf_counter()
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
    line = f"{name} {'ok' if ok else 'FAILED'} ({outcome.seconds:.1f} s{', ' + told if told else ''})"
    # In one piece: another lane may be printing too.
    print(line if ok else f"{line}\n{output}", flush=True)
    return outcome
