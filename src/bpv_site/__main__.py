"""The commands behind `build.py`."""

from __future__ import annotations

import argparse
import sys

from bpv_site.errors import BuildError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Build, serve, test and measure the BPV-map.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    build = commands.add_parser("build", help="make dist/ (the default)")
    build.add_argument("--base-url", default="/", help="where the site will be found, e.g. /bpv-map/")
    serve = commands.add_parser("serve", help="build what is stale and serve dist/ with the real headers")
    serve.add_argument("--port", type=int, default=8000, help="default 8000; 0 takes a free one")
    return parser


def _build(arguments: argparse.Namespace) -> int:
    from bpv_site.freeze import build_site  # noqa: PLC0415

    built = build_site(base_url=arguments.base_url)
    what = "made" if built.fresh else "already up to date"
    print(f"dist/ {what} in {built.seconds:.1f} s, build {built.build}")
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    from bpv_site.server import serve  # noqa: PLC0415

    return serve(port=arguments.port)


def main(argv: list[str]) -> int:
    """Run one command and give its exit code."""
    # `build.py --base-url …` is `build.py build --base-url …`.
    if not argv or (argv[0].startswith("-") and argv[0] not in {"-h", "--help"}):
        argv = ["build", *argv]
    arguments = _parser().parse_args(argv)
    run = {"build": _build, "serve": _serve}[arguments.command]
    try:
        return run(arguments)
    except BuildError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
