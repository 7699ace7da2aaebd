"""The commands behind `build.py`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from bpv_site.bench.run import bench
from bpv_site.checks.field_table import write_table
from bpv_site.checks.lanes import check
from bpv_site.checks.lock import write_lock
from bpv_site.checks.steps import all_stages, quick_stages, stages_of, webkit_stages
from bpv_site.handboek import folder
from bpv_site.pages.school import VARIABLE
from bpv_site.publish.freeze import build_site
from bpv_site.publish.server import serve
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import ROOT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Build, serve, test and measure the BPV-map.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    build = commands.add_parser("build", help="make dist/ (the default)")
    build.add_argument("--base-url", default="/", help="where the site will be found, e.g. /bpv-map/")
    build.add_argument(
        "--schoolpakket", metavar="FILE", help="a school's own settings instead of site/schoolpakket.toml"
    )
    build.add_argument("--handboek", metavar="FOLDER", help="a school's own texts over those of site/handboek/")
    local = commands.add_parser("serve", help="build what is stale and serve dist/ with the real headers")
    local.add_argument("--port", type=int, default=8000, help="default 8000; 0 takes a free one")
    test = commands.add_parser("test", help="run every check and test")
    test.add_argument("--quick", action="store_true", help="within a minute: all but the browser tests and the builds")
    test.add_argument(
        "--long", action="store_true", help="also what takes minutes; notes it in docs/betrouwbaarheid.md"
    )
    test.add_argument("files", nargs="*", metavar="FILE", help="only these test files, without the other checks")
    test.add_argument("--webkit", action="store_true", help="only the main flow in WebKit, which an iPhone runs")
    measure = commands.add_parser("bench", help="measure sizes and times beside their budgets")
    measure.add_argument("part", nargs="*", metavar="PART", help="only sizes, engine, visits, school, floods or build")
    measure.add_argument("--json", metavar="FILE", help="write the figures there too")
    measure.add_argument("--table", metavar="FILE", help="write them there as a table too, e.g. docs/prestaties.md")
    measure.add_argument("--quick", action="store_true", help="one round and one connection, to work on the bench")
    lock = commands.add_parser("lock", help="write requirements.lock anew from pyproject.toml")
    lock.add_argument("--upgrade", action="store_true", help="take the newest versions")
    commands.add_parser("velden", help="write docs/export-velden.md anew from the forms")
    commands.add_parser("schermen", help="make docs/beeld/ anew: pictures of every page", add_help=False)
    return parser


def _build(arguments: argparse.Namespace) -> int:
    if arguments.schoolpakket:
        os.environ[VARIABLE] = arguments.schoolpakket
    if arguments.handboek:
        os.environ[folder.VARIABLE] = arguments.handboek
    built = build_site(base_url=arguments.base_url)
    what = "made" if built.fresh else "already up to date"
    print(f"dist/ {what} in {built.seconds:.1f} s, build {built.build}")
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    return serve(port=arguments.port)


def _test(arguments: argparse.Namespace) -> int:
    if arguments.files:
        return check(stages_of(arguments.files, long=arguments.long))
    if arguments.quick:
        return check(quick_stages())
    return check((webkit_stages if arguments.webkit else all_stages)(long=arguments.long))


def _bench(arguments: argparse.Namespace) -> int:
    return bench(parts=arguments.part, json_file=arguments.json, table_file=arguments.table, is_quick=arguments.quick)


def _lock(arguments: argparse.Namespace) -> int:
    return write_lock(upgrade=arguments.upgrade)


def _velden(_arguments: argparse.Namespace) -> int:
    return write_table()


def _schermen(arguments: list[str]) -> int:
    """Hand over to the script that takes pictures: it is with the browser tests, whose helpers it needs."""
    return subprocess.call([sys.executable, "-m", "e2e.pictures.take", *arguments], cwd=ROOT)


def main(argv: list[str]) -> int:
    """Run one command and return its exit code."""
    if argv[:1] == ["schermen"]:
        return _schermen(argv[1:])
    # `build.py --base-url …` means `build.py build --base-url …`.
    if not argv or (argv[0].startswith("-") and argv[0] not in {"-h", "--help"}):
        argv = ["build", *argv]
    arguments = _parser().parse_args(argv)
    commands = {"build": _build, "serve": _serve, "test": _test, "bench": _bench, "lock": _lock, "velden": _velden}
    try:
        return commands[arguments.command](arguments)
    except BuildError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
