"""A leercoach follows the whole training: the next bpv is offered, and all bpv's are one overview on two sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.helpers import builders
from tests.helpers.klas.three_bpvs import NUMBER, PERIODES, three_bpvs

from bpv_logic.file import envelope
from bpv_logic.map.bpvmap import record_to_json
from e2e.files.map_files import EXPORTED_AT, GENERATOR
from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.helpers.paper import print_page, stands_on
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.school import SchoolPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

SHEETS = 2
#: What is wider than its place can only be read by moving it sideways.
IS_CUT_OFF = "(place) => place.scrollWidth > place.clientWidth || document.documentElement.scrollWidth > innerWidth"


def overview(page: Page) -> Locator:
    """Return the table of every werkproces over all bpv's."""
    return page.get_by_role("region", name=f"Een oordeel bij {NUMBER} van de {NUMBER} werkprocessen, in 3 bpv's.")


def expect_overview(page: Page) -> None:
    """Expect every werkproces with who rated it, in which bpv and when, and nothing cut off."""
    table = overview(page)
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(NUMBER, timeout=ENGINE_TIME)
    expect(rows.first.get_by_role("cell")).to_have_text(
        [
            "Voldoende opleider Marit de Groot, 14 mrt 2025Voldoende student, 14 mrt 2025",
            "Voldoende opleider mevrouw Jansen, 31 okt 2025Voldoende student, 31 okt 2025",
            "Voldoende opleider Ahmed van den Berg, 27 nov 2026Voldoende student, 27 nov 2026",
        ]
    )
    for region in (table, page.locator(".jaren").first):
        assert not region.evaluate(IS_CUT_OFF)


def expect_two_sheets(page: Page, *, with_foot: bool) -> None:
    """Expect all of it on two sheets of A4, and nothing else."""
    leaves = print_page(page, with_foot=with_foot)
    text = stands_on(*leaves)

    assert len(leaves) == SHEETS
    for _, leerbedrijf, opleider, _, _ in PERIODES:
        assert text.count(f"opleider {opleider}") == NUMBER
        assert leerbedrijf in text
    for words in ("Uren in de bpv", "Wat de regels zeggen", "De bladen", "Print dit overzicht"):
        assert words not in text


def test_after_a_bpv_the_next_one_is_offered_and_what_is_about_an_earlier_one_says_so(phone: BrowserContext):
    Clock(phone, "2027-02-15")
    page = phone.new_page()
    home = BasePage(page)
    home.open()
    storage.put_map(page, [record_to_json(record) for record in three_bpvs()])
    home.open()
    home.expect_checked()
    page.get_by_role("listitem").filter(has_text="Begin je nieuwe bpv").get_by_role("link", name="Begin").click()

    gegevens = GegevensPage(page)
    gegevens.expect_usable()
    taken = gegevens.periode.root.get_by_text("Overgenomen van je vorige bpv:")
    expect(taken).to_contain_text("Noor Begeleider")
    expect(taken).to_contain_text("Maandag, Dinsdag, Woensdag, Donderdag")
    expect(taken).to_contain_text("Klopt dat? Nog niet bewaard.")
    gegevens.periode.expect_values(leerbedrijf="", begin="", uren="", begeleider="Noor Begeleider")
    gegevens.periode.fill(leerbedrijf="Hotel Morgen", begin="2027-02-15", eind="2027-07-02", uren="400")
    gegevens.expect_saved()
    [made] = [item for item in storage.read(page, "records") if item["velden"].get("leerbedrijf") == "Hotel Morgen"]
    assert (made["velden"]["begeleider"], made["velden"]["werktijd_begin"]) == ("Noor Begeleider", "08:00")
    assert "praktijkopleider" not in made["velden"]

    home.open()
    home.expect_engine()
    home.expect_checked()
    steps = page.get_by_role("list").filter(has=page.get_by_text("Uren van vandaag"))
    expect(steps).to_contain_text("(Bakkerij Vos en nog 2)")
    expect(steps).not_to_contain_text("Begin je nieuwe bpv")

    page.goto("./beoordeling/?id=eerste-beoordeling")
    home.expect_usable()
    paper = stands_on(*print_page(page))
    assert "Bakkerij Vos" in paper
    assert "Hotel Morgen" not in paper


def test_overview_is_whole_on_a_phone_and_at_school_and_takes_two_sheets(
    phone: BrowserContext, laptop: BrowserContext, tmp_path: Path
):
    Clock(phone, "2027-02-15")
    page = phone.new_page()
    BasePage(page).open()
    storage.put_map(page, [record_to_json(record) for record in three_bpvs()])
    page.goto("./map/?alle-bpvs")
    expect_overview(page)
    expect_two_sheets(page, with_foot=True)

    file = tmp_path / "bpv-map-sam.json"
    file.write_text(envelope.write_envelope(three_bpvs(), exported_at=EXPORTED_AT, generator=GENERATOR), "utf-8")
    Clock(laptop, "2027-02-15")
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(file)
    school.open_map(f"{builders.make_student().text('voornaam')} Voorbeeld")
    expect_overview(school.page)
    school.page.evaluate("() => { window.print = () => undefined; }")
    school.page.get_by_role("button", name="Print dit overzicht").click()
    expect_two_sheets(school.page, with_foot=False)
    expect(school.sheets).to_be_visible()
