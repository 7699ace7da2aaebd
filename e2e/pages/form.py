"""One form on a page, filled in through its questions, whose texts come from the declaration in Python."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Locator, expect

from bpv_logic.forms import FORMS, is_long
from e2e.pages.page import ENGINE_TIME

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from bpv_logic.questions.fields import Field

#: The text of the button that opens a group of questions.
FOLDED: Final = "(Wijzig|Vul in)"

type Value = str | int | list[str] | Path | None


def starts_with(words: str) -> re.Pattern[str]:
    """Match a name that starts with this text; a hint or a mark may follow."""
    return re.compile(rf"^\s*{re.escape(words)}")


class PageForm:
    """A form on a page; `title` is the heading above it, if that is not the label in its declaration."""

    def __init__(self, page: Page, kind: str, title: str = "") -> None:
        self.page = page
        self.form = FORMS[kind]
        self.root = page.get_by_role("form", name=title or self.form.label, exact=True)
        #: How a button is pressed; a keyboard user does it differently.
        self.press: Callable[[Locator], None] = Locator.click
        #: Whether the page's script has loaded, or will.
        self.has_script = True

    def fill(self, **fields: Value) -> None:
        """Fill in questions, in the order given; what was signed is opened for that first."""
        self.go_on()
        for name, value in fields.items():
            self._fill(self.form.field(name), value)

    def go_on(self) -> None:
        """Change what was signed, if the form says that it was."""
        button = self.root.get_by_role("button", name="Ga verder")
        if button.is_visible():
            self.press(button)

    def show(self, name: str) -> None:
        """Open the group of a question, if a long form has folded it to its answers."""
        if is_long(self.form):
            self._wait_for_folding()
            [group] = [group for group in self.form.groups if self.form.field(name) in group.fields]
            buttons = self.root.get_by_role("button", name=re.compile(f"^{FOLDED} {re.escape(group.title)}$"))
            for button in buttons.all():
                self.press(button)

    def _wait_for_folding(self) -> None:
        """
        Wait until a page has folded its groups: before that, every group of a long form looks open.

        The page may still be loading after a link. Without its script, or with a read-only map, nothing is ever
        folded. A performance mark would not work: a stopped clock in a test stops the marks too.
        """
        self.root.wait_for(state="attached")
        if not self.has_script or self.root.locator("[data-action=fold]").count() == 0:
            return
        closed = self.page.locator("html[data-store]:not([data-store=''])")
        expect(self.root.locator("[data-folded]").or_(closed).first).to_be_attached()

    def field(self, name: str) -> Locator:
        """Return the control of a question with one control."""
        self.show(name)
        return self.root.get_by_label(self.form.field(name).label, exact=True)

    def group(self, name: str) -> Locator:
        """Return the answers of a question with several."""
        self.show(name)
        return self.root.get_by_role("group", name=starts_with(self.form.field(name).label))

    def choice(self, name: str, value: str) -> Locator:
        """Return one answer of a question with several, by its stored value."""
        labels = {choice.waarde: choice.label for choice in self.form.field(name).keuzes}
        return self.group(name).get_by_label(starts_with(labels.get(value, value)))

    @property
    def summary(self) -> Locator:
        """The summary of faults above the form."""
        return self.root.get_by_role("alert")

    @property
    def success(self) -> Locator:
        """The message for a form in which nothing is wrong."""
        return self.root.get_by_role("status")

    def done(self) -> None:
        """Say that the form is done."""
        self.root.get_by_role("button", name="Klaar").click()

    def expect_values(self, **fields: Value) -> None:
        """Expect questions to show these values."""
        for name, value in fields.items():
            self._expect(self.form.field(name), value)

    def expect_fault(self, name: str, text: str | re.Pattern[str]) -> None:
        """
        Expect a question to be marked as wrong, with this sentence as its description.

        Faults between two questions come from the rules, which may still have to start.
        """
        field = self.field(name)
        expect(field).to_have_attribute("aria-invalid", "true", timeout=ENGINE_TIME)
        expect(field).to_have_accessible_description(re.compile(re.escape(text)) if isinstance(text, str) else text)

    def _fill(self, field: Field, value: Value) -> None:
        if field.kind == "choice":
            self.choice(field.name, str(value)).check()
        elif value == ["*"]:
            # Every question that applies; the others are hidden, and have no role.
            boxes = self.group(field.name).get_by_role("checkbox")
            expect(boxes.first).to_be_visible()
            for box in boxes.all():
                box.check()
        elif field.kind in ("choices", "werkprocessen"):
            assert isinstance(value, list)
            for item in value:
                self.choice(field.name, item).check()
        elif field.kind in ("opleiding", "werkproces", "reference"):
            self.field(field.name).select_option(value if isinstance(value, str) else None)
        elif field.kind == "attachments":
            assert isinstance(value, Path)
            self.group(field.name).get_by_label("Kies een bestand").set_input_files(value)
            # It is scaled down first; leaving before it is shown would leave without it.
            expect(self.group(field.name).get_by_text(value.name)).to_be_visible()
        else:
            self.field(field.name).fill(str(value))

    def _expect(self, field: Field, value: Value) -> None:
        if field.kind == "choice":
            expect(self.choice(field.name, str(value))).to_be_checked()
        elif field.kind in ("choices", "punten", "werkprocessen"):
            assert isinstance(value, list)
            for item in value:
                expect(self.choice(field.name, item)).to_be_checked()
        else:
            expect(self.field(field.name)).to_have_value(str(value))
