"""One button that leaves nothing of the user on the phone: every store is checked afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from e2e.helpers import storage
from e2e.pages.delen import LAST_QUESTION, DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.school import SchoolPage
from e2e.pages.status import StatusPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

MARK: Final = "merkteken"
#: Puts something into every store of every database of the site, as if a user had.
MARK_ALL: Final = """async (merk) => {
  const klaar = (vraag) => new Promise((goed, mis) => {
    vraag.onsuccess = () => goed(vraag.result);
    vraag.onerror = () => mis(vraag.error);
  });
  const namen = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await klaar(indexedDB.open(name));
    for (const winkel of db.objectStoreNames) {
      const store = db.transaction(winkel, "readwrite").objectStore(winkel);
      const record = { soort: "student", velden: { voornaam: merk }, tijden: {}, verwijderd: null };
      if (store.keyPath) await klaar(store.put({ ...record, [store.keyPath]: merk }));
      else await klaar(store.put({ merk }, merk));
      namen.push(`${name}/${winkel}`);
    }
    db.close();
  }
  const changes = [{ id: merk, soort: "student", velden: { voornaam: merk } }];
  const gedood = { clock: "2026-11-25T10:00:00.000Z/0000", changes };
  localStorage.setItem("bpv-map:journal:dood", JSON.stringify(gedood));
  const bij = { clock: "", changes: [[merk, { records: [], isTaken: false }]] };
  localStorage.setItem("bpv-map-school:journal:dood", JSON.stringify(bij));
  sessionStorage.setItem("bpv-map-iets", merk);
  await (await caches.open("bpv-map-received|/")).put("/delen/ontvang", new Response(merk));
  return namen;
}"""
#: Where the mark, or any word, is still found; for bytes only the key is checked.
FIND: Final = """async (woorden) => {
  const klaar = (vraag) => new Promise((goed, mis) => {
    vraag.onsuccess = () => goed(vraag.result);
    vraag.onerror = () => mis(vraag.error);
  });
  const gevonden = [];
  const kijk = (plek, tekst) => {
    for (const woord of woorden) if (tekst.includes(woord)) gevonden.push(`${plek}: ${woord}`);
  };
  for (const { name } of await indexedDB.databases()) {
    const db = await klaar(indexedDB.open(name));
    for (const winkel of db.objectStoreNames) {
      const store = db.transaction(winkel).objectStore(winkel);
      kijk(`${name}/${winkel}`, JSON.stringify(await klaar(store.getAllKeys())));
      if (!name.endsWith("engine")) kijk(`${name}/${winkel}`, JSON.stringify(await klaar(store.getAll())));
    }
    db.close();
  }
  if (await caches.has("bpv-map-received|/")) gevonden.push(`gedeeld: ${woorden[0]}`);
  for (const opslag of [localStorage, sessionStorage]) kijk("opslag", JSON.stringify({ ...opslag }));
  return gevonden;
}"""
WORDS: Final = [MARK, "Sam", "Voorbeeld"]


def where(page: Any) -> list[str]:  # noqa: ANN401 - Playwright's page
    """Return where anything of the user is still stored."""
    found: list[str] = page.evaluate(FIND, WORDS)
    return found


@pytest.mark.scenario("Everything is wiped with two tabs open, one of them typed in: nothing is left in any store")
def test_one_button_leaves_nothing_in_any_store_and_no_tab_brings_it_back(phone: BrowserContext, map_file: Path):
    page, other = phone.new_page(), phone.new_page()
    school = SchoolPage(page)
    school.open()
    school.choose_and_wait(map_file)
    school.keeping.check()
    expect(page.get_by_text("De bestanden blijven op deze computer staan")).to_be_visible()
    delen = DelenPage(page)
    delen.open()
    delen.merge(map_file)
    gegevens = GegevensPage(other)
    gegevens.open()
    gegevens.student.expect_values(voornaam="Sam")
    stores = page.evaluate(MARK_ALL, MARK)
    assert {"bpv-map/records", "bpv-map/kopieen", "bpv-map-school/bestanden"} <= {*stores}
    assert {hit.partition(":")[0] for hit in where(page)} >= {*stores, "opslag", "gedeeld"}
    gegevens.student.field("achternaam").press_sequentially("Voorbeeld-")
    delen.wipe()

    gegevens.student.expect_values(voornaam="", achternaam="")
    gegevens.expect_saved()
    assert where(page) == []
    assert storage.read(page, "records") == storage.read(page, "kopieen") == storage.read(page, "attachments") == []
    # That remains so after another visit, and the app itself is still there.
    StatusPage(other).open()
    expect(other.get_by_text("Nog niets", exact=True)).to_be_visible()
    assert where(other) == []


def test_wiping_asks_for_a_file_first_and_once_more_in_plain_words(phone: BrowserContext, tmp_path: Path):
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    delen = DelenPage(page)
    delen.open()
    button = page.get_by_role("button", name="Wis alles van deze telefoon")
    ask = page.get_by_role("dialog").get_by_role("heading")
    back, yes = page.get_by_role("button", name="Nee, terug"), page.get_by_role("button", name="Ja, haal weg")
    button.click()
    expect(ask).to_contain_text("Zet eerst een kopie veilig")
    back.click()
    expect(page.get_by_role("button", name="Zet een kopie veilig")).to_be_focused()
    button.click()
    yes.click()
    expect(ask).to_have_text(LAST_QUESTION)
    back.click()
    assert len(storage.read(page, "records")) == 1
    delen.make_file(tmp_path)
    expect(delen.making.get_by_text("Laatste kopie")).to_be_visible()
    button.click()
    expect(ask).to_have_text(LAST_QUESTION)
    back.click()

    assert len(storage.read(page, "records")) == 1


def test_address_alone_wipes_nothing(phone: BrowserContext):
    """Sending somebody a link to the page shown after wiping deletes nothing."""
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    delen = DelenPage(page)
    delen.open("?gewist=1")
    gegevens.open()

    gegevens.student.expect_values(voornaam="Sam")
