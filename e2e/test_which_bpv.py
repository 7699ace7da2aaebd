"""Which bpv is meant: that of the day, unless the student chose another; records in the wrong one move back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.map.bpvmap import record_to_json
from e2e.files.class_files import schrijf_map
from e2e.files.map_files import records_in
from e2e.helpers import storage
from e2e.helpers.clock import Klok
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import BewijzenPagina, ExtraContactPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.uren import UrenPagina
from e2e.test_school import school_op

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from bpv_logic.map.record import Record
    from e2e.helpers.device import NieuwToestel
    from e2e.helpers.guard import Guard

#: In the bpv of the builders, which runs until 12 February.
VANDAAG = builders.TODAY
NU = builders.PERIODE
STRAKS = "periode-straks"


def straks(**velden: Any) -> Record:  # noqa: ANN401 - any answer
    """Next year's bpv, at another company."""
    values = {
        "id": STRAKS,
        "leerbedrijf": "Kapsalon Straks",
        "praktijkopleider": "meneer Volgend",
        "begin": "2027-03-01",
        "eind": "2027-07-02",
    }
    return builders.make_periode(**(values | velden))


@pytest.fixture
def page(nieuw_toestel: NieuwToestel) -> Page:
    """A phone during the running bpv, with an empty map."""
    context = nieuw_toestel()
    Klok(context, VANDAAG)
    return context.new_page()


@pytest.fixture
def klok(nieuw_toestel: NieuwToestel) -> Klok:
    """A clock that can be set on any page."""
    return Klok(nieuw_toestel(), VANDAAG)


def leg(page: Page, *records: Record) -> None:
    """Add records to the map on this phone, next to the student, and let the rules judge them."""
    Pagina(page).open()
    storage.leg_map(page, [record_to_json(record) for record in (builders.make_student(), *records)])


def velden_van(page: Page, soort: str) -> list[dict[str, Any]]:
    """Return the answers of the records of a kind that are on disk."""
    return [record["velden"] for record in storage.lees(page, "records") if record["soort"] == soort]


def bpv_van(page: Page, soort: str) -> list[str]:
    """Return the bpv of each record of a kind on disk, by its day."""
    found = velden_van(page, soort)
    return [item.get("periode", "") for item in sorted(found, key=lambda item: str(item.get("datum", item.get("van"))))]


def regel(page: Page) -> Locator:
    """Return the line that says which other bpv is in use."""
    return page.get_by_role("status").filter(has_text="Je werkt in")


