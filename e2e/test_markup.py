"""Harmful texts in every field of every form, on every page and at school: none runs or breaks the layout."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from playwright.sync_api import expect
from tests.helpers.evil_texts import MARK

from bpv_logic.file.envelope import read_envelope
from bpv_logic.forms import ALL_FORMS
from bpv_site.pages.all_pages import PAGES
from e2e.files.evil_map import DAY, KINDS, Kind, hostile_records, write_hostile
from e2e.helpers.clock import Clock
from e2e.helpers.device import LAPTOP
from e2e.pages.delen import DelenPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.school import SchoolPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from e2e.helpers.device import NewDevice

#: What markup in an answer would leave on a page, and what is where it should not be.
LOOK: Final = f"""() => {{
  const COMMAND = /[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200b\\u2028-\\u202e\\u2060-\\u2067\\ufeff]/;
  for (const part of document.querySelectorAll("details")) part.open = true;
  const seen = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0;
  const inScroller = (element) => {{
    for (let at = element; at; at = at.parentElement) {{
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(at).overflowX)) return true;
    }}
    return false;
  }};
  const planted = "[src=x],[onerror],[onload],[ontoggle],iframe,base,math,main style,[srcdoc],[http-equiv=refresh],"
    + "[src*='elders.example']";
  // What a link would do, not how it is written: an answer may stand in one, as the address of a letter.
  const leads = (link) => !["http:", "https:", "mailto:", "tel:", "blob:"].includes(link.protocol)
    || link.hostname.endsWith("elders.example") || (link.protocol === "mailto:" && link.search !== "");
  const wide = Array.from(document.querySelectorAll("body *")).filter(
    (element) => seen(element) && element.getBoundingClientRect().right > innerWidth + 1 && !inScroller(element));
  // In what a person reads: not in what a field holds, and not in what is only stored.
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const commands = [];
  for (let at = words.nextNode(); at; at = words.nextNode()) {{
    if (at.parentElement.localName !== "script") commands.push(at.data);
  }}
  for (const name of ["aria-label", "title", "alt", "label", "data-paper"]) {{
    for (const named of document.querySelectorAll(`[${{name}}]`)) commands.push(named.getAttribute(name));
  }}
  commands.push(document.title);
  const headings = Array.from(document.querySelectorAll("h1")).filter(seen);
  return {{
    ran: typeof globalThis.{MARK},
    planted: document.querySelectorAll(planted).length + Array.from(document.links).filter(leads).length
      + Array.from(document.scripts).filter(({{ text }}) => text.includes("{MARK}")).length,
    sideways: document.documentElement.scrollWidth > innerWidth,
    wide: wide.slice(0, 5).map((element) => `${{element.tagName}}.${{element.className}}`),
    headings: headings.length,
    commands: commands.filter((text) => COMMAND.test(text)).slice(0, 5),
  }};
}}"""
GOOD: Final = {"ran": "undefined", "planted": 0, "sideways": False, "wide": [], "headings": 1, "commands": []}
#: On paper the heading is the student's, not the page's.
ON_PAPER: Final = GOOD | {"headings": 0}
#: Links to the completed forms; a link to one of their questions leads to the same page.
LINKS: Final = "links => [...new Set(links.map((link) => link.href.split('#')[0]))]"
TABLES: Final = "Tabellen voor Excel of LibreOffice"
AGENDA: Final = "Bezoeken en data voor je agenda"
#: The lines that our calendar has; anything else came from an answer.
LINES: Final = re.compile(
    r"(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-(CALNAME|TIMEZONE)|TZID|TZOFFSET(FROM|TO)|TZNAME|DTSTART|DTEND|DTSTAMP|RRULE|UID|TRANSP"
    r"|LAST-MODIFIED|SEQUENCE|STATUS|SUMMARY|LOCATION|DESCRIPTION|CLASS)[:;]"
)


def seen(page: Page) -> dict[str, Any]:
    """Return what the check sees on a page; equal to `GOOD` when nothing is wrong."""
    found: dict[str, Any] = page.evaluate(LOOK)
    return found


def round_trip(page: Page) -> tuple[set[str], dict[str, dict[str, Any]]]:
    """Visit every page of the site and every linked record; return those records, and what is wrong."""
    wrong = {}
    records: set[str] = set()
    addresses = deque(f".{page_of_site.path}" for page_of_site in PAGES)
    while addresses:
        page.goto(address := addresses.popleft())
        BasePage(page).expect_usable()
        BasePage(page).expect_checked()
        if (found := seen(page)) != GOOD:
            wrong[address] = found
        links: list[str] = page.locator("main a[href*='?id='], main a[href*='&id=']").evaluate_all(LINKS)
        addresses += [link for link in links if link not in records]
        records |= set(links)
    return records, wrong


def test_there_is_an_evil_text_in_every_question_of_every_form(tmp_path: Path):
    """The tests below rely on this."""
    for kind in KINDS:
        # None of it keeps the file from being read.
        read_envelope(write_hostile(tmp_path, kind).read_text(encoding="utf-8"))
        filled = {record.soort: record.velden for record in hostile_records(kind)}
        for form in ALL_FORMS:
            asked = {item.name for item in form.fields}
            assert asked == {name for name in asked if filled[form.name].get(name) not in (None, "", [])} | (
                # A key that is not written as one is never shown (tests/map/test_sleutel.py).
                {"vorige", "sleutel", "bewijs", "toestel"} & asked
            ), (kind, form.name)


@pytest.mark.scenario("Evil texts in every question: on every page of the phone none runs, none breaks the layout")
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[pytest.mark.long] if kind == "ongeldig" else []) for kind in KINDS]
)
def test_evil_texts_in_every_question_stay_texts_on_every_page(new_device: NewDevice, tmp_path: Path, kind: Kind):
    # The page's policy would stop a script; here the app itself has to.
    phone = new_device(bypass_csp=True)
    Clock(phone, DAY)
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.choose(write_hostile(tmp_path, kind))
    delen.expect_preview("Bewijzen: 1, 1 nieuw.")
    assert seen(delen.page) == GOOD
    delen.opening.get_by_role("button", name="Samenvoegen").click()
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()
    records, wrong = round_trip(delen.page)

    assert len(records) >= 10
    assert wrong == {}


@pytest.mark.scenario("Evil texts in every question: at school none runs, in the table, a map, on paper or in a file")
def test_evil_texts_in_every_question_stay_texts_at_school(new_device: NewDevice, tmp_path: Path):
    laptop = new_device(bypass_csp=True, has_touch=False, **LAPTOP)
    Clock(laptop, DAY)
    page = laptop.new_page()
    school = SchoolPage(page)
    school.open()
    for kind in KINDS:
        school.choose_and_wait(write_hostile(tmp_path, kind))
    wrong = {"tabel": seen(page)}
    expect_no_formulas(school.download(TABLES, tmp_path))
    expect_only_our_lines(school.download(AGENDA, tmp_path).read_bytes())
    buttons = school.table.get_by_role("rowheader").get_by_role("button")
    for number in range(buttons.count()):
        buttons.nth(number).click()
        expect(school.eindbeoordeling.root).to_be_visible(timeout=ENGINE_TIME)
        expect(school.findings.first).to_be_visible(timeout=ENGINE_TIME)
        wrong |= looked_at(page, f"map {number}")

    assert {where: found for where, found in wrong.items() if found != (ON_PAPER if "papier" in where else GOOD)} == {}


def looked_at(page: Page, name: str) -> dict[str, dict[str, Any]]:
    """Return what the check sees in an opened map: on a laptop, on a phone and on paper."""
    found = {name: seen(page)}
    page.set_viewport_size({"width": 360, "height": 740})
    found[f"{name} op een telefoon"] = seen(page)
    # As wide as A4 between its margins.
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Map van")).to_be_visible()
    found[f"{name} op papier"] = seen(page)
    page.emulate_media(media="screen")
    page.set_viewport_size(LAPTOP["viewport"])
    return found


def expect_no_formulas(path: Path) -> None:
    """Expect no cell that a spreadsheet would execute, and every sheet no wider than its headings."""
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]

    assert len(cells) > 100
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell.value for cell in cells if cell.row == 1 and not cell.value] == []


def expect_only_our_lines(data: bytes) -> None:
    """Expect a calendar without lines that came from an answer."""
    lines = data.decode().removesuffix("\r\n").split("\r\n")
    begun = [line for line in lines if not line.startswith(" ")]

    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert [line for line in begun if not LINES.match(line)] == []
    assert sum(line == "BEGIN:VEVENT" for line in lines) == sum(line == "END:VEVENT" for line in lines) > 0
