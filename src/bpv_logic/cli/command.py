"""The school's command line: `python -m bpv_logic check|dossier|schema`.

The only module that reads files, prints and asks which day it is. Exit code:
0 everything can be read and nothing is wrong, 1 something falls short, 2
something cannot be read; 130 when it was stopped with Ctrl-C.
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
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.csv import csv_head
from bpv_logic.basis.errors import BpvError, ExportError
from bpv_logic.basis.guard import Failure, guarded
from bpv_logic.basis.shown import lines
from bpv_logic.cli.arguments import Parser, day
from bpv_logic.cli.face import judge_file
from bpv_logic.cli.files import files_in, read_bytes
from bpv_logic.cli.passwords import content_of, given_passwords, with_passwords
from bpv_logic.cli.report import (
    EXIT_CODES,
    HEADINGS,
    SOUND,
    UNREADABLE,
    Antwoord,
    antwoord_of,
    closing_line,
    verslag_of,
    verslag_of_failure,
)
from bpv_logic.cli.time_limit import within
from bpv_logic.dossiers.sbb_xml import read_sbb_xml
from bpv_logic.dossiers.toml import to_toml
from bpv_logic.file.envelope import MET_WACHTWOORD, decode_export
from bpv_logic.file.schema import export_schema, versleuteld_schema
from bpv_logic.school.active import active, load_schoolpakket, using

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

#: What a shell says of a program that was stopped with Ctrl-C.
STOPPED: Final = 130

#: What pip makes of us (pyproject.toml).
COMMAND: Final = "bpv-map"
#: From here on a second process is worth its start.
MANY_FILES: Final = 50
#: From here on a person wonders whether it still runs.
PROGRESS_FILES: Final = 10
_CHUNK: Final = 16
#: The longest that one file may take; one of eight full years takes less than a second.
FILE_SECONDS: Final = 30.0
_BAR: Final = 30
#: So many new objects before Python looks for rings among them: a map is full of objects, and has no rings.
_OBJECTS: Final = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every character of a name; a question mark is better than no answer.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BpvError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        print("\nGestopt. Er is geen overzicht bewaard.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # Who reads along has seen enough (`| head`). Python must not try again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREADABLE
    return code


def _refuse(sentence: str) -> int:
    print(lines(sentence), file=sys.stderr)
    return UNREADABLE


def check(options: argparse.Namespace) -> int:
    """Judge files that students handed in; each is told as soon as it is judged, so that nothing piles up."""
    paths = tuple(dict.fromkeys(files_in(options.bestanden)))
    if not paths:
        return _refuse("Er zijn geen bestanden gevonden.")
    today = options.today or dt.datetime.now().astimezone().date()
    now = max(moment_of_now(), f"{today.isoformat()}T23:59:59.999Z") if options.today else moment_of_now()
    pakket = _schoolpakket(options.schoolpakket)
    wachtwoorden = given_passwords(options.wachtwoord_bestand)
    answer_one = partial(answer_file, today=today, now=now, as_json=options.json, pakket=pakket)
    counts: Counter[str] = Counter()
    worst = SOUND
    with (
        _table(Path(options.csv)) if options.csv else nullcontext() as write_row,
        closing(
            _judge_all(paths, today, now, as_json=options.json, pakket=pakket, wachtwoorden=wachtwoorden)
        ) as answers,
    ):
        for number, answer in enumerate(with_passwords(paths, _with_progress(answers, len(paths)), answer_one)):
            _tell(answer, before=("[\n" if number == 0 else ",\n") if options.json else "")
            if write_row:
                write_row(answer.rij)
            counts[answer.telt_als] += 1
            worst = max(worst, answer.code)
    print("\n]" if options.json else closing_line(counts))
    return worst


def dossier(options: argparse.Namespace) -> int:
    """Print the TOML of a kwalificatiedossier in SBB's XML."""
    path = Path(options.bestand)
    print(to_toml(read_sbb_xml(read_bytes(path), naam=path.name)), end="")
    return SOUND


def schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of an export, or of what is around one with a password."""
    print(json.dumps(versleuteld_schema() if options.wachtwoord else export_schema(), ensure_ascii=False, indent=2))
    return SOUND


def answer_file(
    path: Path, today: dt.date, now: str = "", *, as_json: bool, pakket: str = "", wachtwoorden: tuple[str, ...] = ()
) -> Antwoord:
    """Return what is told about one file, also when it cannot be read; `pakket` is the TOML of the school's own."""
    school = load_schoolpakket(pakket) if pakket else active()
    read = partial(using, school, lambda: judge_file(content_of(path, wachtwoorden), today, name=str(path), now=now))
    outcome = guarded(lambda: within(FILE_SECONDS, lambda: verslag_of(read())))
    if not isinstance(outcome, Failure):
        return antwoord_of(outcome, as_json=as_json)
    answer = antwoord_of(verslag_of_failure(str(path), outcome), as_json=as_json)
    return replace(answer, op_slot=outcome.code == MET_WACHTWOORD)


