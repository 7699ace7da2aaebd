"""Where a piece of the guide links to: pages of the app and rules, each checked when the guide is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpv_logic.rules import ALL_RULES
from bpv_site.pages.all_pages import PAGES
from bpv_site.tools.errors import BuildError

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.basis.datafile import Table
    from bpv_site.handboek.shape import Handboek

#: "uren/", "contact/?nieuw=extra", "uren/#blokken".
_ADDRESS: Final = re.compile(r"([a-z]+/)(\?[a-z]+(?:=[a-z]+)?)?(?:#([a-z_-]+))?")
_TITLES: Final = {page.path[1:]: page.title for page in PAGES}
REGELS: Final = {rule.code: rule.title for rule in ALL_RULES}


def page_path(table: Table, path: str, key: str = "pagina") -> str:
    """Return a path if it is that of an existing page; raises the fault of the table if not."""
    found = _ADDRESS.fullmatch(path)
    if not found or found[1] not in _TITLES:
        raise table.fault(f"“{key}” moet een pagina van de app zijn, zoals “uren/”. “{path}” is dat niet.", key)
    return path


def page_title(path: str) -> str:
    """Return the title of the page at a path."""
    return _TITLES[path.partition("?")[0].partition("#")[0]]


def regel_title(table: Table, code: str) -> str:
    """Return the title of a rule; raises the fault of the table if there is no such rule."""
    if code not in REGELS:
        raise table.fault(f"de regel “{code}” bestaat niet. Kies een code van de pagina Regels.", "regels")
    return REGELS[code]


def check_places(guide: Handboek, dist: Path) -> None:
    """Refuse a link to a place in a page (`uren/#blokken`) that the finished page does not have."""
    for stuk in guide.stukken:
        for path in (stuk.pagina, *stuk.ook):
            page, _, place = path.partition("#")
            html = dist / page.partition("?")[0] / "index.html"
            if place and f'id="{place}"' not in html.read_text(encoding="utf-8"):
                raise BuildError(f"handboek, {stuk.sleutel}: op de pagina {page} is geen plek “{place}”.")