def maak_straks(page: Page) -> None:
    """Create next year's bpv, as a student does."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    page.get_by_role("link", name="Nieuwe bpv").click()
    gegevens.periode.expect_waarden(leerbedrijf="")
    gegevens.periode.vul(
        leerbedrijf="Kapsalon Straks",
        praktijkopleider="meneer Volgend",
        begeleider="Noor Begeleider",
        begin="2027-03-01",
        eind="2027-07-02",
    )
    gegevens.expect_bewaard()


@pytest.mark.scenario("A bpv of next year is made during a bpv: everything of today stays with the one that runs")
def test_bpv_that_begins_later_takes_nothing_over(page: Page):
    leg(page, builders.make_periode(), builders.make_urendag(datum="2026-10-28", eind="15:45"))
    vandaag = Pagina(page)
    vandaag.open()
    vandaag.expect_gecontroleerd()
    maak_straks(page)

    uren = UrenPagina(page)
    uren.open()
    uren.dag.expect_waarden(datum=VANDAAG, begin="08:00")
    uren.dag.vul(eind="16:00")
    uren.expect_bewaard()
    assert bpv_van(page, "urendag") == [NU, NU]

    uren.expect_motor()
    uren.expect_gecontroleerd()
    uren.maak_voorgesteld_blok("Blok 1")
    uren.expect_bewaard()
    assert bpv_van(page, "urenblok") == [NU]
    vak = uren.tekenvak("Blok 1")
    vak.begin("praktijkopleider")
    expect(vak.dialoog.get_by_text("mevrouw Jansen").first).to_be_visible()
    expect(vak.dialoog.get_by_label("Naam van wie tekent")).to_have_value("mevrouw Jansen")
    expect(vak.dialoog.get_by_text("15:45")).to_be_visible()
    vak.dialoog.get_by_role("button", name="Annuleer").click()

    vandaag.open()
    vandaag.expect_gecontroleerd()
    expect(page.get_by_text("Zorgcentrum Voorbeeld").first).to_be_visible()
    expect(page.get_by_text("Vul je dag in")).to_be_hidden()
    ExtraContactPagina(page).open()
    expect(page.get_by_role("region", name="Wie bel je?").get_by_text("mevrouw Jansen")).to_be_visible()
    expect(regel(page)).to_be_hidden()


@pytest.mark.scenario("Another bpv chosen on purpose: every page says so, one tap leads back, it ends by itself")
def test_chosen_bpv_is_seen_on_every_page_and_ends(page: Page, klok: Klok):
    leg(page, builders.make_periode(), straks())
    kies(page, "Kapsalon Straks")
    expect(regel(page)).to_contain_text("Je werkt in Kapsalon Straks (begint 1 maart)", timeout=MOTOR_TIJD)
    GegevensPagina(page).periode.expect_waarden(leerbedrijf="Kapsalon Straks")

    vandaag = Pagina(page)
    vandaag.open()
    expect(regel(page)).to_contain_text("Kapsalon Straks (begint 1 maart)", timeout=MOTOR_TIJD)
    vandaag.expect_gecontroleerd()
    expect(page.get_by_text("Je bpv begint over 13 weken.")).to_be_visible()
    uren = UrenPagina(page)
    uren.open()
    expect(regel(page)).to_contain_text("Kapsalon Straks")
    uren.dag.expect_waarden(datum=VANDAAG, begin="08:00")
    uren.dag.vul(eind="16:00")
    uren.expect_bewaard()
    assert bpv_van(page, "urendag") == [NU]
    ExtraContactPagina(page).open()
    expect(page.get_by_role("region", name="Wie bel je?").get_by_text("meneer Volgend")).to_be_visible()

    regel(page).get_by_role("button", name="Terug naar je bpv van nu").click()
    expect(page.get_by_role("region", name="Wie bel je?").get_by_text("mevrouw Jansen")).to_be_visible()
    expect(regel(page)).to_be_hidden()

    kies(page, "Kapsalon Straks")
    expect(regel(page)).to_be_visible()
    vandaag.expect_gecontroleerd()
    klok.zet(page, "2027-03-01")
    vandaag.open()
    vandaag.expect_gecontroleerd()
    expect(page.get_by_text("Kapsalon Straks").first).to_be_visible()
    expect(regel(page)).to_be_hidden()


def kies(page: Page, leerbedrijf: str) -> None:
    """Choose a bpv to work in."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_compleet()
    rij = page.get_by_role("region", name="Al je bpv's").get_by_role("listitem").filter(has_text=leerbedrijf)
    with page.expect_navigation():
        rij.get_by_role("button", name="Gebruik deze").click()
    gegevens.expect_bruikbaar()
    gegevens.expect_compleet()


