"""A long form shows one group of questions at a time; the others are folded to their answers, which can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.helpers import story
from e2e.helpers.keyboard import Toetsen
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from e2e.helpers.device import NieuwToestel
    from e2e.pages.formulier import Formulier

#: What is required of the student and still missing after the first group.
REST = {name: story.STUDENT[name] for name in ("opleiding", "leerweg")}


def knop(formulier: Formulier, naam: str) -> Locator:
    """Return a button of a group: a word and the group's title."""
    return formulier.root.get_by_role("button", name=naam, exact=True)


def kop(formulier: Formulier, titel: str) -> Locator:
    """Return the heading of an open group, with its number and the total."""
    return formulier.root.get_by_role("heading", name=titel, exact=True)


def expect_open(formulier: Formulier, titel: str) -> None:
    """Expect one group to be open and the others folded; no title means that all are folded."""
    open_groepen = formulier.root.get_by_role("button", expanded=True)
    expect(open_groepen).to_have_count(1 if titel else 0)
    if titel:
        expect(open_groepen).to_have_accessible_name(f"Sluit {titel}")
    expect(formulier.root.get_by_role("button", expanded=False)).to_have_count(len(formulier.form.groups) - bool(titel))


def antwoorden(formulier: Formulier) -> list[str]:
    """Return the answers that the folded groups show."""
    return formulier.root.get_by_role("definition").filter(visible=True).all_inner_texts()


def test_long_form_asks_a_group_at_a_time_and_leads_to_every_question(nieuw_toestel: NieuwToestel):
    gegevens = GegevensPagina(nieuw_toestel(reduced_motion="reduce").new_page())
    gegevens.open()
    gaat_verder_en_terug(gegevens)
    is_te_vroeg_klaar(gegevens)
    volgt_een_link(gegevens)
    komt_weer_terug(gegevens)
    print_alles(gegevens)


def gaat_verder_en_terug(gegevens: GegevensPagina) -> None:
    """With the keyboard: the answers replace their questions, and the next group gets the focus."""
    student, toetsen = gegevens.student, Toetsen(gegevens.page)
    expect_open(student, "Wie ben je?")
    expect_open(gegevens.periode, "Je leerbedrijf")
    expect(student.root.get_by_label("School", exact=True)).to_be_hidden()
    expect(knop(student, "Vul in Je opleiding")).to_be_visible()
    assert antwoorden(student) == []
    student.vul(jonger_dan_18="nee", voornaam="Sam", achternaam="Voorbeeld")
    toetsen.naar(knop(student, "Verder"))
    toetsen.druk("Enter")
    expect(kop(student, "Je opleiding Stap 2 van 4")).to_be_focused()
    expect(kop(student, "Je opleiding Stap 2 van 4")).to_be_in_viewport()
    expect_open(student, "Je opleiding")
    expect(knop(student, "Wijzig Wie ben je?")).to_be_visible()
    assert antwoorden(student) == ["Sam", "Voorbeeld", "Nee"]

    toetsen.naar(knop(student, "Wijzig Wie ben je?"), terug=True)
    toetsen.druk("Enter")
    expect_open(student, "Wie ben je?")
    expect(knop(student, "Sluit Wie ben je?")).to_be_focused()
    # Folded parts are not tab stops.
    for stop in (student.keuze("jonger_dan_18", "nee"), knop(student, "Verder"), knop(student, "Vul in Je opleiding")):
        toetsen.naar(stop)
    toetsen.druk("Tab")
    expect(knop(student, "Vul in Je school")).to_be_focused()
    assert toetsen.mis == []


def is_te_vroeg_klaar(gegevens: GegevensPagina) -> None:
    """What is missing is also shown at its folded group, and the link in the summary opens that."""
    student = gegevens.student
    student.klaar()
    expect(student.samenvatting).to_be_focused()
    expect(student.root.get_by_role("definition").filter(has_text="“Leerweg”")).to_be_visible()
    student.samenvatting.get_by_role("link", name="“Leerweg”").click()
    expect_open(student, "Je opleiding")
    expect(student.root.get_by_role("radio", name="Bol")).to_be_focused()


def volgt_een_link(gegevens: GegevensPagina) -> None:
    """A link to a question, here and in the address, opens its group; no other form folds anything."""
    student, periode = gegevens.student, gegevens.periode
    gegevens.page.get_by_role("link", name="Vul in wie je begeleiders zijn").click()
    expect_open(periode, "Je bpv-begeleider")
    expect(periode.root.get_by_label("Naam van je bpv-begeleider")).to_be_focused()
    expect_open(student, "Je opleiding")
    gegevens.expect_bewaard()
    gegevens.open("?van=menu#periode")
    expect(periode.root.get_by_role("heading", name="Je bpv", exact=True)).to_be_in_viewport()
    gegevens.open("?van=elders#student-lastig")
    expect(student.root.get_by_label("Wat is lastig voor mij?")).to_be_focused()
    expect_open(student, "Mijn gebruiksaanwijzing")


def komt_weer_terug(gegevens: GegevensPagina) -> None:
    """A returning student finds the group with something missing; if nothing is, all answers at a glance."""
    student = gegevens.student
    gegevens.open()
    expect_open(student, "Je opleiding")
    student.vul(**REST)
    student.klaar()
    expect(student.gelukt).to_be_visible()
    expect_open(student, "")
    gegevens.expect_bewaard()
    gegevens.open()
    expect_open(student, "")
    expect(student.root.get_by_role("definition").filter(has_text="Helpende Zorg en Welzijn")).to_be_visible()
    assert antwoorden(student)[-1] == "Bol"

    # The phone's back button leads to the same place, unfolded as it was.
    knop(student, "Vul in Je school").click()
    Pagina(gegevens.page).open()
    gegevens.page.go_back()
    expect_open(student, "Je school")


def print_alles(gegevens: GegevensPagina) -> None:
    """On paper nothing is folded, and nothing is repeated."""
    page = gegevens.page
    page.emulate_media(media="print")
    for label in ("Voornaam", "Leerweg", "Laatste dag"):
        expect(page.get_by_text(label, exact=True).filter(visible=True)).to_have_count(1)
    expect(page.get_by_text("Stap 1 van").filter(visible=True)).to_have_count(0)


def test_long_form_is_whole_where_no_script_folds_it(nieuw_toestel: NieuwToestel):
    page = nieuw_toestel(java_script_enabled=False).new_page()
    gegevens = GegevensPagina(page)
    gegevens.ga()
    for label in ("Voornaam", "School", "Laatste dag"):
        expect(page.get_by_text(label, exact=True).filter(visible=True)).to_have_count(1)

    expect(page.get_by_role("button", name="Verder")).to_have_count(0)
    expect(gegevens.student.root.get_by_role("heading", name="Wie ben je?", exact=True)).to_be_visible()
