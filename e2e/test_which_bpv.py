"""Which bpv is meant: that of the day, unless the student chose another; records in the wrong one move back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.map.bpvmap import record_to_json
from e2e.files.class_files import write_map
from e2e.files.map_files import records_in
from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.records import BewijzenPage, ExtraContactPage
from e2e.pages.uren import UrenPage
from e2e.test_school import school_on

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from bpv_logic.map.record import Record
    from e2e.helpers.device import NewDevice
    from e2e.helpers.guard import Guard

#: In the bpv of the builders, which runs until 12 February.
TODAY = builders.TODAY
NOW = builders.PERIODE
SOON = "periode-straks"


def soon(**fields: Any) -> Record:  # noqa: ANN401 - any answer
    """Next year's bpv, at another company."""
    values = {
        "id": SOON,
        "leerbedrijf": "Kapsalon Straks",
        "praktijkopleider": "meneer Volgend",
        "begin": "2027-03-01",
        "eind": "2027-07-02",
    }
    return builders.make_periode(**(values | fields))


@pytest.fixture
def page(new_device: NewDevice) -> Page:
    """A phone during the running bpv, with an empty map."""
    context = new_device()
    Clock(context, TODAY)
    return context.new_page()


@pytest.fixture
def clock(new_device: NewDevice) -> Clock:
    """A clock that can be set on any page."""
    return Clock(new_device(), TODAY)


def lay(page: Page, *records: Record) -> None:
    """Add records to the map on this phone, next to the student, and let the rules judge them."""
    BasePage(page).open()
    storage.put_map(page, [record_to_json(record) for record in (builders.make_student(), *records)])


def fields_of(page: Page, kind: str) -> list[dict[str, Any]]:
    """Return the answers of the records of a kind that are on disk."""
    return [record["velden"] for record in storage.read(page, "records") if record["soort"] == kind]


def bpv_of(page: Page, kind: str) -> list[str]:
    """Return the bpv of each record of a kind on disk, by its day."""
    found = fields_of(page, kind)
    return [item.get("periode", "") for item in sorted(found, key=lambda item: str(item.get("datum", item.get("van"))))]


def line(page: Page) -> Locator:
    """Return the line that says which other bpv is in use."""
    return page.get_by_role("status").filter(has_text="Je werkt in")


def make_soon(page: Page) -> None:
    """Create next year's bpv, as a student does."""
    gegevens = GegevensPage(page)
    gegevens.open()
    page.get_by_role("link", name="Nieuwe bpv").click()
    gegevens.periode.expect_values(leerbedrijf="")
    gegevens.periode.fill(
        leerbedrijf="Kapsalon Straks",
        praktijkopleider="meneer Volgend",
        begeleider="Noor Begeleider",
        begin="2027-03-01",
        eind="2027-07-02",
    )
    gegevens.expect_saved()


@pytest.mark.scenario("A bpv of next year is made during a bpv: everything of today stays with the one that runs")
def test_bpv_that_begins_later_takes_nothing_over(page: Page):
    lay(page, builders.make_periode(), builders.make_urendag(datum="2026-10-28", eind="15:45"))
    today = BasePage(page)
    today.open()
    today.expect_checked()
    make_soon(page)

    uren = UrenPage(page)
    uren.open()
    uren.day.expect_values(datum=TODAY, begin="08:00")
    uren.day.fill(eind="16:00")
    uren.expect_saved()
    assert bpv_of(page, "urendag") == [NOW, NOW]

    uren.expect_engine()
    uren.expect_checked()
    uren.make_proposed_blok("Blok 1")
    uren.expect_saved()
    assert bpv_of(page, "urenblok") == [NOW]
    box = uren.sign_box("Blok 1")
    box.begin("praktijkopleider")
    expect(box.dialog.get_by_text("mevrouw Jansen").first).to_be_visible()
    expect(box.dialog.get_by_label("Naam van wie tekent")).to_have_value("mevrouw Jansen")
    expect(box.dialog.get_by_text(re.compile("08:00.15:45"))).to_be_visible()
    box.dialog.get_by_role("button", name="Annuleer").click()

    today.open()
    today.expect_checked()
    expect(page.get_by_text("Zorgcentrum Voorbeeld").first).to_be_visible()
    expect(page.get_by_text("Vul je dag in")).to_be_hidden()
    ExtraContactPage(page).open()
    expect(page.get_by_role("region", name="Wie bel je?").get_by_text("mevrouw Jansen")).to_be_visible()
    expect(line(page)).to_be_hidden()


