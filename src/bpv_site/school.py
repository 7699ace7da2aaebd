"""What this school has set: read once by the build, so that a fault stops it, and sent along with the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.schoolpakket import SITE_FILE, SchoolpakketError, load_schoolpakket
from bpv_site.errors import BuildError
from bpv_site.paths import SITE

if TYPE_CHECKING:
    from bpv_logic.schoolpakket import Schoolpakket

SCHOOL: Final = SITE / SITE_FILE


def school_text() -> str:
    """Give the school's own file."""
    return SCHOOL.read_text(encoding="utf-8")


def schoolpakket() -> Schoolpakket:
    """Give the school's settings over our standard."""
    try:
        return load_schoolpakket(school_text(), f"site/{SITE_FILE}")
    except SchoolpakketError as fault:
        raise BuildError(str(fault)) from fault
