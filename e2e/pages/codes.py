"""A map as codes on one screen, and another device's camera in front of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.page import ENGINE_TIME

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

NUMBER = re.compile(r"^Code (\d+) van (\d+)$")


class CodeBox:
    """The part of Delen that shows codes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_role("region", name="Laten lezen van je scherm")

    def show(self, what: str = "Mijn hele map") -> None:
        """Ask for the codes of the whole map, or of one form, and wait for the first."""
        choice = self.root.get_by_label("Wat laat je zien?")
        option = choice.get_by_role("option").filter(has_text=what)
        expect(option).to_have_count(1)
        choice.select_option(label=option.inner_text())
        self.button("Toon de codes").click()
        expect(self.code).to_be_visible(timeout=ENGINE_TIME)

    def button(self, name: str) -> Locator:
        """Return one of the buttons."""
        return self.root.get_by_role("button", name=name, exact=True)

    @property
    def code(self) -> Locator:
        """The code on the screen; its name is its number."""
        return self.root.get_by_role("img", name=NUMBER)

    def number(self) -> tuple[int, int]:
        """Return which code is on the screen, and how many there are."""
        found = NUMBER.match(self.root.get_by_text(NUMBER).inner_text())
        assert found is not None
        return int(found[1]), int(found[2])

    def photos(self, folder: Path) -> list[Path]:
        """Take a picture of each code on the screen, in order, by hand."""
        expect(self.code).to_be_visible(timeout=ENGINE_TIME)
        if self.number()[1] > 1:
            self._stand_still()
        at, total = self.number()
        for _ in range(total - at + 1 if total > 1 else 0):
            self.button("Volgende").click()
        paths = []
        for number in range(1, total + 1):
            expect(self.root.get_by_role("img", name=f"Code {number} van {total}")).to_be_visible()
            paths.append(folder / f"code-{number}.jpg")
            self.code.screenshot(path=paths[-1], type="jpeg", quality=90)
            if number < total:
                self.button("Volgende").click()
        return paths

    def _stand_still(self) -> None:
        """Stop the rotation of several codes; a device with reduced motion has not started it."""
        pause, play = self.button("Pauze"), self.button("Speel af")
        expect(pause.or_(play)).to_be_visible()
        if pause.is_visible():
            pause.click()
        expect(play).to_be_visible()


class ReadBox:
    """The part of a page that reads codes, within the region with its name."""

    def __init__(self, page: Page, name: str) -> None:
        self.root = page.get_by_role("region", name=name)
        self.box = self.root.get_by_role("group", name="Codes lezen")

    def open(self) -> None:
        """Start reading codes, whatever the camera does."""
        self.root.get_by_role("button", name="Lees codes met de camera").click()

    def choose(self, *paths: Path) -> None:
        """Choose pictures of codes."""
        self.box.get_by_label("Of kies foto's van de codes").set_input_files(list(paths))

    def expect_state(self, sentence: str) -> None:
        """Expect the progress line to say this."""
        expect(self.box.get_by_role("status")).to_have_text(sentence)

    def expect_notice(self, sentence: str) -> None:
        """Expect one sentence about an error, and no other."""
        expect(self.box.get_by_role("alert")).to_have_text(sentence, use_inner_text=True)

    @property
    def delen(self) -> Locator:
        """The parts, each with whether it has been read."""
        return self.box.get_by_role("listitem")
