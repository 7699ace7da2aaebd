"""The arguments of `python -m bpv_logic`, and the error message when they are not understood."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import NoReturn

from bpv_logic.basis.shown import one_line
from bpv_logic.basis.values import is_date
from bpv_logic.cli.report import UNREADABLE


class Parser(argparse.ArgumentParser):
    """A parser that reports errors in one Dutch sentence."""

    def error(self, message: str) -> NoReturn:
        """Report what is not understood and exit."""
        self.exit(UNREADABLE, f"Deze opdracht kennen we niet ({one_line(message)}). Kijk met --help wat er kan.\n")


def day(text: str) -> dt.date:
    """Return the day that was typed; argparse reports it when it is not a day."""
    if not is_date(text):
        raise argparse.ArgumentTypeError(f"{text} is geen datum zoals 2026-11-25")
    return dt.date.fromisoformat(text)
