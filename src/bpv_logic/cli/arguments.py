"""What a person may type after `python -m bpv_logic`, and the sentence when it is not understood."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import NoReturn

from bpv_logic.basis.shown import one_line
from bpv_logic.basis.values import is_date
from bpv_logic.cli.report import UNREADABLE


class Parser(argparse.ArgumentParser):
    """A parser that says in one Dutch sentence what it does not understand."""

    def error(self, message: str) -> NoReturn:
        """Say what is not understood and end."""
        self.exit(UNREADABLE, f"Deze opdracht kennen we niet ({one_line(message)}). Kijk met --help wat er kan.\n")


def day(text: str) -> dt.date:
    """Return a day as it was typed; argparse tells it when it is none."""
    if not is_date(text):
        raise argparse.ArgumentTypeError(f"{text} is geen datum zoals 2026-11-25")
    return dt.date.fromisoformat(text)
