"""The version of the rules as a verdict states it: the app's version, and a digest of the rules."""

from __future__ import annotations

import functools
from importlib import import_module
from typing import Final

from bpv_logic import __version__
from bpv_logic.basis.datafile import packaged

#: On the phone the build wrote it down: there the rules are bytecode, which differs between Python versions.
FILE: Final = "verdict/rules_version.txt"


@functools.cache
def rules_version() -> str:
    """Return a text that is equal on the phone and at school when both have the same rules."""
    try:
        return packaged(FILE)
    except OSError:
        digest: str = import_module("bpv_logic.cli.rules_digest").digest_of_rules()
        return f"{__version__}+{digest}"
