"""The storage of a device as a test breaks it, by the browser's own means: a full phone, a connection that died."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page

#: Remembers every connection that the page makes, so that a test can let it die without a word to the page.
ONTHOUD: Final = """(() => {
  const verbindingen = [];
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const vraag = open.apply(this, args);
    vraag.addEventListener("success", () => verbindingen.push(vraag.result));
    return vraag;
  };
  globalThis.breekVerbindingen = () => verbindingen.splice(0).map((db) => {
    db.close();
    try { return db.transaction("meta").mode; } catch (fout) { return fout.name; }
  });
})();"""
#: Everything in one store, as it lies on disk, by a connection of the test's own.
LEES: Final = """(naam) => new Promise((klaar, mis) => {
  const vraag = indexedDB.open("bpv-map");
  vraag.onerror = () => mis(vraag.error);
  vraag.onsuccess = () => {
    const alles = vraag.result.transaction(naam).objectStore(naam).getAll();
    alles.onsuccess = () => { vraag.result.close(); klaar(alles.result); };
    alles.onerror = () => mis(alles.error);
  };
})"""


def volg_verbindingen(context: BrowserContext) -> None:
    """Let the pages of a device remember their connections; before they are opened."""
    context.add_init_script(ONTHOUD)


def breek_verbindingen(page: Page) -> list[str]:
    """Close the connections of a page behind its back; give what each says when it is used after that."""
    said: list[str] = page.evaluate("() => breekVerbindingen()")
    return said


def maak_vol(page: Page, url: str) -> CDPSession:
    """
    Leave no room on the device for the site at an address; ends with `maak_ruimte`.

    Chromium remembers for half a minute how much room there was: this must come before the browser's first write.
    """
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": url.rstrip("/"), "quotaSize": 1})
    return session


def maak_ruimte(session: CDPSession, url: str) -> None:
    """Give a device its room back."""
    session.send("Storage.overrideQuotaForOrigin", {"origin": url.rstrip("/")})
    session.detach()


def lees(page: Page, store: str) -> list[Any]:
    """Return what a store holds on disk, not what the page remembers."""
    found: list[Any] = page.evaluate(LEES, store)
    return found
