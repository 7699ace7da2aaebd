"""A page does not move while it is read, and a link to a place on it ends there."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from bpv_site.pages.all_pages import PAGES
from e2e.helpers.clock import Klok
from e2e.helpers.device import trage_tab
from e2e.helpers.storage import expect_poll, lees, wacht_op_oordeel
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import MOTOR_TIJD, WACHT_OP_TEKEN, Pagina
from e2e.pages.school import SchoolPagina
from e2e.pictures.maps import HALVERWEGE, STANDEN

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import NieuwToestel
    from e2e.helpers.origin import Origin

#: Adds up how much of the visible page moved by itself, and names what moved most.
VERSCHUIVING: Final = """(() => {
  globalThis.verschoven = { som: 0, wat: [] };
  const noem = ({ node, previousRect: van, currentRect: naar }) => {
    const element = node?.nodeType === 1 ? node : node?.parentElement;
    return `${element?.tagName}.${element?.className} ${Math.round(van.y)} -> ${Math.round(naar.y)}`;
  };
  new PerformanceObserver((lijst) => {
    for (const { value, hadRecentInput, sources } of lijst.getEntries()) {
      if (hadRecentInput) continue;
      verschoven.som += value;
      verschoven.wat.push(`${value.toFixed(3)}: ${sources.map(noem).join(", ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
})();"""
#: Two frames after the last change, so that the page's last action is counted.
BEELDEN: Final = "() => new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(klaar)))"
#: Replaces the last verdict on the phone, or removes it.
LEG_OORDEEL: Final = """(oordeel) => new Promise((klaar, mis) => {
  const vraag = indexedDB.open("bpv-map");
  vraag.onerror = () => mis(vraag.error);
  vraag.onsuccess = () => {
    const tx = vraag.result.transaction("verdicts", "readwrite");
    const store = tx.objectStore("verdicts");
    if (oordeel) store.put(oordeel, "state");
    else store.clear();
    tx.oncomplete = () => { vraag.result.close(); klaar(); };
  };
})"""
#: The most that a page may move; web.dev calls a tenth good.
HOOGSTENS: Final = 0.02
DE_DAG_ERNA: Final = "2026-11-26"
NIET_GEKEND: Final = "404.html"
#: In addition to every plain page: with something in the address.
MET_VRAAG: Final = (
    "uren/?datum=2026-11-23",
    "week/?nieuw",
    "bezoek/?nieuw",
    "leerafspraken/?nieuw",
    "opdrachten/?nieuw",
    "bewijzen/?nieuw",
    "beoordeling/?nieuw",
    "contact/?nieuw=telefonisch",
    "delen/?aanwezigheid",
    "gegevens/?nieuw=periode#periode",
)
BLADZIJDEN: Final = tuple(bladzijde.path.strip("/") for bladzijde in PAGES if bladzijde.name != NIET_GEKEND)


def vul(telefoon: BrowserContext, tmp_path: Path, kaart: str) -> dict[str, Any]:
    """Put a map on the phone at full speed, have it judged that day and the next; return the first verdict."""
    klok = Klok(telefoon, HALVERWEGE)
    page = telefoon.new_page()
    delen = DelenPagina(page)
    delen.open()
    schrijf = STANDEN["halverwege"].schrijf
    if kaart == "vol" and schrijf:
        delen.voeg_samen(schrijf(tmp_path))
    wacht_op_oordeel(page)
    [gisteren] = lees(page, "verdicts")
    klok.zet(page, DE_DAG_ERNA)
    delen.open()
    expect_poll(lambda: [item["today"] for item in lees(page, "verdicts")], [DE_DAG_ERNA], page, keer=600)
    page.close()
    return gisteren


def kom_tot_rust(page: Page, pad: str) -> None:
    """Open a page, and wait until it is complete and the rules have judged."""
    page.goto(f"./{pad}{'/' if pad and '?' not in pad and '#' not in pad else ''}")
    bladzijde = Pagina(page)
    bladzijde.expect_compleet()
    if not pad.startswith("school"):
        page.evaluate(WACHT_OP_TEKEN, "bpv:verdict")
    if "aanwezigheid" in pad:
        expect(page.get_by_text("Het blad wordt gemaakt.")).to_be_hidden(timeout=MOTOR_TIJD)
    page.evaluate(BEELDEN)


@pytest.mark.parametrize("oordeel", ["van nu", "nog geen", pytest.param("van gisteren", marks=pytest.mark.long)])
@pytest.mark.parametrize("kaart", ["leeg", "vol"])
def test_page_stands_still(telefoon: BrowserContext, tmp_path: Path, kaart: str, oordeel: str):
    """At a first visit there is no verdict; every morning it is yesterday's; otherwise that of the last visit."""
    gisteren = vul(telefoon, tmp_path, kaart)
    page = trage_tab(telefoon, VERSCHUIVING, traag=4)
    page.goto("./status/")
    te_veel = {}
    for pad in (*BLADZIJDEN, *MET_VRAAG):
        if oordeel != "van nu":
            page.evaluate(LEG_OORDEEL, gisteren if oordeel == "van gisteren" else None)
        kom_tot_rust(page, pad)
        gezien: dict[str, Any] = page.evaluate("verschoven")
        if gezien["som"] > HOOGSTENS:
            te_veel[pad or "/"] = (round(gezien["som"], 3), gezien["wat"])

    assert te_veel == {}


def test_what_comes_late_lies_over_the_page_and_moves_nothing(telefoon: BrowserContext, origin: Origin):
    """The sentence that the site works without a connection, at a first visit, with a slow host."""
    page = trage_tab(telefoon, VERSCHUIVING, traag=4)
    bladzijde = Pagina(page)
    bladzijde.open()
    bladzijde.expect_klaar_offline()
    page.evaluate(BEELDEN)

    assert page.evaluate("verschoven.som") <= HOOGSTENS, page.evaluate("verschoven.wat")
    assert origin.url in page.url


#: The distance of the addressed part from the top of the window, and whether it has stopped moving.
PLAATS_VAN: Final = """() => {
  const deel = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const veld = deel.closest(".veld[data-veld]");
  return (veld?.querySelector("legend, label") ?? deel).getBoundingClientRect().top;
}"""
#: This far below the top it is still the first thing that is read.
BOVENAAN: Final = 40


def plaatsen(dist: Path, hoogstens: int) -> list[str]:
    """Return links in the frozen pages to a place on a page: the last ones for each page, in order."""
    gevonden: dict[str, dict[str, None]] = {}
    for bestand in sorted(dist.rglob("index.html")):
        pad = bestand.parent.relative_to(dist).as_posix()
        if pad.startswith("school"):
            continue
        for link in re.findall(r'href="([^"#]*#[^"]+)"', bestand.read_text(encoding="utf-8")):
            heel = urljoin(f"/{pad}/" if pad != "." else "/", html.unescape(link)).lstrip("/")
            if not heel.endswith("#inhoud"):
                gevonden.setdefault(heel.partition("#")[0], {})[heel] = None
    return [link for links in gevonden.values() for link in list(links)[-hoogstens:]]


@pytest.mark.parametrize("hoogstens", [1, pytest.param(6, marks=pytest.mark.long)])
def test_every_link_to_a_place_ends_with_it_at_the_top(
    telefoon: BrowserContext, tmp_path: Path, dist: Path, hoogstens: int
):
    """The lists of terms and rules are long: a few links per page represent the others."""
    gisteren = vul(telefoon, tmp_path, "vol")
    page = trage_tab(telefoon, traag=4)
    page.goto("./status/")
    naast = {}
    for plek in (*plaatsen(dist, hoogstens), "uren/#blokken", "gegevens/#student-lastig"):
        # Yesterday's verdict has reserved space, but may still grow.
        page.evaluate(LEG_OORDEEL, gisteren)
        page.goto("about:blank")
        kom_tot_rust(page, plek)
        boven = page.evaluate(PLAATS_VAN)
        if not 0 <= boven <= BOVENAAN:
            naast[plek] = boven

    assert naast == {}


def expect_bovenaan(page: Page, lees_plaats: str) -> None:
    """Expect a place to reach the top, and to be there still when the page has grown."""
    expect_poll(lambda: 0 <= page.evaluate(lees_plaats) <= BOVENAAN, True, page)
    page.evaluate(BEELDEN)
    assert 0 <= page.evaluate(lees_plaats) <= BOVENAAN


@pytest.mark.parametrize("pad", ["begeleiding", "gegevens"])
def test_link_within_a_page_ends_with_its_place_at_the_top(telefoon: BrowserContext, pad: str):
    page = trage_tab(telefoon, traag=4)
    kom_tot_rust(page, pad)
    links = page.locator("main a[href^='#']").filter(visible=True)
    for nummer in {0, links.count() // 2, links.count() - 1}:
        links.nth(nummer).click()
        expect_bovenaan(page, PLAATS_VAN)


def test_student_who_is_opened_at_school_comes_to_the_top(telefoon: BrowserContext, map_bestand: Path):
    """On a small screen the class is above it, and the map grows while it is built."""
    page = trage_tab(telefoon, traag=4)
    school = SchoolPagina(page)
    school.open()
    school.kies_en_wacht(map_bestand)
    school.open_map("Sam Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible()
    expect_bovenaan(page, "() => document.querySelector('[data-map]:not([hidden])').getBoundingClientRect().top")


#: Whether the focused element is behind the messages.
BEDEKT: Final = """() => {
  const meldingen = document.querySelector(".meldingen"), hier = document.activeElement;
  const { left, top, width, height } = hier.getBoundingClientRect();
  const boven = document.elementFromPoint(left + width / 2, top + height / 2);
  return !meldingen.contains(hier) && meldingen.contains(boven) ? `${hier.tagName} ${hier.id || hier.textContent}` : "";
}"""


@pytest.mark.parametrize("wanneer", ["before", "after"])
def test_focus_is_never_behind_a_message(nieuw_toestel: NieuwToestel, wanneer: str):
    """A message appears while a user moves through a form with the keyboard, or is already there."""
    page = nieuw_toestel(reduced_motion="reduce").new_page()
    kom_tot_rust(page, "bezoek/?nieuw")
    toon = "() => { document.querySelector('[data-module=update]').hidden = false; }"
    if wanneer == "before":
        page.evaluate(toon)
    page.locator("main input").first.focus()
    for _ in range(25):
        page.keyboard.press("Tab")
        if wanneer == "after":
            page.evaluate(toon)
            page.evaluate(BEELDEN)
        assert page.evaluate(BEDEKT) == ""
        if wanneer == "after":
            page.evaluate("() => { document.querySelector('[data-module=update]').hidden = true; }")