def moment_of_now() -> str:
    """Return the moment of this computer, as a file writes it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def start_worker() -> None:
    """Make a process ready to judge many files: Ctrl-C is for the first process, and rings are seldom looked for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _spare_the_collector()


def _spare_the_collector() -> None:
    gc.freeze()
    gc.set_threshold(_OBJECTS)


def _schoolpakket(name: str | None) -> str:
    """Return the text of a school's own pakket, "" without one; BpvError when it is not sound."""
    if name is None:
        return ""
    text = decode_export(read_bytes(Path(name)))
    load_schoolpakket(text, name)
    return text


@contextmanager
def _table(path: Path) -> Generator[Callable[[str], None]]:
    """Give what writes a row; the file is there when all rows are, and what stood there stays until then."""
    # A shell writes the names of files for `*.json`, and somebody may have named one `--csv=klas.json`.
    if path.suffix.lower() == ".json":
        raise ExportError("niet-te-schrijven", "Kies voor het overzicht een naam die op .csv eindigt.")
    part = path.with_name(f"{path.name}.deel")
    with _saving(path):
        file = part.open("w", encoding="utf-8", newline="")

    def write(text: str) -> None:
        with _saving(path):
            file.write(text)

    try:
        write(csv_head(HEADINGS))
        yield write
        with _saving(path):
            file.close()
            part.replace(path)
    finally:
        with suppress(OSError):
            file.close()
        part.unlink(missing_ok=True)


@contextmanager
def _saving(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        sentence = f"Dit overzicht is niet te schrijven: {path}. Staat het nog open in een ander programma?"
        raise ExportError("niet-te-schrijven", sentence) from error


def _judge_all(
    paths: Sequence[Path], today: dt.date, now: str, *, as_json: bool, pakket: str, wachtwoorden: tuple[str, ...]
) -> Generator[Antwoord]:
    """Judge every file, in order; many files by several processes, by one where the system allows no more."""
    answer = partial(answer_file, today=today, now=now, as_json=as_json, pakket=pakket, wachtwoorden=wachtwoorden)
    done = 0
    if len(paths) > MANY_FILES:
        _spare_the_collector()
        try:
            for item in _by_processes(answer, paths, start_worker):
                done += 1
                yield item
        except (BrokenProcessPool, ImportError, OSError):
            # What is left is done here; what is told already is not told again.
            pass
    yield from map(answer, paths[done:])


def _by_processes(
    answer: Callable[[Path], Antwoord], paths: Sequence[Path], start: Callable[[], None]
) -> Iterator[Antwoord]:
    # "spawn" works alike on every system; "fork" may hang when somebody uses threads.
    pool = ProcessPoolExecutor(max_workers=os.process_cpu_count(), mp_context=get_context("spawn"), initializer=start)
    try:
        with _deaf_to_ctrl_c():
            answers = pool.map(answer, paths, chunksize=_CHUNK)
        yield from answers
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_ctrl_c() -> Generator[None]:
    """Let a process that starts now be as deaf as `start_worker` makes it: it must not be stopped half started."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _with_progress(answers: Iterable[Antwoord], total: int) -> Iterator[Antwoord]:
    """Show on a terminal how far it is; anywhere else nothing."""
    shown = total >= PROGRESS_FILES and sys.stderr.isatty()
    for number, answer in enumerate(answers, start=1):
        if shown:
            done = _BAR * number // total
            print(f"\r[{'#' * done}{' ' * (_BAR - done)}] {number} van {total}", end="", file=sys.stderr, flush=True)
        yield answer
    if shown:
        print(file=sys.stderr)


def _tell(answer: Antwoord, *, before: str) -> None:
    print(f"{before}{answer.tekst}", end="" if before else "\n")
    if answer.spoor:
        print(answer.spoor, file=sys.stderr)


def _called() -> str:
    """Return what a person typed to come here: the command that pip installs, or Python with our name."""
    return COMMAND if Path(sys.argv[0]).stem == COMMAND else "python -m bpv_logic"


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog=_called(), description="De BPV-map op school.")
    commands = parser.add_subparsers(required=True, metavar="check | dossier | schema")
    checks = commands.add_parser("check", help="kijk bestanden van studenten na", epilog=EXIT_CODES)
    checks.add_argument("bestanden", nargs="+", metavar="BESTAND", help="een bestand, of een map met JSON-bestanden")
    checks.add_argument("--json", action="store_true", help="geef alles als JSON")
    checks.add_argument("--csv", metavar="BESTAND", help="schrijf een overzicht voor Excel, één regel per bestand")
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
    return parser
