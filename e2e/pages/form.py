"""One form on a page, filled in through its questions, whose texts come from the declaration in Python."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Locator, expect

from bpv_logic.forms import FORMS, is_long
from e2e.pages.pagina import MOTOR_TIJD

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from bpv_logic.questions.fields import Field

#: The text of the button that opens a group of questions.
GEVOUWEN: Final = "(Wijzig|Vul in)"

type Waarde = str | int | list[str] | Path | None


def starts_with(words: str) -> re.Pattern[str]:
    """Match a name that starts with this text; a hint or a mark may follow."""
    return re.compile(rf"^\s*{re.escape(words)}")


class Formulier:
    """A form on a page; `titel` is the heading above it, if that is not the label in its declaration."""

    def __init__(self, page: Page, soort: str, titel: str = "") -> None:
        self.page = page
        self.form = FORMS[soort]
        self.root = page.get_by_role("form", name=titel or self.form.label, exact=True)
        #: How a button is pressed; a keyboard user does it differently.
        self.druk: Callable[[Locator], None] = Locator.click
        #: Whether the page's script has loaded, or will.
        self.heeft_script = True

    def vul(self, **velden: Waarde) -> None:
        """Fill in questions, in the order given."""
        for naam, waarde in velden.items():
            self._vul(self.form.field(naam), waarde)

    def toon(self, naam: str) -> None:
        """Open the group of a question, if a long form has folded it to its answers."""
        if is_long(self.form):
            self._wacht_op_vouwen()
            [groep] = [groep for groep in self.form.groups if self.form.field(naam) in groep.fields]
            knoppen = self.root.get_by_role("button", name=re.compile(f"^{GEVOUWEN} {re.escape(groep.title)}$"))
            for knop in knoppen.all():
                self.druk(knop)

    def _wacht_op_vouwen(self) -> None:
        """
        Wait until a page has folded its groups: before that, every group of a long form looks open.

        The page may still be loading after a link. Without its script, or with a read-only map, nothing is ever
        folded. A performance mark would not work: a stopped clock in a test stops the marks too.
        """
        self.root.wait_for(state="attached")
        if not self.heeft_script or self.root.locator("[data-action=fold]").count() == 0:
            return
        dicht = self.page.locator("html[data-store]:not([data-store=''])")
        expect(self.root.locator("[data-folded]").or_(dicht).first).to_be_attached()

    def veld(self, naam: str) -> Locator:
        """Return the control of a question with one control."""
        self.toon(naam)
        return self.root.get_by_label(self.form.field(naam).label, exact=True)

    def groep(self, naam: str) -> Locator:
        """Return the answers of a question with several."""
        self.toon(naam)
        return self.root.get_by_role("group", name=starts_with(self.form.field(naam).label))

    def keuze(self, naam: str, waarde: str) -> Locator:
        """Return one answer of a question with several, by its stored value."""
        labels = {keuze.waarde: keuze.label for keuze in self.form.field(naam).keuzes}
        return self.groep(naam).get_by_label(starts_with(labels.get(waarde, waarde)))

    @property
    def samenvatting(self) -> Locator:
        """The summary of faults above the form."""
        return self.root.get_by_role("alert")

    @property
    def gelukt(self) -> Locator:
        """The message for a form in which nothing is wrong."""
        return self.root.get_by_role("status")

    def klaar(self) -> None:
        """Say that the form is done."""
        self.root.get_by_role("button", name="Klaar").click()

    def expect_waarden(self, **velden: Waarde) -> None:
        """Expect questions to show these values."""
        for naam, waarde in velden.items():
            self._expect(self.form.field(naam), waarde)

    def expect_fout(self, naam: str, tekst: str | re.Pattern[str]) -> None:
        """
        Expect a question to be marked as wrong, with this sentence as its description.

        Faults between two questions come from the rules, which may still have to start.
        """
        veld = self.veld(naam)
        expect(veld).to_have_attribute("aria-invalid", "true", timeout=MOTOR_TIJD)
        expect(veld).to_have_accessible_description(re.compile(re.escape(tekst)) if isinstance(tekst, str) else tekst)

    def _vul(self, field: Field, waarde: Waarde) -> None:
        if field.kind == "choice":
            self.keuze(field.name, str(waarde)).check()
        elif waarde == ["*"]:
            # Every question that applies; the others are hidden, and have no role.
            boxes = self.groep(field.name).get_by_role("checkbox")
            expect(boxes.first).to_be_visible()
            for box in boxes.all():
                box.check()
        elif field.kind in ("choices", "werkprocessen"):
            assert isinstance(waarde, list)
            for item in waarde:
                self.keuze(field.name, item).check()
        elif field.kind in ("opleiding", "werkproces", "reference"):
            self.veld(field.name).select_option(waarde if isinstance(waarde, str) else None)
        elif field.kind == "attachments":
            assert isinstance(waarde, Path)
            self.groep(field.name).get_by_label("Kies een bestand").set_input_files(waarde)
            # It is scaled down first; leaving before it is shown would leave without it.
            expect(self.groep(field.name).get_by_text(waarde.name)).to_be_visible()
        else:
            self.veld(field.name).fill(str(waarde))

    def _expect(self, field: Field, waarde: Waarde) -> None:
        if field.kind == "choice":
            expect(self.keuze(field.name, str(waarde))).to_be_checked()
        elif field.kind in ("choices", "punten", "werkprocessen"):
            assert isinstance(waarde, list)
            for item in waarde:
                expect(self.keuze(field.name, item)).to_be_checked()
        else:
            expect(self.veld(field.name)).to_have_value(str(waarde))
