"""A phone whose date was wrong for a while: nothing is lost, and others can read its files again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.basis.clock import day_after, is_clock
from bpv_logic.file.envelope import read_envelope
from bpv_logic.map.bpvmap import map_of, record_to_json
from bpv_logic.map.seal import judge_handtekeningen
from e2e.files.map_files import records_in
from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.status import StatusPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import LastingDevice, NewDevice
    from e2e.helpers.guard import Guard

GOOD, WRONG = "2026-11-25", "2027-11-25"
NOW: Final = "2026-11-25T16:00:00.000Z"
EDGE: Final = day_after(NOW)
LAST, YEAR_10000 = "9999-12-31T23:59:59.999Z/ffff", "+010000-01-01T00:00:00.000Z/0000"
#: Makes a new file invalid JSON when it is read back.
UNREADABLE: Final = """(() => {
  const { parse } = JSON;
  JSON.parse = (text, ...rest) => parse(text.startsWith('{"attachments":') ? text.slice(1) : text, ...rest);
})();"""
NOT_MADE: Final = "Het bestand is niet gemaakt. Probeer het nog een keer."


def fill_in(page: Page, **fields: str) -> GegevensPage:
    """Answer questions about the student, and wait until they are on disk."""
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(**fields)
    gegevens.expect_saved()
    return gegevens


def clocks_on_disk(page: Page) -> list[str]:
    """Return every clock on the phone, including the newest one that it issued."""
    records = storage.read(page, "records")
    clocks = [
        clock for item in records for clock in (*item["tijden"].values(), item["verwijderd"]) if clock is not None
    ]
    states = [item["clock"] for item in storage.read(page, "meta") if isinstance(item, dict) and "revision" in item]
    return [*clocks, *filter(None, states)]


def expect_sound(page: Page) -> None:
    """Expect no clock on the phone that others would refuse."""
    clocks = clocks_on_disk(page)
    assert clocks
    assert [clock for clock in clocks if not is_clock(clock) or clock > EDGE] == []


def slots(page: Page) -> set[str]:
    """Return which copies there are."""
    return {copy["slot"] for copy in storage.read(page, "kopieen")}


@pytest.mark.scenario(
    "The date of the phone stands a year ahead for a while: all is kept, and what it makes is taken in"
)
def test_phone_recovers_when_its_date_is_right_again(phone: BrowserContext, new_device: NewDevice, tmp_path: Path):
    clock = Clock(phone, GOOD)
    page = phone.new_page()
    fill_in(page, voornaam="Sam", achternaam="Eerst")
    clock.set(page, WRONG)
    fill_in(page, achternaam="Verkeerd", school="Voorbeeldcollege")
    assert max(clocks_on_disk(page)) > EDGE
    clock.set(page, GOOD, "17:30")
    fill_in(page, school="Nieuw College")

    expect_sound(page)
    assert "datum" in slots(page)
    delen = DelenPage(page)
    delen.open()
    file = delen.make_file(tmp_path)
    read = read_envelope(file.read_text(encoding="utf-8"), "2026-11-25T16:45:00.000Z")
    assert not read.is_mended
    assert (
        read.bpvmap.student.velden.items()
        >= {
            "voornaam": "Sam",
            "achternaam": "Verkeerd",
            "school": "Nieuw College",
        }.items()
    )

    other = new_device()
    Clock(other, GOOD, "18:00")
    second = other.new_page()
    fill_in(second, voornaam="Sam", achternaam="Verkeerd")
    another = DelenPage(second)
    another.open()
    another.choose(file)
    another.expect_preview()


def test_copy_of_before_the_mending_can_be_put_back(phone: BrowserContext):
    clock = Clock(phone, WRONG)
    page = phone.new_page()
    fill_in(page, voornaam="Sam")
    clock.set(page, GOOD)
    fill_in(page, voornaam="Fout")
    status = StatusPage(page)
    status.open()

    status.put_back("Van vóór het rechtzetten van de datum")

    GegevensPage(page).open()
    GegevensPage(page).student.expect_values(voornaam="Sam")
    expect_sound(page)


@pytest.mark.scenario(
    "Clocks on disk that cannot be (year 10000, no clock at all): mended at the start, seals stay whole"
)
def test_clocks_that_cannot_be_are_mended_at_the_start_and_a_handtekening_stays_valid(phone: BrowserContext):
    Clock(phone, GOOD)
    page = phone.new_page()
    BasePage(page).open()
    blok = builders.make_urenblok()
    rest = [builders.make_student(), builders.make_periode(), builders.make_urendag(), blok]
    signed = builders.make_handtekening(map_of(rest), blok)
    for record, clock in zip(
        [*rest, signed], [LAST, YEAR_10000, "", "2026-02-30T00:00:00.000Z/0000", LAST], strict=True
    ):
        values = record_to_json(record)
        storage.put(page, {**values, "tijden": dict.fromkeys(record.velden, clock)})
    storage.put(page, {**record_to_json(builders.make_bewijs()), "verwijderd": YEAR_10000})
    BasePage(page).open()

    expect_sound(page)
    assert "datum" in slots(page)
    now = {item["id"]: item for item in storage.read(page, "records")}
    assert {id_: item["velden"] for id_, item in now.items()} == {
        item.id: dict(item.velden) for item in (*rest, signed, builders.make_bewijs())
    }
    (seal,) = judge_handtekeningen(map_of(records_of(now.values())))
    assert seal.staat == "geldig"
    assert now[builders.make_bewijs().id]["verwijderd"] > max(now[builders.make_bewijs().id]["tijden"].values())


def records_of(values: Any) -> list[Any]:  # noqa: ANN401 - what lies on disk
    """Return the records on disk as the rules know them."""
    return [builders.Record(**item) for item in values]


@pytest.mark.scenario(
    "A page is killed under a wrong date: what it had typed is taken over with a clock that others take"
)
def test_what_was_typed_under_a_wrong_date_and_not_written_is_taken_over(phone: BrowserContext):
    Clock(phone, GOOD)
    page = phone.new_page()
    fill_in(page, voornaam="Sam")
    (student,) = [item["id"] for item in storage.read(page, "records")]
    change = {"id": student, "soort": "student", "velden": {"voornaam": "Samira"}, "clock": LAST}
    page.evaluate(
        "([naam, tekst]) => localStorage.setItem(naam, tekst)",
        ["bpv-map:journal:oud", json.dumps({"clock": LAST, "changes": [change]})],
    )
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_saved()

    gegevens.student.expect_values(voornaam="Samira")
    storage.expect_poll(
        lambda: [item["velden"]["voornaam"] for item in storage.read(page, "records")], ["Samira"], page
    )
    expect_sound(page)


def test_tab_that_stayed_open_under_the_wrong_date_spoils_nothing_for_good(phone: BrowserContext):
    clock = Clock(phone, WRONG)
    old, new = phone.new_page(), phone.new_page()
    first = fill_in(old, voornaam="Sam")
    clock.set(old, GOOD)
    fill_in(new, achternaam="Voorbeeld")
    expect_sound(new)
    old.bring_to_front()
    first.student.fill(school="Oud College")
    first.expect_saved()
    second = fill_in(new, school_telefoon="030 1234567")

    second.student.expect_values(voornaam="Sam", achternaam="Voorbeeld", school="Oud College")
    expect_sound(new)


@pytest.mark.scenario(
    "The phone is full when its clocks are to be mended: it works on, and mends them when there is room"
)
def test_phone_without_room_for_the_copy_works_on_and_mends_later(
    lasting_phone: LastingDevice, guard: Guard, tmp_path: Path
):
    page = lasting_phone.open()
    Clock(page.context, WRONG)
    fill_in(page, voornaam="Sam")
    lasting_phone.close()
    page = lasting_phone.open()
    Clock(page.context, GOOD)
    session = storage.fill_up(page, lasting_phone.url)
    guard.expects("QuotaExceeded")
    delen = DelenPage(page)
    delen.open()

    assert max(clocks_on_disk(page)) > EDGE
    file = delen.make_file(tmp_path)
    assert not read_envelope(file.read_text(encoding="utf-8"), NOW).is_mended
    storage.make_room(session, lasting_phone.url)
    delen.open()
    expect_sound(page)
    assert records_in(file)


@pytest.mark.scenario("A file that was made cannot be read back: told in a sentence, and nothing counts as handed over")
def test_file_that_cannot_be_read_back_is_not_handed_over(phone: BrowserContext, guard: Guard):
    phone.add_init_script(UNREADABLE)
    page = phone.new_page()
    fill_in(page, voornaam="Sam")
    guard.expects("the file was not made")
    delen = DelenPage(page)
    delen.open()
    delen.ask_for_file()

    expect(delen.making.get_by_role("alert")).to_have_text(NOT_MADE)
    expect(delen.making.get_by_text("staat bij je downloads")).to_be_hidden()
    expect(delen.making.get_by_text("Laatste bestand:")).to_be_hidden()


@pytest.mark.scenario("The rules would refuse the file that was just made: told in a sentence, not handed over")
def test_file_that_the_rules_refuse_is_not_handed_over(phone: BrowserContext, guard: Guard):
    """What the page cannot detect by itself: a kind of form that no rule knows."""
    page = phone.new_page()
    fill_in(page, voornaam="Sam")
    strange = {"id": "vreemd", "soort": "komt_later", "velden": {}, "tijden": {}, "verwijderd": None}
    storage.put(page, strange)
    guard.expects("the file was not made")
    delen = DelenPage(page)
    delen.open()
    delen.expect_engine()
    delen.ask_for_file()

    expect(delen.making.get_by_role("alert")).to_have_text(NOT_MADE, timeout=ENGINE_TIME)
    expect(delen.making.get_by_text("Laatste bestand:")).to_be_hidden()


def test_phone_that_stands_behind_touches_no_clock_and_makes_a_file_that_others_take(
    phone: BrowserContext, tmp_path: Path
):
    """After an empty battery the clock of the map continues where it was."""
    clock = Clock(phone, GOOD)
    page = phone.new_page()
    fill_in(page, voornaam="Sam")
    before = set(clocks_on_disk(page))
    (first,) = [item["tijden"]["voornaam"] for item in storage.read(page, "records")]
    clock.set(page, "1999-01-01")
    fill_in(page, achternaam="Voorbeeld")

    (clocks,) = [item["tijden"] for item in storage.read(page, "records")]
    assert clocks["achternaam"] > clocks["voornaam"] == first
    assert "datum" not in slots(page)
    delen = DelenPage(page)
    delen.open()
    read = read_envelope(delen.make_file(tmp_path).read_text(encoding="utf-8"), NOW)
    assert not read.is_mended
    assert read.exported_at >= max(before)[:24]
