"""The next build of the site, as deployed to a host: one page differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_site.publish import precache

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from e2e.helpers.origin import Origin

OLD: Final = "Je map"
NEW: Final = "Je nieuwe map"


def make_new_version(origin: Origin) -> None:
    """Put the next build on a host: the heading of the map is different."""
    page = origin.folder / "map" / "index.html"
    before = page.read_text(encoding="utf-8")
    assert before.count(f"<h1>{OLD}") == 1
    page.write_text(before.replace(f"<h1>{OLD}", f"<h1>{NEW}"), encoding="utf-8")
    earlier = precache.build_id(origin.folder)
    assert precache.write_worker(origin.folder) != earlier


def notice(page: Page) -> Locator:
    """Return the message about the new version."""
    return page.get_by_role("status").filter(has_text="Er is een nieuwe versie")