@pytest.mark.scenario("Hours and a blok landed in the bpv of next year: found, moved with one tap, and put back")
def test_what_landed_in_the_wrong_bpv_is_moved_with_one_tap_and_put_back(page: Page):
    dagen = [builders.make_urendag(datum=f"2026-11-{dag}", periode=STRAKS) for dag in (23, 24, 25)]
    blok = builders.make_urenblok(periode=STRAKS)
    leg(page, builders.make_periode(), straks(), *dagen, blok, builders.make_urendag(datum="2026-11-19", periode=None))
    vandaag = Pagina(page)
    vandaag.open()
    kaart = page.get_by_role("region", name="Bij de verkeerde bpv")
    expect(kaart).to_contain_text("4 van je dagen staan bij de verkeerde bpv", timeout=MOTOR_TIJD)
    expect(kaart).to_contain_text("1 van je blokken staat bij de verkeerde bpv")
    expect(page.get_by_text("Vul je dag in")).to_be_hidden()

    uren = UrenPagina(page)
    uren.open()
    uren.dag.expect_waarden(datum=VANDAAG, begin="08:00", eind="16:30")
    expect(uren.dagen.filter(has=page.get_by_role("link"))).to_have_count(4)
    kaart.get_by_role("button", name="Verplaats alles").click()
    expect(kaart).to_be_hidden()
    uren.expect_bewaard()
    assert bpv_van(page, "urendag") == [NU] * 4
    assert bpv_van(page, "urenblok") == [NU]
    uren.expect_gecontroleerd()
    expect(kaart).to_be_hidden()

    # On the next page as well, like everything that can be undone.
    vandaag.open()
    melding = page.get_by_role("status").filter(has_text="Verplaatst.")
    melding.get_by_role("button", name="Zet terug").click()
    vandaag.expect_bewaard()
    assert bpv_van(page, "urendag") == ["", STRAKS, STRAKS, STRAKS]
    assert bpv_van(page, "urenblok") == [STRAKS]
    expect(kaart).to_be_visible(timeout=MOTOR_TIJD)


def test_what_is_signed_does_not_move_along_and_it_says_so(page: Page):
    blok, dag = builders.make_urenblok(periode=STRAKS), builders.make_urendag(datum="2026-11-24", periode=STRAKS)
    los = builders.make_urendag(datum="2026-11-18", periode=STRAKS)
    zegel = builders.make_handtekening(builders.make_map(straks(), blok, dag, los), blok)
    leg(page, builders.make_periode(), straks(), blok, dag, los, zegel)
    uren = UrenPagina(page)
    uren.open()
    kaart = page.get_by_role("region", name="Bij de verkeerde bpv")
    expect(kaart).to_contain_text("Na het verplaatsen moet er opnieuw getekend worden", timeout=MOTOR_TIJD)
    kaart.get_by_role("button", name="Verplaats alles").click()
    uren.expect_bewaard()
    assert bpv_van(page, "urendag") == [NU, STRAKS]
    uren.expect_gecontroleerd()
    assert uren.tekenvak("Blok 1").gewijzigd.count() == 0

    kaart.get_by_role("button", name="Verplaats ook wat getekend is").click()
    uren.expect_bewaard()
    assert bpv_van(page, "urendag") == [NU, NU]
    expect(uren.tekenvak("Blok 1").gewijzigd).to_be_visible()
    page.get_by_role("status").filter(has_text="Verplaatst.").get_by_role("button", name="Zet terug").click()
    uren.expect_bewaard()
    assert bpv_van(page, "urendag") == [NU, STRAKS]
    expect(uren.tekenvak("Blok 1").gewijzigd).to_be_hidden()


def test_two_companies_at_once_each_keep_their_own_hours_of_one_day(page: Page):
    naast = straks(begin="2026-11-02", eind="2026-12-18", leerbedrijf="Bakkerij Naast", werktijd_begin="05:00")
    leg(page, builders.make_periode(), naast)
    Pagina(page).open()
    Pagina(page).expect_gecontroleerd()
    uren = UrenPagina(page)
    uren.open()
    uren.dag.expect_waarden(begin="05:00")
    uren.dag.vul(eind="09:00")
    uren.expect_bewaard()
    assert bpv_van(page, "urendag") == [STRAKS]

    kies(page, "Zorgcentrum Voorbeeld")
    uren.open()
    uren.dag.expect_waarden(datum=VANDAAG, begin="08:00")
    expect(uren.dagen).to_have_count(0)
    uren.dag.vul(begin="10:00", eind="16:30")
    uren.expect_bewaard()
    expect(uren.dagen).to_have_count(1)
    assert sorted(bpv_van(page, "urendag")) == sorted([NU, STRAKS])
    uren.expect_gecontroleerd()
    expect(page.get_by_role("region", name="Bij de verkeerde bpv")).to_be_hidden()