@pytest.mark.scenario("Another bpv chosen on purpose: every page says so, one tap leads back, it ends by itself")
def test_chosen_bpv_is_seen_on_every_page_and_ends(page: Page, clock: Clock):
    lay(page, builders.make_periode(), soon())
    choose(page, "Kapsalon Straks")
    expect(line(page)).to_contain_text("Je werkt in Kapsalon Straks (begint 1 maart)", timeout=ENGINE_TIME)
    GegevensPage(page).periode.expect_values(leerbedrijf="Kapsalon Straks")

    today = BasePage(page)
    today.open()
    expect(line(page)).to_contain_text("Kapsalon Straks (begint 1 maart)", timeout=ENGINE_TIME)
    today.expect_checked()
    expect(page.get_by_text("Je bpv begint over 13 weken.")).to_be_visible()
    uren = UrenPage(page)
    uren.open()
    expect(line(page)).to_contain_text("Kapsalon Straks")
    uren.day.expect_values(datum=TODAY, begin="08:00")
    uren.day.fill(eind="16:00")
    uren.expect_saved()
    assert bpv_of(page, "urendag") == [NOW]
    ExtraContactPage(page).open()
    expect(page.get_by_role("region", name="Wie bel je?").get_by_text("meneer Volgend")).to_be_visible()

    line(page).get_by_role("button", name="Terug naar je bpv van nu").click()
    expect(page.get_by_role("region", name="Wie bel je?").get_by_text("mevrouw Jansen")).to_be_visible()
    expect(line(page)).to_be_hidden()

    choose(page, "Kapsalon Straks")
    expect(line(page)).to_be_visible()
    today.expect_checked()
    clock.set(page, "2027-03-01")
    today.open()
    today.expect_checked()
    expect(page.get_by_text("Kapsalon Straks").first).to_be_visible()
    expect(line(page)).to_be_hidden()


def choose(page: Page, leerbedrijf: str) -> None:
    """Choose a bpv to work in."""
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_complete()
    row = page.get_by_role("region", name="Al je bpv's").get_by_role("listitem").filter(has_text=leerbedrijf)
    with page.expect_navigation():
        row.get_by_role("button", name="Gebruik deze").click()
    gegevens.expect_usable()
    gegevens.expect_complete()


@pytest.mark.scenario("Hours and a blok landed in the bpv of next year: found, moved with one tap, and put back")
def test_what_landed_in_the_wrong_bpv_is_moved_with_one_tap_and_put_back(page: Page):
    days = [builders.make_urendag(datum=f"2026-11-{day}", periode=SOON) for day in (23, 24, 25)]
    blok = builders.make_urenblok(periode=SOON)
    lay(page, builders.make_periode(), soon(), *days, blok, builders.make_urendag(datum="2026-11-19", periode=None))
    today = BasePage(page)
    today.open()
    card = page.get_by_role("region", name="Bij de verkeerde bpv")
    expect(card).to_contain_text("3 van je dagen staan bij de verkeerde bpv", timeout=ENGINE_TIME)
    expect(card).to_contain_text("1 van je blokken staat bij de verkeerde bpv")
    expect(page.get_by_text("Vul je dag in")).to_be_hidden()

    uren = UrenPage(page)
    uren.open()
    uren.day.expect_values(datum=TODAY, begin="08:00", eind="16:30")
    expect(uren.days.filter(has=page.get_by_role("link"))).to_have_count(4)
    card.get_by_role("button", name="Verplaats alles").click()
    expect(card).to_be_hidden()
    uren.expect_saved()
    assert bpv_of(page, "urendag") == [NOW] * 4
    assert bpv_of(page, "urenblok") == [NOW]
    uren.expect_checked()
    expect(card).to_be_hidden()

    # On the next page as well, like everything that can be undone.
    today.open()
    notice = page.get_by_role("status").filter(has_text="Verplaatst.")
    notice.get_by_role("button", name="Zet terug").click()
    today.expect_saved()
    assert bpv_of(page, "urendag") == ["", SOON, SOON, SOON]
    assert bpv_of(page, "urenblok") == [SOON]
    expect(card).to_be_visible(timeout=ENGINE_TIME)


def test_what_is_signed_does_not_move_along_and_it_says_so(page: Page):
    blok, day = builders.make_urenblok(periode=SOON), builders.make_urendag(datum="2026-11-24", periode=SOON)
    loose = builders.make_urendag(datum="2026-11-18", periode=SOON)
    seal = builders.make_handtekening(builders.make_map(soon(), blok, day, loose), blok)
    lay(page, builders.make_periode(), soon(), blok, day, loose, seal)
    uren = UrenPage(page)
    uren.open()
    card = page.get_by_role("region", name="Bij de verkeerde bpv")
    expect(card).to_contain_text("Na het verplaatsen moet er opnieuw getekend worden", timeout=ENGINE_TIME)
    card.get_by_role("button", name="Verplaats alles").click()
    uren.expect_saved()
    assert bpv_of(page, "urendag") == [NOW, SOON]
    uren.expect_checked()
    assert uren.sign_box("Blok 1").changed.count() == 0

    card.get_by_role("button", name="Verplaats ook wat getekend is").click()
    uren.expect_saved()
    assert bpv_of(page, "urendag") == [NOW, NOW]
    expect(uren.sign_box("Blok 1").changed).to_be_visible()
    page.get_by_role("status").filter(has_text="Verplaatst.").get_by_role("button", name="Zet terug").click()
    uren.expect_saved()
    assert bpv_of(page, "urendag") == [NOW, SOON]
    expect(uren.sign_box("Blok 1").changed).to_be_hidden()


