"""Breaks the storage of a device by the browser's own means: a full phone, a dead connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, CDPSession, Page

#: Remembers every connection that the page makes, so that a test can kill it without the page noticing.
REMEMBER: Final = """(() => {
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
#: Adds a switch to the browser's own database, for failures that no browser setting causes: "<where> <what>", the
#: name of an error, or how it fails without one. Each tab has its own switch.
SWITCH: Final = """(() => {
  const stand = (waar) => {
    const [plaats, wat] = (sessionStorage.getItem("opslag") ?? "").split(" ");
    return plaats === waar ? wat : undefined;
  };
  const gooi = (naam) => { throw new DOMException("kapot", naam); };
  const { open } = IDBFactory.prototype;
  const { put } = IDBObjectStore.prototype;
  const { commit } = IDBTransaction.prototype;
  const stil = [];
  IDBFactory.prototype.open = function (...args) {
    const wat = stand("open");
    if (wat && wat !== "zwijgt") gooi(wat);
    const vraag = open.apply(this, args);
    const smoor = (event) => { stil.push(vraag); event.stopImmediatePropagation(); };
    if (wat) vraag.addEventListener("success", smoor, { once: true });
    return vraag;
  };
  globalThis.antwoordAlsnog = () => stil.splice(0).map((vraag) => vraag.dispatchEvent(new Event("success"))).length;
  const blijfBezig = (store) => void (store.get("").onsuccess = () => blijfBezig(store));
  const fouten = {
    zwijgt: (store, args) => { blijfBezig(store); return put.apply(store, args); },
  };
  IDBObjectStore.prototype.put = function (...args) {
    const wat = stand("put");
    if (!wat) return put.apply(this, args);
    return fouten[wat] ? fouten[wat](this, args) : gooi(wat);
  };
  // A transaction that has something to do does not end; one that is told to end has nothing to do any more.
  IDBTransaction.prototype.commit = function () {
    if (stand("put") !== "zwijgt") commit.apply(this);
  };
})();"""
#: A moment long ago, as a browser counts.
MILESTONE: Final = 1_700_000_000_000
#: Everything in one store as it is on disk, read over the test's own connection.
READ: Final = """(naam) => new Promise((klaar, mis) => {
  const vraag = indexedDB.open("bpv-map");
  vraag.onerror = () => mis(vraag.error);
  vraag.onsuccess = () => {
    const alles = vraag.result.transaction(naam).objectStore(naam).getAll();
    alles.onsuccess = () => { vraag.result.close(); klaar(alles.result); };
    alles.onerror = () => mis(alles.error);
  };
})"""
#: Puts a record on disk behind the back of the page.
PUT: Final = """(record) => new Promise((klaar, mis) => {
  const vraag = indexedDB.open("bpv-map");
  vraag.onerror = () => mis(vraag.error);
  vraag.onsuccess = () => {
    const tx = vraag.result.transaction("records", "readwrite");
    tx.objectStore("records").put(record);
    tx.oncomplete = () => { vraag.result.close(); klaar(); };
    tx.onerror = () => mis(tx.error);
  };
})"""


#: Like a write by the app: it changes the map, so earlier verdicts no longer apply.
PUT_MAP = """(records) => new Promise((klaar, mis) => {
  const vraag = indexedDB.open("bpv-map");
  vraag.onerror = () => mis(vraag.error);
  vraag.onsuccess = () => {
    const result = vraag.result.transaction(["records", "meta"], "readwrite");
    for (const record of records) result.objectStore("records").put(record);
    const meta = result.objectStore("meta");
    const oud = meta.get("state");
    oud.onsuccess = () => {
      const state = oud.result ?? { revision: 0, clock: "", savedAt: "" };
      meta.put({ ...state, revision: state.revision + 1 }, "state");
    };
    result.oncomplete = () => { vraag.result.close(); klaar(); };
    result.onerror = () => mis(result.error);
  };
})"""


def set_switch(context: BrowserContext) -> None:
    """Let a test break the storage of a device's pages with `switch_storage`; call before they are opened."""
    context.add_init_script(SWITCH)


def switch_storage(page: Page, state: str) -> None:
    """Break the storage of a tab ("open UnknownError", "put zwijgt"), or repair it ("")."""
    page.evaluate("(stand) => sessionStorage.setItem('opslag', stand)", state)


def answer_after_all(page: Page) -> None:
    """Let every suspended open request succeed after all."""
    assert page.evaluate("() => antwoordAlsnog()") > 0


def follow_connections(context: BrowserContext) -> None:
    """Let the pages of a device remember their connections; call before they are opened."""
    context.add_init_script(REMEMBER)


def break_connections(page: Page) -> list[str]:
    """Close a page's connections behind its back; return the error each gives when used after that."""
    said: list[str] = page.evaluate("() => breekVerbindingen()")
    return said


def fill_up(page: Page, url: str) -> CDPSession:
    """
    Leave no room on the device for the site at an address; undone by `make_room`.

    Chromium remembers for half a minute how much room there was: this must come before the browser's first write.
    """
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": url.rstrip("/"), "quotaSize": 1})
    return session


def make_room(session: CDPSession, url: str) -> None:
    """Free the room on a device again."""
    session.send("Storage.overrideQuotaForOrigin", {"origin": url.rstrip("/")})
    session.detach()


def read(page: Page, store: str) -> list[Any]:
    """Return what a store holds on disk, not in the page's memory."""
    found: list[Any] = page.evaluate(READ, store)
    return found


def expect_removed_photos(page: Page, count: int) -> None:
    """Expect a removal time to be stored for this many photos; no other small fact is such a number."""
    expect_poll(lambda: sum(type(item) is int and item > MILESTONE for item in read(page, "meta")), count, page)


def put(page: Page, record: dict[str, Any]) -> None:
    """Put a record on disk, for the next page that is opened."""
    page.evaluate(PUT, record)


def put_map(page: Page, records: list[dict[str, Any]]) -> None:
    """Put records on disk as the app does, for the next page that is opened."""
    page.evaluate(PUT_MAP, records)


def wait_for_verdict(page: Page) -> None:
    """Wait until the rules have judged the map on disk; the page shows the verdict before it is stored."""

    def is_said() -> bool:
        states = [item for item in read(page, "meta") if isinstance(item, dict) and "savedAt" in item]
        revision = states[0]["revision"] if states else 0
        return [item["revision"] for item in read(page, "verdicts")] == [revision]

    expect_poll(is_said, True, page, times=600)


def expect_poll(read: Callable[[], object], expected: object, page: Page, *, times: int = 200) -> None:
    """Poll until something on disk is as expected, for as long as an ordinary expectation waits."""
    for _ in range(times):
        if read() == expected:
            return
        page.wait_for_timeout(100)
    assert read() == expected
