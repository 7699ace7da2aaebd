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
from e2e.helpers.clock import Klok
from e2e.helpers.device import PLAATS
from e2e.helpers.origin import Origin
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import WACHT_OP_TEKEN, Pagina
from e2e.pages.school import SchoolPagina
from e2e.pictures.maps import STANDEN, maak_klas
from e2e.pictures.sheet import maak_blad

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, BrowserContext, Page

    from bpv_site.pages.all_pages import Page as SitePage
    from e2e.pictures.maps import Stand

BEELD: Final = ROOT / "docs" / "beeld"
#: The maximum height of a browser's picture.
HOOGSTE: Final = 15_000
BREEDTES: Final[dict[int, dict[str, Any]]] = {
    360: {"viewport": {"width": 360, "height": 740}, "has_touch": True},
    768: {"viewport": {"width": 768, "height": 900}, "has_touch": True},
    1280: {"viewport": {"width": 1280, "height": 800}},
}
#: The colour schemes that a device requests.
KLEUREN: Final[dict[str, dict[str, Any]]] = {
    "licht": {"color_scheme": "light"},
    "donker": {"color_scheme": "dark"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
    "contrast-donker": {"color_scheme": "dark", "contrast": "more"},
    "gedwongen": {"color_scheme": "dark", "forced_colors": "active"},
}
#: What one screen of a sheet shows: the same height everywhere, so that sheets form rows.
HOOGTE_OP_BLAD: Final = 740
#: Pages about the final decision have nothing to show halfway.
AAN_HET_EIND: Final = frozenset({"beoordeling", "eindbeoordeling"})


def main() -> int:
    """Make the pictures."""
    arguments = _parser().parse_args()
    origin = Origin(build_site().dist)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ensure_light(), args=list(browser.ARGUMENTS))
        camera = Camera(chromium, origin)
        made = _alles(camera, arguments) if arguments.folder else _bewaar(camera)
        chromium.close()
    origin.stop()
    print(f"{made} pictures in {arguments.folder or BEELD.relative_to(ROOT)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    namen = [page.name.removesuffix(".html") for page in PAGES]
    parser = argparse.ArgumentParser(prog="build.py schermen", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--pagina", nargs="+", choices=namen, default=namen, metavar="PAGINA")
    parser.add_argument("--breedte", nargs="+", type=int, choices=BREEDTES, default=[*BREEDTES])
    parser.add_argument("--kleur", nargs="+", choices=KLEUREN, default=["licht", "donker"])
    parser.add_argument("--stand", nargs="+", choices=STANDEN, default=[*STANDEN])
    return parser


def _alles(camera: Camera, wanted: argparse.Namespace) -> int:
    """Make pictures of whole pages, as selected by the arguments."""
    wanted.folder.mkdir(parents=True, exist_ok=True)
    pages = [page for page in PAGES if page.name.removesuffix(".html") in wanted.pagina]
    count = 0
    for breedte, kleur, stand in itertools.product(wanted.breedte, wanted.kleur, wanted.stand):
        shots = camera.fotografeer(pages, breedte=breedte, kleur=kleur, stand=STANDEN[stand])
        for naam, picture in shots:
            (wanted.folder / f"{naam}-{breedte}-{kleur}-{stand}.png").write_bytes(picture)
            count += 1
    return count


def _bewaar(camera: Camera) -> int:
    """Make the sheets of `docs/beeld/`: for each page one screen in three widths, light above dark."""
    schermen: dict[str, dict[str, list[bytes]]] = {}
    for kleur, breedte, stand in itertools.product(("licht", "donker"), BREEDTES, ("halverwege", "klaar")):
        pages = [page for page in PAGES if (page.name in AAN_HET_EIND) == (stand == "klaar")]
        shots = camera.fotografeer(pages, breedte=breedte, kleur=kleur, stand=STANDEN[stand], hoogte=HOOGTE_OP_BLAD)
        for naam, picture in shots:
            schermen.setdefault(naam, {}).setdefault(kleur, []).append(picture)
    for naam, rijen in schermen.items():
        maak_blad([*rijen.values()], BEELD / f"{naam}.png")
    phones = [schermen[naam][kleur][0] for naam in ("vandaag", "uren") for kleur in ("licht", "donker")]
    maak_blad([phones], BEELD / "telefoon.png")
    return len(schermen) + 1


class Camera:
    """Makes pictures of pages in a browser."""

    def __init__(self, chromium: Browser, origin: Origin) -> None:
        self.chromium = chromium
        self.origin = origin
        self.klas: list[Path] = []

    def fotografeer(
        self, pages: Iterable[SitePage], *, breedte: int, kleur: str, stand: Stand, hoogte: int = 0
    ) -> list[tuple[str, bytes]]:
        """Return the pictures of pages on one device: one screen of this height, or the whole page."""
        device = BREEDTES[breedte] | KLEUREN[kleur]
        context = self.chromium.new_context(base_url=self.origin.url, **device, **PLAATS)
        Klok(context, stand.datum, "16:45")
        with tempfile.TemporaryDirectory() as folder:
            page = self._open(context, stand, Path(folder))
            shots = [
                (site_page.name.removesuffix(".html"), self._neem(page, site_page, stand, breedte, hoogte))
                for site_page in pages
            ]
        context.close()
        return shots

    def _open(self, context: BrowserContext, stand: Stand, folder: Path) -> Page:
        """Return a page on a device that holds the map of this stand."""
        page = context.new_page()
        delen = DelenPagina(page)
        delen.open()
        if stand.schrijf:
            delen.voeg_samen(stand.schrijf(folder))
            # A map that was never handed over would ask for that first, on every picture of the front page.
            delen.maak_bestand(folder)
            self.klas = maak_klas(folder)
        return page

    def _neem(self, page: Page, site_page: SitePage, stand: Stand, breedte: int, hoogte: int) -> bytes:
        page.goto(f".{site_page.path}")
        Pagina(page).expect_bruikbaar()
        if site_page.name == "school" and stand.schrijf:
            SchoolPagina(page).kies_en_wacht(*self.klas)
            if not hoogte:
                SchoolPagina(page).open_map(stand.student)
        elif site_page.nav:
            page.evaluate(WACHT_OP_TEKEN, "bpv:verdict")
        self._maak_hoog(page, breedte, hoogte)
        picture = page.screenshot(animations="disabled")
        page.set_viewport_size(BREEDTES[breedte]["viewport"])
        return picture

    def _maak_hoog(self, page: Page, breedte: int, hoogte: int) -> None:
        """Make the window as high as the page, so that the bar at the bottom of the screen is at the bottom.

        A picture that is redrawn for another size, and anything that slides in, is there two frames later.
        """
        for _ in range(1 if hoogte else 3):
            hele = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": breedte, "height": hoogte or min(hele, HOOGSTE)})
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")


if __name__ == "__main__":
    raise SystemExit(main())
