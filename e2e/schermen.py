"""
Pictures of every page, for people: `python -m e2e.schermen FOLDER`.

360 and 1280 px wide, light and dark, empty and with the map of `tests/golden/`. Needs a built `dist/`.
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect, sync_playwright

from bpv_site import browser
from bpv_site.freeze import build_site
from bpv_site.pages import PAGES
from bpv_site.paths import ROOT
from e2e.klok import Klok
from e2e.origin import Origin
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import Pagina
from e2e.pages.school import SchoolPagina
from e2e.toestel import LAPTOP, PLAATS, TELEFOON

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOLDEN: Final = ROOT / "tests" / "golden" / "hele-bpv.json"
#: When all of that bpv is done: on earlier days part of the map would lie in the future.
DATUM: Final = "2025-02-18"
#: Higher than this a browser makes no picture.
HOOGSTE: Final = 15_000
BREEDTES: Final = {360: TELEFOON, 1280: LAPTOP}


def main() -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(prog="python -m e2e.schermen", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    origin = Origin(build_site().dist)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ensure_light(), args=list(browser.ARGUMENTS))
        for breedte, kleuren, vol in itertools.product(BREEDTES, ("light", "dark"), (False, True)):
            fotografeer(chromium, origin, folder, breedte=breedte, kleuren=kleuren, vol=vol)
        chromium.close()
    origin.stop()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


def fotografeer(chromium: Browser, origin: Origin, folder: Path, *, breedte: int, kleuren: str, vol: bool) -> None:
    """Make the pictures of one width, one scheme, one map."""
    scheme = "dark" if kleuren == "dark" else "light"
    context = chromium.new_context(base_url=origin.url, color_scheme=scheme, **BREEDTES[breedte], **PLAATS)
    Klok(context, DATUM, "16:45")
    page = context.new_page()
    DelenPagina(page).open()
    if vol:
        DelenPagina(page).voeg_samen(GOLDEN)
    for page_of_site in PAGES:
        page.goto(f".{page_of_site.path}")
        Pagina(page).expect_bruikbaar()
        if vol:
            vul_aan(page, page_of_site.name)
        name = f"{page_of_site.name.removesuffix('.html')}-{breedte}-{kleuren}-{'vol' if vol else 'leeg'}.png"
        maak_hoog(page, breedte)
        page.screenshot(path=folder / name)
        page.set_viewport_size(BREEDTES[breedte]["viewport"])
    context.close()


def maak_hoog(page: Page, breedte: int) -> None:
    """Make the window as high as the page, so that the bar at the bottom of the screen is at the bottom."""
    hoogte = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": breedte, "height": min(hoogte, HOOGSTE)})


def vul_aan(page: Page, naam: str) -> None:
    """Wait for the verdict; open the map on the page of school."""
    Pagina(page).expect_gecontroleerd()
    if naam == "school":
        school = SchoolPagina(page)
        school.kies(GOLDEN)
        school.open_map("Sam Voorbeeld")
        expect(school.eindbeoordeling.root).to_be_visible()


if __name__ == "__main__":
    raise SystemExit(main())