@pytest.mark.scenario("Rules that never ran, and a second bpv: typing and saving go on, and no bpv is guessed")
def test_phone_without_rules_keeps_the_bpv_that_there_was(nieuw_toestel: NieuwToestel, guard: Guard):
    context = nieuw_toestel()
    Klok(context, VANDAAG)
    guard.expects("the rules do not run", "Failed to load resource", "net::ERR_FAILED")
    context.route("**/engine/**", lambda route: route.abort())
    page = context.new_page()
    leg(page, builders.make_periode())
    maak_straks(page)
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.periode.expect_waarden(leerbedrijf="Zorgcentrum Voorbeeld")
    uren = UrenPagina(page)
    uren.open()
    uren.dag.expect_waarden(datum=VANDAAG, begin="08:00")
    uren.dag.vul(eind="16:00")
    uren.expect_bewaard()
    assert bpv_van(page, "urendag") == [NU]

    # Chosen, but without rules nothing knows its days: the hours are stored, and the rules find their bpv later.
    kies(page, "Kapsalon Straks")
    expect(regel(page)).to_contain_text("Kapsalon Straks")
    uren.open("?datum=2026-11-24")
    uren.dag.vul(begin="08:00", eind="16:00")
    uren.expect_bewaard()
    assert bpv_van(page, "urendag") == ["", NU]
    uren.open("?datum=2026-11-24")
    uren.dag.expect_waarden(begin="08:00", eind="16:00")


def test_new_bpv_can_be_filled_in_and_changed_without_being_the_current_one(page: Page):
    leg(page, builders.make_periode())
    maak_straks(page)
    gegevens = GegevensPagina(page)
    page.reload()
    gegevens.expect_bruikbaar()
    gegevens.periode.expect_waarden(leerbedrijf="Kapsalon Straks", praktijkopleider="meneer Volgend")
    gegevens.open()
    gegevens.periode.expect_waarden(leerbedrijf="Zorgcentrum Voorbeeld")
    rij = page.get_by_role("region", name="Al je bpv's").get_by_role("listitem").filter(has_text="Kapsalon Straks")
    rij.get_by_role("link", name="Wijzig").click()
    gegevens.expect_bruikbaar()
    gegevens.periode.vul(afdeling="Wassen")
    gegevens.expect_bewaard()
    assert [item.get("afdeling") for item in velden_van(page, "periode")].count("Wassen") == 1
    expect(regel(page)).to_be_hidden()


def test_work_about_a_bpv_that_is_over_can_be_added_to_it(page: Page):
    leg(page, builders.make_periode(), straks(begin="2025-09-01", eind="2026-01-30", leerbedrijf="Kapsalon Toen"))
    kies(page, "Kapsalon Toen")
    expect(regel(page)).to_contain_text("voorbij", timeout=MOTOR_TIJD)
    bewijzen = BewijzenPagina(page)
    bewijzen.nieuw()
    bewijzen.formulier.vul(titel="Mijn eerste vlecht", soort="tekst")
    bewijzen.expect_bewaard()
    assert bpv_van(page, "bewijs") == [STRAKS]


def test_what_school_adds_goes_to_the_bpv_of_its_day(laptop: BrowserContext, tmp_path: Path):
    school = school_op(laptop)
    school.kies_en_wacht(schrijf_map(tmp_path, "Bo", straks(), builders.make_urendag()))
    expect(school.rij("Bo Voorbeeld")).to_contain_text("Zorgcentrum Voorbeeld")
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=MOTOR_TIJD)
    school.nieuw_gesprek()
    school.telefoongesprek.vul(datum=VANDAAG, stand="gehouden", afspraken="Bo plant de week.")
    school.nieuw_gesprek()
    school.telefoongesprek.vul(datum="2027-03-08", stand="gepland", onderwerp="Hoe begint het?")
    contacten = [item for item in records_in(school.maak_bestand(tmp_path)).values() if item["soort"] == "contact"]
    found = {item["velden"]["datum"]: item["velden"]["periode"] for item in contacten}

    assert found == {VANDAAG: NU, "2027-03-08": STRAKS}
