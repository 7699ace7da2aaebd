"""
Pictures of every page, for people: `python3 build.py schermen [FOLDER]`.

With a folder: every page at full length, in each width, scheme and stand; `--pagina`, `--breedte`,
`--kleur` and `--stand` select. Without one: the small set of `docs/beeld/`, a sheet for each page.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import sync_playwright

from bpv_site.checks import browser
from bpv_site.pages.all_pages import PAGES
from bpv_site.publish.freeze import build_site
from bpv_site.tools.paths import ROOT
from e2e.helpers.clock import Clock
from e2e.helpers.device import PLACE
from e2e.helpers.origin import Origin
from e2e.pages.delen import DelenPage
from e2e.pages.page import WAIT_FOR_MARK, BasePage
from e2e.pages.school import SchoolPage
from e2e.pictures.maps import STATES, make_klas
from e2e.pictures.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, BrowserContext, Page

    from bpv_site.pages.all_pages import Page as SitePage
    from e2e.pictures.maps import State

PICTURE: Final = ROOT / "docs" / "beeld"
#: The maximum height of a browser's picture.
HIGHEST: Final = 15_000
WIDTHS: Final[dict[int, dict[str, Any]]] = {
    360: {"viewport": {"width": 360, "height": 740}, "has_touch": True},
    768: {"viewport": {"width": 768, "height": 900}, "has_touch": True},
    1280: {"viewport": {"width": 1280, "height": 800}},
}
#: The colour schemes that a device requests.
COLOURS: Final[dict[str, dict[str, Any]]] = {
    "licht": {"color_scheme": "light"},
    "donker": {"color_scheme": "dark"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
    "contrast-donker": {"color_scheme": "dark", "contrast": "more"},
    "gedwongen": {"color_scheme": "dark", "forced_colors": "active"},
}
#: What one screen of a sheet shows: the same height everywhere, so that sheets form rows.
HEIGHT_ON_SHEET: Final = 740
#: Pages about the final decision have nothing to show halfway.
AT_THE_END: Final = frozenset({"beoordeling", "eindbeoordeling"})


def main() -> int:
    """Make the pictures."""
    arguments = _parser().parse_args()
    origin = Origin(build_site().dist)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ensure_light(), args=list(browser.ARGUMENTS))
        camera = Camera(chromium, origin)
        made = _all(camera, arguments) if arguments.folder else _save(camera)
        chromium.close()
    origin.stop()
    print(f"{made} pictures in {arguments.folder or PICTURE.relative_to(ROOT)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    names = [page.name.removesuffix(".html") for page in PAGES]
    parser = argparse.ArgumentParser(prog="build.py schermen", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--pagina", nargs="+", choices=names, default=names, metavar="PAGINA")
    parser.add_argument("--breedte", nargs="+", type=int, choices=WIDTHS, default=[*WIDTHS])
    parser.add_argument("--kleur", nargs="+", choices=COLOURS, default=["licht", "donker"])
    parser.add_argument("--stand", nargs="+", choices=STATES, default=[*STATES])
    return parser


def _all(camera: Camera, wanted: argparse.Namespace) -> int:
    """Make pictures of whole pages, as selected by the arguments."""
    wanted.folder.mkdir(parents=True, exist_ok=True)
    pages = [page for page in PAGES if page.name.removesuffix(".html") in wanted.pagina]
    count = 0
    for width, colour, state in itertools.product(wanted.breedte, wanted.kleur, wanted.stand):
        shots = camera.photograph(pages, width=width, colour=colour, state=STATES[state])
        for name, picture in shots:
            (wanted.folder / f"{name}-{width}-{colour}-{state}.png").write_bytes(picture)
            count += 1
    return count


def _save(camera: Camera) -> int:
    """Make the sheets of `docs/beeld/`: for each page one screen in three widths, light above dark."""
    screens: dict[str, dict[str, list[bytes]]] = {}
    for colour, width, state in itertools.product(("licht", "donker"), WIDTHS, ("halverwege", "klaar")):
        pages = [page for page in PAGES if (page.name in AT_THE_END) == (state == "klaar")]
        shots = camera.photograph(pages, width=width, colour=colour, state=STATES[state], height=HEIGHT_ON_SHEET)
        for name, picture in shots:
            screens.setdefault(name, {}).setdefault(colour, []).append(picture)
    for name, rows in screens.items():
        make_sheet([*rows.values()], PICTURE / f"{name}.png")
    phones = [screens[name][colour][0] for name in ("vandaag", "uren") for colour in ("licht", "donker")]
    make_sheet([phones], PICTURE / "telefoon.png")
    return len(screens) + 1


class Camera:
    """Makes pictures of pages in a browser."""

    def __init__(self, chromium: Browser, origin: Origin) -> None:
        self.chromium = chromium
        self.origin = origin
        self.klas: list[Path] = []

    def photograph(
        self, pages: Iterable[SitePage], *, width: int, colour: str, state: State, height: int = 0
    ) -> list[tuple[str, bytes]]:
        """Return the pictures of pages on one device: one screen of this height, or the whole page."""
        device = WIDTHS[width] | COLOURS[colour]
        context = self.chromium.new_context(base_url=self.origin.url, **device, **PLACE)
        Clock(context, state.date, "16:45")
        with tempfile.TemporaryDirectory() as folder:
            page = self._open(context, state, Path(folder))
            shots = [
                (site_page.name.removesuffix(".html"), self._take(page, site_page, state, width, height))
                for site_page in pages
            ]
        context.close()
        return shots

    def _open(self, context: BrowserContext, state: State, folder: Path) -> Page:
        """Return a page on a device that holds the map of this stand."""
        page = context.new_page()
        delen = DelenPage(page)
        delen.open()
        if state.write:
            delen.merge(state.write(folder))
            # A map that was never handed over would ask for that first, on every picture of the front page.
            delen.make_file(folder)
            self.klas = make_klas(folder)
        return page

    def _take(self, page: Page, site_page: SitePage, state: State, width: int, height: int) -> bytes:
        page.goto(f".{site_page.path}")
        BasePage(page).expect_usable()
        if site_page.name == "school" and state.write:
            SchoolPage(page).choose_and_wait(*self.klas)
            if not height:
                SchoolPage(page).open_map(state.student)
        elif site_page.nav:
            page.evaluate(WAIT_FOR_MARK, "bpv:verdict")
        self._make_high(page, width, height)
        picture = page.screenshot(animations="disabled")
        page.set_viewport_size(WIDTHS[width]["viewport"])
        return picture

    def _make_high(self, page: Page, width: int, height: int) -> None:
        """Make the window as high as the page, so that the bar at the bottom of the screen is at the bottom.

        A picture that is redrawn for another size, and anything that slides in, is there two frames later.
        """
        for _ in range(1 if height else 3):
            full_height = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": width, "height": height or min(full_height, HIGHEST)})
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.evaluate("scrollTo({ top: 0 })")


if __name__ == "__main__":
    raise SystemExit(main())
