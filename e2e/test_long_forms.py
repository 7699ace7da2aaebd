"""A long form shows one group of questions at a time; the others are folded to their answers, which can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.helpers import story
from e2e.helpers.keyboard import Keyboard
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from e2e.helpers.device import NewDevice
    from e2e.pages.form import PageForm

#: What is required of the student and still missing after the first group.
REST = {name: story.STUDENT[name] for name in ("opleiding", "leerweg")}


def button(form: PageForm, name: str) -> Locator:
    """Return a button of a group: a word and the group's title."""
    return form.root.get_by_role("button", name=name, exact=True)


def heading(form: PageForm, title: str) -> Locator:
    """Return the heading of an open group, with its number and the total."""
    return form.root.get_by_role("heading", name=title, exact=True)


def expect_open(form: PageForm, title: str) -> None:
    """Expect one group to be open and the others folded; no title means that all are folded."""
    open_groups = form.root.get_by_role("button", expanded=True)
    expect(open_groups).to_have_count(1 if title else 0)
    if title:
        expect(open_groups).to_have_accessible_name(f"Sluit {title}")
    expect(form.root.get_by_role("button", expanded=False)).to_have_count(len(form.form.groups) - bool(title))


def answers(form: PageForm) -> list[str]:
    """Return the answers that the folded groups show."""
    return form.root.get_by_role("definition").filter(visible=True).all_inner_texts()


def test_long_form_asks_a_group_at_a_time_and_leads_to_every_question(new_device: NewDevice):
    gegevens = GegevensPage(new_device(reduced_motion="reduce").new_page())
    gegevens.open()
    goes_on_and_back(gegevens)
    is_done_too_early(gegevens)
    follows_a_link(gegevens)
    comes_back_again(gegevens)
    print_all(gegevens)


def goes_on_and_back(gegevens: GegevensPage) -> None:
    """With the keyboard: the answers replace their questions, and the next group gets the focus."""
    student, keys = gegevens.student, Keyboard(gegevens.page)
    expect_open(student, "Wie ben je?")
    expect_open(gegevens.periode, "Je leerbedrijf")
    expect(student.root.get_by_label("School", exact=True)).to_be_hidden()
    expect(button(student, "Vul in Je opleiding")).to_be_visible()
    assert answers(student) == []
    student.fill(jonger_dan_18="nee", voornaam="Sam", achternaam="Voorbeeld")
    keys.to(button(student, "Verder"))
    keys.press("Enter")
    expect(heading(student, "Je opleiding Stap 2 van 4")).to_be_focused()
    expect(heading(student, "Je opleiding Stap 2 van 4")).to_be_in_viewport()
    expect_open(student, "Je opleiding")
    expect(button(student, "Wijzig Wie ben je?")).to_be_visible()
    assert answers(student) == ["Sam", "Voorbeeld", "Nee"]

    keys.to(button(student, "Wijzig Wie ben je?"), back=True)
    keys.press("Enter")
    expect_open(student, "Wie ben je?")
    expect(button(student, "Sluit Wie ben je?")).to_be_focused()
    # Folded parts are not tab stops.
    for stop in (
        student.choice("jonger_dan_18", "nee"),
        button(student, "Verder"),
        button(student, "Vul in Je opleiding"),
    ):
        keys.to(stop)
    keys.press("Tab")
    expect(button(student, "Vul in Je school")).to_be_focused()
    assert keys.missed == []


def is_done_too_early(gegevens: GegevensPage) -> None:
    """What is missing is also shown at its folded group, and the link in the summary opens that."""
    student = gegevens.student
    student.done()
    expect(student.summary).to_be_focused()
    expect(student.root.get_by_role("definition").filter(has_text="“Leerweg”")).to_be_visible()
    student.summary.get_by_role("link", name="“Leerweg”").click()
    expect_open(student, "Je opleiding")
    expect(student.root.get_by_role("radio", name="Bol")).to_be_focused()


def follows_a_link(gegevens: GegevensPage) -> None:
    """A link to a question, here and in the address, opens its group; no other form folds anything."""
    student, periode = gegevens.student, gegevens.periode
    gegevens.page.get_by_role("link", name="Vul in wie je begeleiders zijn").click()
    expect_open(periode, "Je bpv-begeleider")
    expect(periode.root.get_by_label("Naam van je bpv-begeleider")).to_be_focused()
    expect_open(student, "Je opleiding")
    gegevens.expect_saved()
    gegevens.open("?van=menu#periode")
    expect(periode.root.get_by_role("heading", name="Je bpv", exact=True)).to_be_in_viewport()
    gegevens.open("?van=elders#student-lastig")
    expect(student.root.get_by_label("Wat is lastig voor mij?")).to_be_focused()
    expect_open(student, "Mijn gebruiksaanwijzing")


def comes_back_again(gegevens: GegevensPage) -> None:
    """A returning student finds the group with something missing; if nothing is, all answers at a glance."""
    student = gegevens.student
    gegevens.open()
    expect_open(student, "Je opleiding")
    student.fill(**REST)
    student.done()
    expect(student.success).to_be_visible()
    expect_open(student, "")
    gegevens.expect_saved()
    gegevens.open()
    expect_open(student, "")
    expect(student.root.get_by_role("definition").filter(has_text="Helpende Zorg en Welzijn")).to_be_visible()
    assert answers(student)[-1] == "Bol"

    # The phone's back button leads to the same place, unfolded as it was.
    button(student, "Vul in Je school").click()
    BasePage(gegevens.page).open()
    gegevens.page.go_back()
    expect_open(student, "Je school")


def print_all(gegevens: GegevensPage) -> None:
    """On paper nothing is folded, and nothing is repeated."""
    page = gegevens.page
    page.emulate_media(media="print")
    for label in ("Voornaam", "Leerweg", "Laatste dag"):
        expect(page.get_by_text(label, exact=True).filter(visible=True)).to_have_count(1)
    expect(page.get_by_text("Stap 1 van").filter(visible=True)).to_have_count(0)


def test_long_form_is_whole_where_no_script_folds_it(new_device: NewDevice):
    page = new_device(java_script_enabled=False).new_page()
    gegevens = GegevensPage(page)
    gegevens.go()
    for label in ("Voornaam", "School", "Laatste dag"):
        expect(page.get_by_text(label, exact=True).filter(visible=True)).to_have_count(1)

    expect(page.get_by_role("button", name="Verder")).to_have_count(0)
    expect(gegevens.student.root.get_by_role("heading", name="Wie ben je?", exact=True)).to_be_visible()
