"""The school's command line: `python -m bpv_logic check|dossier|schema`.

The only module that reads files, prints and asks which day it is. Exit code:
0 everything can be read and nothing is wrong, 1 something falls short, 2
something cannot be read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from bpv_logic.errors import BpvError, ExportError
from bpv_logic.export import decode_export
from bpv_logic.fields import is_date
from bpv_logic.guard import Failure, guarded
from bpv_logic.inzending import read_inzending
from bpv_logic.kwalificatiedossier import read_sbb_xml, to_toml
from bpv_logic.limits import MAX_BYTES
from bpv_logic.schema import export_schema
from bpv_logic.verslag import Verslag, closing_line, json_of, lines_of, table_of, verslag_of, verslag_of_failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SOUND: Final = 0
FALLS_SHORT: Final = 1
UNREADABLE: Final = 2

#: From here on a second process is worth its start.
MANY_FILES: Final = 50
#: From here on a person wonders whether it still runs.
PROGRESS_FILES: Final = 10
_CHUNK: Final = 16
_BAR: Final = 30

_EPILOG: Final = (
    "Uitkomst: 0 alles is te lezen en niets is fout; 1 in een of meer bestanden klopt iets niet; "
    "2 een bestand of een foto is niet te lezen. Wat alleen nog niet is ingevuld, is niet fout."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every character of a name; a question mark is better than no answer.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except BpvError as error:
        return _refuse(str(error))
    return code


def check(options: argparse.Namespace) -> int:
    """Judge files that students handed in."""
    paths = tuple(_files_in(options.bestanden))
    if not paths:
        return _refuse("Er zijn geen bestanden gevonden.")
    today = options.today or dt.datetime.now().astimezone().date()
    verslagen = tuple(_with_progress(_judge_all(paths, today), len(paths)))
    if options.csv:
        _write(Path(options.csv), table_of(verslagen))
    if options.json:
        print(json.dumps([json_of(item) for item in verslagen], ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for item in verslagen for line in lines_of(item)))
        print(closing_line(verslagen))
    return exit_code(verslagen)


def exit_code(verslagen: Iterable[Verslag]) -> int:
    """Return the worst of what the files say: unreadable before falls short before sound."""
    codes = (UNREADABLE if item.is_unreadable else FALLS_SHORT if item.falls_short else SOUND for item in verslagen)
    return max(codes, default=SOUND)


def dossier(options: argparse.Namespace) -> int:
    """Print the TOML of a kwalificatiedossier in SBB's XML."""
    path = Path(options.bestand)
    print(to_toml(read_sbb_xml(_read_bytes(path), naam=path.name)), end="")
    return SOUND


def schema(_options: argparse.Namespace) -> int:
    """Print the JSON Schema of an export."""
    print(json.dumps(export_schema(), ensure_ascii=False, indent=2))
    return SOUND


def judge_file(path: Path, today: dt.date) -> Verslag:
    """Return what is told about one file; a file that cannot be read is told about too."""
    outcome = guarded(lambda: verslag_of(read_inzending(str(path), decode_export(_read_bytes(path)), today)))
    if isinstance(outcome, Failure):
        if outcome.spoor:
            print(outcome.spoor, file=sys.stderr)
        return verslag_of_failure(str(path), outcome)
    return outcome


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte too many is enough to see that it is too large.
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ExportError("niet-te-openen", "Dit bestand bestaat niet, of het is niet te openen.") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ExportError("niet-te-schrijven", f"Dit overzicht is niet te schrijven: {path}.") from error


def _files_in(names: Iterable[str]) -> Iterator[Path]:
    """Return the files that are meant; of a folder every JSON file in it and below, by name."""
    for path in map(Path, names):
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*.json") if found.is_file())
        else:
            yield path


def _judge_all(paths: Sequence[Path], today: dt.date) -> Iterator[Verslag]:
    """Judge every file, in order; many files by several processes."""
    if len(paths) <= MANY_FILES:
        yield from map(partial(judge_file, today=today), paths)
        return
    # Run by `python -m` this module is called __main__, and under that name another process finds no function.
    judge = partial(import_module("bpv_logic.__main__").judge_file, today=today)
    # "spawn" works alike on every system; "fork" may hang when somebody uses threads.
    with ProcessPoolExecutor(max_workers=os.process_cpu_count(), mp_context=get_context("spawn")) as pool:
        yield from pool.map(judge, paths, chunksize=_CHUNK)


def _with_progress(verslagen: Iterable[Verslag], total: int) -> Iterator[Verslag]:
    """Show on a terminal how far it is; anywhere else nothing."""
    shown = total >= PROGRESS_FILES and sys.stderr.isatty()
    for number, verslag in enumerate(verslagen, start=1):
        if shown:
            done = _BAR * number // total
            print(f"\r[{'#' * done}{' ' * (_BAR - done)}] {number} van {total}", end="", file=sys.stderr, flush=True)
        yield verslag
    if shown:
        print(file=sys.stderr)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return UNREADABLE


class _Parser(argparse.ArgumentParser):
    """A parser that says in one Dutch sentence what it does not understand."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNREADABLE, f"Deze opdracht kennen we niet ({message}). Kijk met --help wat er kan.\n")


def _day(text: str) -> dt.date:
    if not is_date(text):
        raise argparse.ArgumentTypeError(f"{text} is geen datum zoals 2026-11-25")
    return dt.date.fromisoformat(text)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m bpv_logic", description="De BPV-map op school.")
    commands = parser.add_subparsers(required=True, metavar="check | dossier | schema")
    checks = commands.add_parser("check", help="kijk bestanden van studenten na", epilog=_EPILOG)
    checks.add_argument("bestanden", nargs="+", metavar="BESTAND", help="een bestand, of een map met bestanden")
    checks.add_argument("--json", action="store_true", help="geef alles als JSON")
    checks.add_argument("--csv", metavar="BESTAND", help="schrijf een overzicht voor Excel, één regel per bestand")
    checks.add_argument("--today", type=_day, metavar="DATUM", help="reken alsof het deze dag is, zoals 2026-11-25")
    checks.set_defaults(run=check)
    dossiers = commands.add_parser("dossier", help="maak van de XML van SBB een dossier voor de BPV-map")
    dossiers.add_argument("bestand", metavar="BESTAND", help="het XML-bestand van SBB")
    dossiers.set_defaults(run=dossier)
    schemas = commands.add_parser("schema", help="geef het JSON Schema van een bestand van de BPV-map")
    schemas.set_defaults(run=schema)
    return parser


if __name__ == "__main__":
    sys.exit(main())
