"""A map as codes on one screen, and another device's camera in front of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.pagina import MOTOR_TIJD

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

NUMMER = re.compile(r"^Code (\d+) van (\d+)$")


class Codevak:
    """The part of Delen that shows codes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_role("region", name="Laten lezen van je scherm")

    def toon(self, wat: str = "Mijn hele map") -> None:
        """Ask for the codes of the whole map, or of one form, and wait for the first."""
        keuze = self.root.get_by_label("Wat laat je zien?")
        optie = keuze.get_by_role("option").filter(has_text=wat)
        expect(optie).to_have_count(1)
        keuze.select_option(label=optie.inner_text())
        self.knop("Toon de codes").click()
        expect(self.code).to_be_visible(timeout=MOTOR_TIJD)

    def knop(self, naam: str) -> Locator:
        """Return one of the buttons."""
        return self.root.get_by_role("button", name=naam, exact=True)

    @property
    def code(self) -> Locator:
        """The code on the screen; its name is its number."""
        return self.root.get_by_role("img", name=NUMMER)

    def nummer(self) -> tuple[int, int]:
        """Return which code is on the screen, and how many there are."""
        found = NUMMER.match(self.root.get_by_text(NUMMER).inner_text())
        assert found is not None
        return int(found[1]), int(found[2])

    def fotos(self, folder: Path) -> list[Path]:
        """Take a picture of each code on the screen, in order, by hand."""
        expect(self.code).to_be_visible(timeout=MOTOR_TIJD)
        if self.nummer()[1] > 1:
            self._sta_stil()
        at, totaal = self.nummer()
        for _ in range(totaal - at + 1 if totaal > 1 else 0):
            self.knop("Volgende").click()
        paths = []
        for nummer in range(1, totaal + 1):
            expect(self.root.get_by_role("img", name=f"Code {nummer} van {totaal}")).to_be_visible()
            paths.append(folder / f"code-{nummer}.jpg")
            self.code.screenshot(path=paths[-1], type="jpeg", quality=90)
            if nummer < totaal:
                self.knop("Volgende").click()
        return paths

    def _sta_stil(self) -> None:
        """Stop the rotation of several codes; a device with reduced motion has not started it."""
        pauze, speel_af = self.knop("Pauze"), self.knop("Speel af")
        expect(pauze.or_(speel_af)).to_be_visible()
        if pauze.is_visible():
            pauze.click()
        expect(speel_af).to_be_visible()


class Leesvak:
    """The part of a page that reads codes, within the region with its name."""

    def __init__(self, page: Page, naam: str) -> None:
        self.root = page.get_by_role("region", name=naam)
        self.vak = self.root.get_by_role("group", name="Codes lezen")

    def open(self) -> None:
        """Start reading codes, whatever the camera does."""
        self.root.get_by_role("button", name="Lees codes met de camera").click()

    def kies(self, *paths: Path) -> None:
        """Choose pictures of codes."""
        self.vak.get_by_label("Of kies foto's van de codes").set_input_files(list(paths))

    def expect_stand(self, zin: str) -> None:
        """Expect the progress line to say this."""
        expect(self.vak.get_by_role("status")).to_have_text(zin)

    def expect_melding(self, zin: str) -> None:
        """Expect one sentence about an error, and no other."""
        expect(self.vak.get_by_role("alert")).to_have_text(zin, use_inner_text=True)

    @property
    def delen(self) -> Locator:
        """The parts, each with whether it has been read."""
        return self.vak.get_by_role("listitem")
