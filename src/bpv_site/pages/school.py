"""This school's settings: read once by the build, so that a fault stops it, and sent along with the rules."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.file.incoming.settings_text import settings_text
from bpv_logic.school.active import SITE_FILE, SchoolpakketError, load_schoolpakket
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import SITE

if TYPE_CHECKING:
    from bpv_logic.school.active import Schoolpakket

SCHOOL: Final = SITE / SITE_FILE
#: Names another file than the usual one, so that one checkout builds the sites of several schools.
VARIABLE: Final = "BPV_SCHOOLPAKKET"


def school_file() -> Path:
    """Return the file with the school's settings."""
    named = os.environ.get(VARIABLE)
    return Path(named).resolve() if named else SCHOOL


def school_text() -> str:
    """Return the school's own file; BuildError when it cannot be read."""
    try:
        return settings_text(school_file().read_bytes(), _shown_name())
    except OSError as fault:
        raise BuildError(f"{_shown_name()}: dit bestand is niet te lezen.") from fault
    except ExportError as fault:
        raise BuildError(str(fault)) from fault


def schoolpakket() -> Schoolpakket:
    """Return the school's settings over our defaults."""
    try:
        return load_schoolpakket(school_text(), _shown_name())
    except SchoolpakketError as fault:
        raise BuildError(str(fault)) from fault


def _shown_name() -> str:
    file = school_file()
    return f"site/{SITE_FILE}" if file == SCHOOL else file.name
