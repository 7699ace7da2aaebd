"""The version of the rules, as it stands in a verdict: that of the app, and what the rules were made from."""

from __future__ import annotations

import functools
from importlib import import_module
from typing import Final

from bpv_logic import __version__
from bpv_logic.basis.datafile import packaged

#: On the phone the build wrote it down: there the rules are bytecode, which another Python makes otherwise.
FILE: Final = "verdict/rules_version.txt"


@functools.cache
def rules_version() -> str:
    """Return the same text on the phone and at school, as long as both have the same rules."""
    try:
        return packaged(FILE)
    except OSError:
        digest: str = import_module("bpv_logic.cli.rules_digest").digest_of_rules()
        return f"{__version__}+{digest}"
