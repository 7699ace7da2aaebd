"""The snapshot of the engine that the device keeps: used when it is sound, deleted if there is any doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from e2e.pages.gegevens import GegevensPage

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import LastingDevice

#: Opens the snapshot's store, does one thing with it, and returns the snapshot; null when there is none.
_STORE: Final = """async ([harm, words]) => {
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const known = (await indexedDB.databases()).some((database) => database.name === "bpv-map-engine");
  if (!known) return null;
  const db = await settled(indexedDB.open("bpv-map-engine"));
  try {
    if (!db.objectStoreNames.contains("snapshot")) return null;
    const tx = db.transaction("snapshot", "readwrite");
    const ended = new Promise((resolve) => { tx.oncomplete = resolve; });
    const store = tx.objectStore("snapshot");
    const about = await settled(store.get("about"));
    const image = await settled(store.get("image"));
    if (harm === "bit") {
      image.bytes[image.bytes.length >> 1] ^= 1;
      store.put(image, "image");
    }
    if (harm === "half") store.put({...image, bytes: image.bytes.slice(0, image.bytes.length / 2)}, "image");
    if (harm === "no image") store.delete("image");
    if (harm === "build") store.put({...about, key: about.key.replace("engine/", "engine/old-")}, "about");
    if (harm === "unfinished") store.put({...about, unfinished: 3}, "about");
    await ended;
    if (!about) return null;
    const texts = words.length ? [new TextDecoder("latin1").decode(image.bytes)] : [];
    const holds = words.filter((word) => texts.some((text) => text.includes(word)));
    return {key: about.key, unfinished: about.unfinished, holds};
  } finally {
    db.close();
  }
}"""
#: Resolves when there is a sound snapshot and every start from it has finished; there is no event for that.
_KEPT: Final = f"""() => new Promise((resolve, reject) => {{
  const look = {_STORE};
  const again = async () => {{
    const found = await look(["", []]);
    if (found?.unfinished === 0) resolve(found);
    else setTimeout(again, 100);
  }};
  setTimeout(() => reject(new Error("no snapshot was kept")), 60000);
  void again();
}})"""
#: The disk has no room for the map until the snapshot's database is gone.
_FULL_OF_SNAPSHOT: Final = """() => {
  let room = false;
  const drop = IDBFactory.prototype.deleteDatabase;
  IDBFactory.prototype.deleteDatabase = function (name) {
    const request = drop.call(this, name);
    if (name === "bpv-map-engine") request.addEventListener("success", () => { room = true; });
    return request;
  };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...values) {
    if (!room) throw new DOMException("", "QuotaExceededError");
    return put.apply(this, values);
  };
}"""
#: Longer than the worker waits before it saves its memory; timers in the worker's own thread fire in order.
_PAST_QUIET: Final = "new Promise((resolve) => setTimeout(resolve, 1600))"


def snapshot(page: Page, *, harm: str = "", words: tuple[str, ...] = ()) -> dict[str, Any] | None:
    """Return the snapshot, and which words are in that memory; `harm` is done to it at the same time."""
    return page.evaluate(_STORE, [harm, list(words)])


def wait_for_snapshot(page: Page) -> dict[str, Any]:
    """Wait until the device keeps a sound snapshot."""
    return page.evaluate(_KEPT)


def have_checked(page: Page, voornaam: str, *, from_: str) -> None:
    """Open a page and change something, so that an engine must start; check what it starts from."""
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam=voornaam)
    gegevens.expect_saved()
    gegevens.expect_engine("ready")
    gegevens.expect_checked()
    expect(gegevens.html).to_have_attribute("data-engine-from", from_)


def test_second_start_is_from_the_snapshot_which_holds_no_word_of_the_map(phone: BrowserContext):
    page = phone.new_page()
    have_checked(page, "Wilhelmientje", from_="start")
    wait_for_snapshot(page)

    have_checked(page, "Annemariken", from_="snapshot")
    wait_for_snapshot(page)
    found = snapshot(page, words=("Wilhelmientje", "Annemariken", "bpv_logic"))

    assert found is not None
    assert found["holds"] == ["bpv_logic"]


@pytest.mark.scenario("The kept memory of the engine is damaged, half or of another build: thrown away")
@pytest.mark.parametrize(
    "harm",
    ["bit", "unfinished", *(pytest.param(harm, marks=pytest.mark.long) for harm in ("half", "no image", "build"))],
)
def test_snapshot_in_doubt_is_thrown_away_and_the_start_is_a_normal_one(phone: BrowserContext, harm: str):
    page = phone.new_page()
    have_checked(page, "Sam", from_="start")
    first = wait_for_snapshot(page)
    snapshot(page, harm=harm)

    have_checked(page, "Robin", from_="start")
    # The normal start saves a sound one again, and that one works.
    assert wait_for_snapshot(page)["key"] == first["key"]
    have_checked(page, "Alex", from_="snapshot")


@pytest.mark.scenario("The browser is killed while it keeps the memory of the engine: it starts soundly")
def test_browser_killed_while_the_snapshot_is_written_starts_soundly(lasting_phone: LastingDevice):
    page = lasting_phone.open()
    # Halfway: the memory is written, its description is not, and the transaction is open.
    page.on(
        "worker",
        lambda worker: worker.evaluate("""() => {
          const put = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = function (value, key) {
            const request = put.call(this, value, key);
            if (key !== "image") return request;
            request.onsuccess = () => {
              console.log("half written");
              const end = performance.now() + 20000;
              while (performance.now() < end);
            };
            return request;
          };
        }"""),
    )
    with page.expect_event("console", lambda message: message.text == "half written", timeout=60_000):
        have_checked(page, "Sam", from_="start")
    lasting_phone.kill()

    page = lasting_phone.open()
    gegevens = GegevensPage(page)
    gegevens.open()
    expect(page.get_by_label("Voornaam")).to_have_value("Sam")
    assert snapshot(page) is None
    have_checked(page, "Robin", from_="start")
    wait_for_snapshot(page)
    have_checked(page, "Alex", from_="snapshot")


@pytest.mark.scenario("The disk is full: no memory of the engine is kept, and nothing else suffers")
def test_full_disk_leaves_no_snapshot_and_says_nothing(phone: BrowserContext):
    page = phone.new_page()
    with page.expect_worker() as started:
        page.goto("./gegevens/")
    started.value.evaluate("""() => {
      IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError"); };
    }""")
    gegevens = GegevensPage(page)
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    gegevens.expect_engine("ready")
    started.value.evaluate(_PAST_QUIET)

    assert snapshot(page) is None
    have_checked(page, "Robin", from_="start")


@pytest.mark.scenario("The disk is full: the memory of the engine goes before a word of the map does")
def test_map_gets_the_room_of_the_snapshot(phone: BrowserContext):
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.go()
    gegevens.student.fill(voornaam="Sam")
    wait_for_snapshot(page)
    page.evaluate(_FULL_OF_SNAPSHOT)
    gegevens.student.fill(voornaam="Robin")
    gegevens.expect_saved()

    assert snapshot(page) is None
    gegevens.go()
    gegevens.student.expect_values(voornaam="Robin")


@pytest.mark.scenario("A browser that does not say how much room there is keeps the memory of the engine too")
def test_browser_that_does_not_tell_its_room_keeps_a_snapshot(phone: BrowserContext):
    page = phone.new_page()
    with page.expect_worker() as started:
        page.goto("./gegevens/")
    started.value.evaluate("() => { delete StorageManager.prototype.estimate; }")
    gegevens = GegevensPage(page)
    gegevens.student.fill(voornaam="Sam")

    wait_for_snapshot(page)
    have_checked(page, "Robin", from_="snapshot")


@pytest.mark.parametrize(
    "condition",
    [
        "StorageManager.prototype.estimate = async () => ({quota: 1e9, usage: 9e8})",
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})",
    ],
    ids=["short of room", "saving data"],
)
def test_device_that_has_no_room_or_saves_data_keeps_no_snapshot(phone: BrowserContext, condition: str):
    page = phone.new_page()
    gegevens = GegevensPage(page)
    with page.expect_worker() as started:
        gegevens.go()
    started.value.evaluate(condition)
    gegevens.expect_usable()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_engine("ready")
    started.value.evaluate(_PAST_QUIET)

    assert snapshot(page) is None
