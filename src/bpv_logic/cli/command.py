"""The school's command line: `python -m bpv_logic check|dossier|schema`.

The only module that reads files, prints and asks for today's date. Exit codes:
0 everything is readable and nothing is wrong, 1 something falls short, 2
something is unreadable; 130 when it was stopped with Ctrl-C.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import os
import signal
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import BpvError
from bpv_logic.basis.guard import Failure, guarded
from bpv_logic.basis.shown import lines
from bpv_logic.cli.arguments import Parser, day
from bpv_logic.cli.face import dutch_today, judge_file
from bpv_logic.cli.files import Found, handed_in
from bpv_logic.cli.logboek.answers import Logboek
from bpv_logic.cli.output import prepare_streams, print_lines, printing_to, tell, tell_passed
from bpv_logic.cli.passwords import content_of, given_passwords, with_passwords
from bpv_logic.cli.report import (
    EXIT_CODES,
    SOUND,
    UNREADABLE,
    Antwoord,
    antwoord_of,
    closing_line,
    key_lines,
    verslag_of,
    verslag_of_failure,
)
from bpv_logic.cli.settings import settings_bytes, settings_in
from bpv_logic.cli.spreadsheets import Spreadsheets
from bpv_logic.cli.students import answer_together, answers_of_students
from bpv_logic.cli.time_limit import within
from bpv_logic.dossiers.sbb_xml import read_sbb_xml
from bpv_logic.dossiers.toml import to_toml
from bpv_logic.file.envelope import MET_WACHTWOORD
from bpv_logic.file.schema import export_schema, versleuteld_schema
from bpv_logic.school.active import active, load_schoolpakket, using

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from bpv_logic.klas.sleutels.across import Gebruik

#: The exit code of a program that was stopped with Ctrl-C, as shells report it.
STOPPED: Final = 130

#: The command that pip installs (pyproject.toml).
COMMAND: Final = "bpv-map"
#: From this many files on, a second process is worth starting.
MANY_FILES: Final = 50
#: From this many files on, a user wonders whether it is still running.
PROGRESS_FILES: Final = 10
_CHUNK: Final = 16
#: The time limit for one file; one of eight full years takes less than a second.
FILE_SECONDS: Final = 30.0
_BAR: Final = 30
#: How many new objects trigger Python's search for reference cycles: a map has many objects and no cycles.
_OBJECTS: Final = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code."""
    prepare_streams()
    options = _parser().parse_args(arguments)
    try:
        with printing_to(options.uit):
            code: int = options.run(options)
            sys.stdout.flush()
    except BpvError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        print("\nGestopt. Er is geen overzicht bewaard.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # The reader stopped reading (`| head`). Python must not try to flush again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREADABLE
    return code


def _refuse(sentence: str) -> int:
    print(lines(sentence), file=sys.stderr)
    return UNREADABLE


def check(options: argparse.Namespace) -> int:
    """Judge files that students handed in: one answer for each student, and one for each file that is unreadable."""
    given = handed_in(options.bestanden, written=(options.uit, options.csv, options.excel, options.logboek))
    paths = given.files
    if not paths:
        tell_passed(given.passed, sys.stderr)
        return _refuse("Er zijn geen bestanden gevonden.")
    today = options.today or dutch_today()
    now = max(moment_of_now(), f"{today.isoformat()}T23:59:59.999Z") if options.today else moment_of_now()
    pakket = _schoolpakket(options.schoolpakket)
    wachtwoorden = given_passwords(options.wachtwoord_bestand)
    how = {"today": today, "now": now, "as_json": options.json, "pakket": pakket, "met_tabellen": bool(options.excel)}
    logboek = Logboek(options.logboek, as_json=options.json)
    answer_one, known = partial(answer_file, **how, gezien=now if logboek.is_asked else ""), list(wachtwoorden)
    counts: Counter[str] = Counter()
    worst = SOUND
    keys: list[tuple[str, tuple[Gebruik, ...]]] = []
    spreadsheets = Spreadsheets(options.csv, options.excel)
    with closing(_judge_all(paths, partial(answer_one, wachtwoorden=wachtwoorden))) as answers:
        read = logboek.noted(with_passwords(paths, _with_progress(answers, len(paths)), answer_one, known))
        # By the time of merging every password is known.
        merge = partial(answer_together, **how, seconds=FILE_SECONDS, known=known)
        students = map(logboek.told, answers_of_students(paths, read, partial(_judge_all, answer=merge)))
        for number, answer in enumerate(students):
            tell(answer, before=("[\n" if number == 0 else ",\n") if options.json else "")
            spreadsheets.add(answer.rijen)
            counts[answer.telt_als] += 1
            worst = max(worst, answer.code)
            keys.append((answer.van, answer.gebruik))
    logboek.save()
    spreadsheets.save()
    # A program that reads JSON gets the list of files and nothing else.
    tell_passed(given.passed, sys.stderr if options.json else sys.stdout)
    print("\n]" if options.json else closing_line(counts, len(paths)))
    if not options.json:
        print_lines(*key_lines(keys), logboek.closing_line)
    return worst


def dossier(options: argparse.Namespace) -> int:
    """Print the TOML of a kwalificatiedossier in SBB's XML."""
    path = Path(options.bestand)
    print(to_toml(read_sbb_xml(settings_bytes(path), naam=path.name)), end="")
    return SOUND


def schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of an export, or of the envelope around one with a password."""
    print(json.dumps(versleuteld_schema() if options.wachtwoord else export_schema(), ensure_ascii=False, indent=2))
    return SOUND


def answer_file(
    path: Found,
    today: dt.date,
    now: str = "",
    *,
    as_json: bool,
    pakket: str = "",
    wachtwoorden: tuple[str, ...] = (),
    met_tabellen: bool = False,
    gezien: str = "",
) -> Antwoord:
    """Return what is printed about one file, even an unreadable one; `pakket` is the TOML of the school's own."""
    school = load_schoolpakket(pakket) if pakket else active()
    read = partial(using, school, lambda: judge_file(content_of(path, wachtwoorden), today, name=str(path), now=now))
    outcome = guarded(
        lambda: within(FILE_SECONDS, lambda: verslag_of(read(), met_tabellen=met_tabellen, gezien=gezien))
    )
    if not isinstance(outcome, Failure):
        return antwoord_of(outcome, as_json=as_json)
    answer = antwoord_of(verslag_of_failure(str(path), outcome), as_json=as_json)
    return replace(answer, op_slot=outcome.code == MET_WACHTWOORD)


def moment_of_now() -> str:
    """Return the current moment of this computer, as files write it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def start_worker() -> None:
    """Prepare a process for judging many files: leave Ctrl-C to the first process, rarely collect cycles."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _spare_the_collector()


def _spare_the_collector() -> None:
    gc.freeze()
    gc.set_threshold(_OBJECTS)


def _schoolpakket(name: str | None) -> str:
    """Return the text of a school's own pakket, "" without one; BpvError when it is invalid."""
    if name is None:
        return ""
    text = settings_in(Path(name))
    load_schoolpakket(text, name)
    return text


def _judge_all[T](items: Sequence[T], answer: Callable[[T], Antwoord]) -> Generator[Antwoord]:
    """Judge every file or group, in order: many in several processes, or in one if the system allows no more."""
    done = 0
    if len(items) > MANY_FILES:
        _spare_the_collector()
        try:
            for item in _by_processes(answer, items, start_worker):
                done += 1
                yield item
        except (BrokenProcessPool, ImportError, OSError):
            # Judge the rest in this process; what was printed already is not printed again.
            pass
    yield from map(answer, items[done:])


def _by_processes[T](
    answer: Callable[[T], Antwoord], items: Sequence[T], start: Callable[[], None]
) -> Iterator[Antwoord]:
    # "spawn" works the same on every system; "fork" may hang when there are threads.
    pool = ProcessPoolExecutor(max_workers=os.process_cpu_count(), mp_context=get_context("spawn"), initializer=start)
    try:
        with _deaf_to_ctrl_c():
            answers = pool.map(answer, items, chunksize=_CHUNK)
        yield from answers
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_ctrl_c() -> Generator[None]:
    """Make a process that starts now ignore Ctrl-C, as `start_worker` does later: it must not stop half started."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _with_progress(answers: Iterable[Antwoord], total: int) -> Iterator[Antwoord]:
    """Show progress on a terminal; elsewhere nothing."""
    shown = total >= PROGRESS_FILES and sys.stderr.isatty()
    for number, answer in enumerate(answers, start=1):
        if shown:
            done = _BAR * number // total
            print(f"\r[{'#' * done}{' ' * (_BAR - done)}] {number} van {total}", end="", file=sys.stderr, flush=True)
        yield answer
    if shown:
        print(file=sys.stderr)


def _called() -> str:
    """Return how this was started: the command that pip installs, or Python with our name."""
    return COMMAND if Path(sys.argv[0]).stem == COMMAND else "python -m bpv_logic"


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog=_called(), description="De BPV-map op school.")
    commands = parser.add_subparsers(required=True, metavar="check | dossier | schema")
    checks = commands.add_parser("check", help="kijk bestanden van studenten na", epilog=EXIT_CODES)
    checks.add_argument("bestanden", nargs="+", metavar="BESTAND", help="een bestand, een zip of een map met bestanden")
    checks.add_argument("--json", action="store_true", help="geef alles als JSON")
    checks.add_argument("--excel", metavar="BESTAND", help="schrijf alle tabellen voor Excel of LibreOffice (.xlsx)")
    checks.add_argument("--csv", metavar="BESTAND", help="schrijf een overzicht voor een ander programma (.csv)")
    checks.add_argument("--logboek", metavar="BESTAND", help="onthoud handtekeningen en vergelijk met eerder (.jsonl)")
    checks.add_argument("--today", type=day, metavar="DATUM", help="reken alsof het deze dag is, zoals 2026-11-25")
    checks.add_argument("--schoolpakket", metavar="BESTAND", help="kijk na met wat jullie school heeft ingesteld")
    checks.add_argument("--wachtwoord-bestand", metavar="BESTAND", help="open bestanden met deze wachtwoorden")
    checks.set_defaults(run=check)
    dossiers = commands.add_parser("dossier", help="maak van de XML van SBB een dossier voor de BPV-map")
    dossiers.add_argument("bestand", metavar="BESTAND", help="het XML-bestand van SBB")
    dossiers.set_defaults(run=dossier)
    schemas = commands.add_parser("schema", help="geef het JSON Schema van een bestand van de BPV-map")
    schemas.add_argument("--wachtwoord", action="store_true", help="geef dat van een bestand met een wachtwoord")
    schemas.set_defaults(run=schema)
    for command in (checks, dossiers, schemas):
        command.add_argument("--uit", metavar="BESTAND", help="bewaar wat je anders op het scherm ziet, als UTF-8")
    return parser
