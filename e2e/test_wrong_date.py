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
from e2e.helpers.clock import Klok
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.status import StatusPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import BlijvendToestel, NieuwToestel
    from e2e.helpers.guard import Guard

GOED, VERKEERD = "2026-11-25", "2027-11-25"
NU: Final = "2026-11-25T16:00:00.000Z"
RAND: Final = day_after(NU)
LAATSTE, JAAR_10000 = "9999-12-31T23:59:59.999Z/ffff", "+010000-01-01T00:00:00.000Z/0000"
#: Makes a new file invalid JSON when it is read back.
ONLEESBAAR: Final = """(() => {
  const { parse } = JSON;
  JSON.parse = (text, ...rest) => parse(text.startsWith('{"attachments":') ? text.slice(1) : text, ...rest);
})();"""
NIET_GEMAAKT: Final = "Het bestand is niet gemaakt. Probeer het nog een keer."


def vul_in(page: Page, **velden: str) -> GegevensPagina:
    """Answer questions about the student, and wait until they are on disk."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(**velden)
    gegevens.expect_bewaard()
    return gegevens


def clocks_on_disk(page: Page) -> list[str]:
    """Return every clock on the phone, including the newest one that it issued."""
    records = storage.lees(page, "records")
    clocks = [
        clock for item in records for clock in (*item["tijden"].values(), item["verwijderd"]) if clock is not None
    ]
    states = [item["clock"] for item in storage.lees(page, "meta") if isinstance(item, dict) and "revision" in item]
    return [*clocks, *filter(None, states)]


def expect_gezond(page: Page) -> None:
    """Expect no clock on the phone that others would refuse."""
    clocks = clocks_on_disk(page)
    assert clocks
    assert [clock for clock in clocks if not is_clock(clock) or clock > RAND] == []


def slots(page: Page) -> set[str]:
    """Return which copies there are."""
    return {kopie["slot"] for kopie in storage.lees(page, "kopieen")}


@pytest.mark.scenario(
    "The date of the phone stands a year ahead for a while: all is kept, and what it makes is taken in"
)
def test_phone_recovers_when_its_date_is_right_again(
    telefoon: BrowserContext, nieuw_toestel: NieuwToestel, tmp_path: Path
):
    klok = Klok(telefoon, GOED)
    page = telefoon.new_page()
    vul_in(page, voornaam="Sam", achternaam="Eerst")
    klok.zet(page, VERKEERD)
    vul_in(page, achternaam="Verkeerd", school="Voorbeeldcollege")
    assert max(clocks_on_disk(page)) > RAND
    klok.zet(page, GOED, "17:30")
    vul_in(page, school="Nieuw College")

    expect_gezond(page)
    assert "datum" in slots(page)
    delen = DelenPagina(page)
    delen.open()
    bestand = delen.maak_bestand(tmp_path)
    gelezen = read_envelope(bestand.read_text(encoding="utf-8"), "2026-11-25T16:45:00.000Z")
    assert not gelezen.is_mended
    assert (
        gelezen.bpvmap.student.velden.items()
        >= {
            "voornaam": "Sam",
            "achternaam": "Verkeerd",
            "school": "Nieuw College",
        }.items()
    )

    ander = nieuw_toestel()
    Klok(ander, GOED, "18:00")
    tweede = ander.new_page()
    vul_in(tweede, voornaam="Sam", achternaam="Verkeerd")
    andere = DelenPagina(tweede)
    andere.open()
    andere.kies(bestand)
    andere.expect_voorbeeld()


def test_copy_of_before_the_mending_can_be_put_back(telefoon: BrowserContext):
    klok = Klok(telefoon, VERKEERD)
    page = telefoon.new_page()
    vul_in(page, voornaam="Sam")
    klok.zet(page, GOED)
    vul_in(page, voornaam="Fout")
    status = StatusPagina(page)
    status.open()

    status.zet_terug("Van vóór het rechtzetten van de datum")

    GegevensPagina(page).open()
    GegevensPagina(page).student.expect_waarden(voornaam="Sam")
    expect_gezond(page)


@pytest.mark.scenario(
    "Clocks on disk that cannot be (year 10000, no clock at all): mended at the start, seals stay whole"
)
def test_clocks_that_cannot_be_are_mended_at_the_start_and_a_handtekening_stays_valid(telefoon: BrowserContext):
    Klok(telefoon, GOED)
    page = telefoon.new_page()
    Pagina(page).open()
    blok = builders.make_urenblok()
    rest = [builders.make_student(), builders.make_periode(), builders.make_urendag(), blok]
    signed = builders.make_handtekening(map_of(rest), blok)
    for record, clock in zip(
        [*rest, signed], [LAATSTE, JAAR_10000, "", "2026-02-30T00:00:00.000Z/0000", LAATSTE], strict=True
    ):
        values = record_to_json(record)
        storage.leg_neer(page, {**values, "tijden": dict.fromkeys(record.velden, clock)})
    storage.leg_neer(page, {**record_to_json(builders.make_bewijs()), "verwijderd": JAAR_10000})
    Pagina(page).open()

    expect_gezond(page)
    assert "datum" in slots(page)
    now = {item["id"]: item for item in storage.lees(page, "records")}
    assert {id_: item["velden"] for id_, item in now.items()} == {
        item.id: dict(item.velden) for item in (*rest, signed, builders.make_bewijs())
    }
    (zegel,) = judge_handtekeningen(map_of(records_of(now.values())))
    assert zegel.staat == "geldig"
    assert now[builders.make_bewijs().id]["verwijderd"] > max(now[builders.make_bewijs().id]["tijden"].values())


def records_of(values: Any) -> list[Any]:  # noqa: ANN401 - what lies on disk
    """Return the records on disk as the rules know them."""
    return [builders.Record(**item) for item in values]


@pytest.mark.scenario(
    "A page is killed under a wrong date: what it had typed is taken over with a clock that others take"
)
def test_what_was_typed_under_a_wrong_date_and_not_written_is_taken_over(telefoon: BrowserContext):
    Klok(telefoon, GOED)
    page = telefoon.new_page()
    vul_in(page, voornaam="Sam")
    (student,) = [item["id"] for item in storage.lees(page, "records")]
    change = {"id": student, "soort": "student", "velden": {"voornaam": "Samira"}, "clock": LAATSTE}
    page.evaluate(
        "([naam, tekst]) => localStorage.setItem(naam, tekst)",
        ["bpv-map:journal:oud", json.dumps({"clock": LAATSTE, "changes": [change]})],
    )
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_bewaard()

    gegevens.student.expect_waarden(voornaam="Samira")
    storage.expect_poll(
        lambda: [item["velden"]["voornaam"] for item in storage.lees(page, "records")], ["Samira"], page
    )
    expect_gezond(page)


def test_tab_that_stayed_open_under_the_wrong_date_spoils_nothing_for_good(telefoon: BrowserContext):
    klok = Klok(telefoon, VERKEERD)
    oud, nieuw = telefoon.new_page(), telefoon.new_page()
    eerste = vul_in(oud, voornaam="Sam")
    klok.zet(oud, GOED)
    vul_in(nieuw, achternaam="Voorbeeld")
    expect_gezond(nieuw)
    oud.bring_to_front()
    eerste.student.vul(school="Oud College")
    eerste.expect_bewaard()
    tweede = vul_in(nieuw, school_telefoon="030 1234567")

    tweede.student.expect_waarden(voornaam="Sam", achternaam="Voorbeeld", school="Oud College")
    expect_gezond(nieuw)


@pytest.mark.scenario(
    "The phone is full when its clocks are to be mended: it works on, and mends them when there is room"
)
def test_phone_without_room_for_the_copy_works_on_and_mends_later(
    blijvende_telefoon: BlijvendToestel, guard: Guard, tmp_path: Path
):
    page = blijvende_telefoon.open()
    Klok(page.context, VERKEERD)
    vul_in(page, voornaam="Sam")
    blijvende_telefoon.close()
    page = blijvende_telefoon.open()
    Klok(page.context, GOED)
    session = storage.maak_vol(page, blijvende_telefoon.url)
    guard.expects("QuotaExceeded")
    delen = DelenPagina(page)
    delen.open()

    assert max(clocks_on_disk(page)) > RAND
    bestand = delen.maak_bestand(tmp_path)
    assert not read_envelope(bestand.read_text(encoding="utf-8"), NU).is_mended
    storage.maak_ruimte(session, blijvende_telefoon.url)
    delen.open()
    expect_gezond(page)
    assert records_in(bestand)


@pytest.mark.scenario("A file that was made cannot be read back: told in a sentence, and nothing counts as handed over")
def test_file_that_cannot_be_read_back_is_not_handed_over(telefoon: BrowserContext, guard: Guard):
    telefoon.add_init_script(ONLEESBAAR)
    page = telefoon.new_page()
    vul_in(page, voornaam="Sam")
    guard.expects("the file was not made")
    delen = DelenPagina(page)
    delen.open()
    delen.vraag_bestand()

    expect(delen.maken.get_by_role("alert")).to_have_text(NIET_GEMAAKT)
    expect(delen.maken.get_by_text("staat bij je downloads")).to_be_hidden()
    expect(delen.maken.get_by_text("Laatste bestand:")).to_be_hidden()


@pytest.mark.scenario("The rules would refuse the file that was just made: told in a sentence, not handed over")
def test_file_that_the_rules_refuse_is_not_handed_over(telefoon: BrowserContext, guard: Guard):
    """What the page cannot detect by itself: a kind of form that no rule knows."""
    page = telefoon.new_page()
    vul_in(page, voornaam="Sam")
    vreemd = {"id": "vreemd", "soort": "komt_later", "velden": {}, "tijden": {}, "verwijderd": None}
    storage.leg_neer(page, vreemd)
    guard.expects("the file was not made")
    delen = DelenPagina(page)
    delen.open()
    delen.expect_motor()
    delen.vraag_bestand()

    expect(delen.maken.get_by_role("alert")).to_have_text(NIET_GEMAAKT, timeout=MOTOR_TIJD)
    expect(delen.maken.get_by_text("Laatste bestand:")).to_be_hidden()


def test_phone_that_stands_behind_touches_no_clock_and_makes_a_file_that_others_take(
    telefoon: BrowserContext, tmp_path: Path
):
    """After an empty battery the clock of the map continues where it was."""
    klok = Klok(telefoon, GOED)
    page = telefoon.new_page()
    vul_in(page, voornaam="Sam")
    before = set(clocks_on_disk(page))
    (eerst,) = [item["tijden"]["voornaam"] for item in storage.lees(page, "records")]
    klok.zet(page, "1999-01-01")
    vul_in(page, achternaam="Voorbeeld")

    (tijden,) = [item["tijden"] for item in storage.lees(page, "records")]
    assert tijden["achternaam"] > tijden["voornaam"] == eerst
    assert "datum" not in slots(page)
    delen = DelenPagina(page)
    delen.open()
    read = read_envelope(delen.maak_bestand(tmp_path).read_text(encoding="utf-8"), NU)
    assert not read.is_mended
    assert read.exported_at >= max(before)[:24]