def test_two_companies_at_once_each_keep_their_own_hours_of_one_day(page: Page):
    beside = soon(begin="2026-11-02", eind="2026-12-18", leerbedrijf="Bakkerij Naast", werktijd_begin="05:00")
    lay(page, builders.make_periode(), beside)
    BasePage(page).open()
    BasePage(page).expect_checked()
    uren = UrenPage(page)
    uren.open()
    uren.day.expect_values(begin="05:00")
    uren.day.fill(eind="09:00")
    uren.expect_saved()
    assert bpv_of(page, "urendag") == [SOON]

    choose(page, "Zorgcentrum Voorbeeld")
    uren.open()
    uren.day.expect_values(datum=TODAY, begin="08:00")
    expect(uren.days).to_have_count(0)
    uren.day.fill(begin="10:00", eind="16:30")
    uren.expect_saved()
    expect(uren.days).to_have_count(1)
    assert sorted(bpv_of(page, "urendag")) == sorted([NOW, SOON])
    uren.expect_checked()
    expect(page.get_by_role("region", name="Bij de verkeerde bpv")).to_be_hidden()


@pytest.mark.scenario("Rules that never ran, and a second bpv: typing and saving go on, and no bpv is guessed")
def test_phone_without_rules_keeps_the_bpv_that_there_was(new_device: NewDevice, guard: Guard):
    context = new_device()
    Clock(context, TODAY)
    guard.expects("the rules do not run", "Failed to load resource", "net::ERR_FAILED")
    context.route("**/engine/**", lambda route: route.abort())
    page = context.new_page()
    lay(page, builders.make_periode())
    make_soon(page)
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.periode.expect_values(leerbedrijf="Zorgcentrum Voorbeeld")
    uren = UrenPage(page)
    uren.open()
    uren.day.expect_values(datum=TODAY, begin="08:00")
    uren.day.fill(eind="16:00")
    uren.expect_saved()
    assert bpv_of(page, "urendag") == [NOW]

    # Chosen, but without rules nothing knows its days: the hours are stored, and the rules find their bpv later.
    choose(page, "Kapsalon Straks")
    expect(line(page)).to_contain_text("Kapsalon Straks")
    uren.open("?datum=2026-11-24")
    uren.day.fill(begin="08:00", eind="16:00")
    uren.expect_saved()
    assert bpv_of(page, "urendag") == ["", NOW]
    uren.open("?datum=2026-11-24")
    uren.day.expect_values(begin="08:00", eind="16:00")


def test_new_bpv_can_be_filled_in_and_changed_without_being_the_current_one(page: Page):
    lay(page, builders.make_periode())
    make_soon(page)
    gegevens = GegevensPage(page)
    page.reload()
    gegevens.expect_usable()
    gegevens.periode.expect_values(leerbedrijf="Kapsalon Straks", praktijkopleider="meneer Volgend")
    gegevens.open()
    gegevens.periode.expect_values(leerbedrijf="Zorgcentrum Voorbeeld")
    row = page.get_by_role("region", name="Al je bpv's").get_by_role("listitem").filter(has_text="Kapsalon Straks")
    gegevens.follow(row.get_by_role("link", name="Wijzig"))
    gegevens.expect_usable()
    gegevens.periode.fill(afdeling="Wassen")
    gegevens.expect_saved()
    assert [item.get("afdeling") for item in fields_of(page, "periode")].count("Wassen") == 1
    expect(line(page)).to_be_hidden()


def test_work_about_a_bpv_that_is_over_can_be_added_to_it(page: Page):
    lay(page, builders.make_periode(), soon(begin="2025-09-01", eind="2026-01-30", leerbedrijf="Kapsalon Toen"))
    choose(page, "Kapsalon Toen")
    expect(line(page)).to_contain_text("voorbij", timeout=ENGINE_TIME)
    bewijzen = BewijzenPage(page)
    bewijzen.new()
    bewijzen.form.fill(titel="Mijn eerste vlecht", soort="tekst")
    bewijzen.expect_saved()
    assert bpv_of(page, "bewijs") == [SOON]


def test_what_school_adds_goes_to_the_bpv_of_its_day(laptop: BrowserContext, tmp_path: Path):
    school = school_on(laptop)
    school.choose_and_wait(write_map(tmp_path, "Bo", soon(), builders.make_urendag()))
    expect(school.row("Bo Voorbeeld")).to_contain_text("Zorgcentrum Voorbeeld")
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=ENGINE_TIME)
    school.new_talk()
    school.call.fill(datum=TODAY, stand="gehouden", afspraken="Bo plant de week.")
    school.new_talk()
    school.call.fill(datum="2027-03-08", stand="gepland", onderwerp="Hoe begint het?")
    contacten = [item for item in records_in(school.make_file(tmp_path)).values() if item["soort"] == "contact"]
    found = {item["velden"]["datum"]: item["velden"]["periode"] for item in contacten}

    assert found == {TODAY: NOW, "2027-03-08": SOON}
