"""A page stands still while it is read, and a link to a place on it ends there."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

import pytest

from bpv_site.pages.all_pages import PAGES
from e2e.helpers.clock import Klok
from e2e.helpers.device import trage_tab
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import Pagina
from e2e.pictures.maps import HALVERWEGE, STANDEN

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.origin import Origin

#: Adds up how much of what was seen moved by itself, and names what moved most.
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
#: Two frames after the last change, so that what the page did last is counted.
BEELDEN: Final = "() => new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(klaar)))"
#: Takes the last verdict away, or makes it one of yesterday.
OORDEEL: Final = """(hoe) => new Promise((klaar, mis) => {
  const vraag = indexedDB.open("bpv-map");
  vraag.onerror = () => mis(vraag.error);
  vraag.onsuccess = () => {
    const tx = vraag.result.transaction("verdicts", "readwrite");
    const store = tx.objectStore("verdicts");
    if (hoe === "weg") store.clear();
    else store.get("state").onsuccess = ({ target }) => {
      if (target.result) store.put({ ...target.result, today: "2020-01-01" }, "state");
    };
    tx.oncomplete = () => { vraag.result.close(); klaar(); };
  };
})"""
#: What a page may move at most; web.dev calls a tenth good.
HOOGSTENS: Final = 0.02
#: Pages that still move more than that, with the most that was measured; each is work that is left.
NOG_TE_DOEN: Final = {"": 0.13, "bezoek": 0.08, "voortgang": 0.03, "delen/?aanwezigheid": 0.07}
NIET_GEKEND: Final = "404.html"
#: Beside every page as it is: with something in the address.
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


def meet(page: Page, pad: str) -> tuple[float, list[str]]:
    """Open a page, let it come to rest, and give how much of it moved."""
    page.goto(f"./{pad}{'/' if pad and '?' not in pad else ''}")
    bladzijde = Pagina(page)
    bladzijde.expect_compleet()
    if not pad.startswith("school"):
        bladzijde.expect_gecontroleerd()
    page.evaluate(BEELDEN)
    gezien: dict[str, Any] = page.evaluate("verschoven")
    return gezien["som"], gezien["wat"]


@pytest.mark.parametrize("oordeel", ["van nu", "nog geen", pytest.param("van gisteren", marks=pytest.mark.long)])
@pytest.mark.parametrize("kaart", ["leeg", "vol"])
def test_page_stands_still(telefoon: BrowserContext, tmp_path: Path, kaart: str, oordeel: str):
    """At a first visit there is no verdict; every morning the one of yesterday; else that of the last visit."""
    Klok(telefoon, HALVERWEGE)
    page = trage_tab(telefoon, VERSCHUIVING, traag=4)
    delen = DelenPagina(page)
    delen.open()
    schrijf = STANDEN["halverwege"].schrijf
    if kaart == "vol" and schrijf:
        delen.voeg_samen(schrijf(tmp_path))
    delen.expect_gecontroleerd()
    te_veel = {}
    for pad in (*BLADZIJDEN, *MET_VRAAG):
        if oordeel != "van nu":
            page.evaluate(OORDEEL, "weg" if oordeel == "nog geen" else "oud")
        som, wat = meet(page, pad)
        if som > NOG_TE_DOEN.get(pad, HOOGSTENS):
            te_veel[pad or "/"] = (round(som, 3), wat)

    assert te_veel == {}


def test_what_comes_late_lies_over_the_page_and_moves_nothing(telefoon: BrowserContext, origin: Origin):
    """The sentence that the site works without a connection, at a first visit, with the host slow."""
    page = trage_tab(telefoon, VERSCHUIVING, traag=4)
    bladzijde = Pagina(page)
    bladzijde.open()
    bladzijde.expect_klaar_offline()
    page.evaluate(BEELDEN)

    assert page.evaluate("verschoven.som") <= HOOGSTENS, page.evaluate("verschoven.wat")
    assert origin.url in page.url


#: How far below the top of the window the part that the address names begins, and whether it has stopped moving.
PLAATS_VAN: Final = """() => {
  const deel = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const veld = deel.closest(".veld[data-veld]");
  return (veld?.querySelector("legend, label") ?? deel).getBoundingClientRect().top;
}"""
#: The lists of words and rules are long; a few of each stand for the others.
HOOGSTENS_VAN_EEN_BLADZIJDE: Final = 6
#: So far below the top it is still the first thing that is read.
BOVENAAN: Final = 40


def plaatsen(dist: Path) -> list[str]:
    """Return the links to a place on a page that are in the frozen pages, each once."""
    gevonden: dict[str, set[str]] = {}
    for bestand in sorted(dist.rglob("index.html")):
        pad = bestand.parent.relative_to(dist).as_posix()
        if pad.startswith("school"):
            continue
        for link in re.findall(r'href="([^"#]*#[^"]+)"', bestand.read_text(encoding="utf-8")):
            heel = urljoin(f"/{pad}/" if pad != "." else "/", html.unescape(link)).lstrip("/")
            if not heel.endswith("#inhoud"):
                gevonden.setdefault(heel.partition("#")[0], set()).add(heel)
    return [link for links in gevonden.values() for link in sorted(links)[:HOOGSTENS_VAN_EEN_BLADZIJDE]]


def test_every_link_to_a_place_ends_with_it_at_the_top(telefoon: BrowserContext, tmp_path: Path, dist: Path):
    Klok(telefoon, HALVERWEGE)
    page = trage_tab(telefoon, traag=4)
    delen = DelenPagina(page)
    delen.open()
    schrijf = STANDEN["halverwege"].schrijf
    assert schrijf
    delen.voeg_samen(schrijf(tmp_path))
    delen.expect_gecontroleerd()
    naast = {}
    for plek in (*plaatsen(dist), "uren/#blokken", "gegevens/#student-lastig"):
        # What was said yesterday has its room, and may still grow.
        page.evaluate(OORDEEL, "oud")
        page.goto("about:blank")
        page.goto(f"./{plek}")
        Pagina(page).expect_compleet()
        Pagina(page).expect_gecontroleerd()
        page.evaluate(BEELDEN)
        boven = page.evaluate(PLAATS_VAN)
        if not 0 <= boven <= BOVENAAN:
            naast[plek] = boven

    assert naast == {}
