"""Transfer without a network: codes on one screen, read by another device's camera or from pictures."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file.envelope import write_envelope
from bpv_site.checks import browser
from e2e.files.map_files import EXPORTED_AT, GENERATOR, records_in
from e2e.helpers.device import PHONE, PLACE
from e2e.pages.codes import CodeBox, ReadBox
from e2e.pages.delen import DelenPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.records import LeerafsprakenPage
from e2e.pages.school import SchoolPage
from e2e.test_accessible import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

    from bpv_logic.map.bpvmap import Record
    from e2e.helpers.device import NewDevice
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: Creates a phone whose camera sees pictures.
type CameraPhone = Callable[..., BrowserContext]

NO_CAMERA = "Hier is geen camera. Kies hieronder foto's van de codes."
NO_PERMISSION = "De camera mag niet aan. Geef toestemming in je browser, of kies hieronder foto's van de codes."
#: Enough frames of each code for a slow machine to see it before the next.
PICTURES_PER_CODE = 15
MAKE_CODE = """async (tekst) => {
  const { encodeQR } = await import("/static/js/qr-library.js");
  return encodeQR(tekst, "raw", { ecc: "low" });
}"""


def shows(page: Page, path: Path, what: str = "Mijn hele map") -> CodeBox:
    """Show the codes of a map that was opened from a file."""
    delen = DelenPage(page)
    delen.open()
    delen.merge(path)
    delen.expect_saved()
    box = CodeBox(page)
    box.show(what)
    return box


def from_own_page(page: Page, path: Path) -> CodeBox:
    """Show the codes of the leerafspraken, from the page where they are filled in."""
    delen = DelenPage(page)
    delen.open()
    delen.merge(path)
    sheet = LeerafsprakenPage(page)
    sheet.open()
    sheet.open_row(str(builders.make_leerafspraken().velden["leerpunten"]))
    page.get_by_role("link", name="Toon als codes").click()
    box = CodeBox(page)
    expect(box.root.get_by_role("option", selected=True)).to_contain_text("Leerafspraken")
    box.button("Toon de codes").click()
    expect(box.code).to_be_visible(timeout=ENGINE_TIME)
    return box


def reads(page: Page) -> tuple[DelenPage, ReadBox]:
    """Open the page that reads codes on a device, and its code reader."""
    delen = DelenPage(page)
    delen.open()
    box = ReadBox(page, "Een bestand openen")
    box.open()
    return delen, box


def as_file(folder: Path, *records: Record) -> Path:
    """Write a map as a file."""
    path = folder / "bpv-map-sam.json"
    path.write_text(write_envelope(records, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
    return path


def sign(page: Page, text: str, path: Path) -> Path:
    """Make a picture of a code that holds any text."""
    rows: list[list[bool]] = page.evaluate(MAKE_CODE, text)
    image = Image.new("L", (len(rows), len(rows)), 255)
    image.putdata([0 if black else 255 for row in rows for black in row])
    image.resize((len(rows) * 8, len(rows) * 8), Image.Resampling.NEAREST).save(path)
    return path


@pytest.mark.scenario("A map goes to another phone as pictures of its codes, in any order: whole, and only after a yes")
def test_codes_in_any_order_bring_the_whole_map_after_a_yes(
    phone: BrowserContext, new_device: NewDevice, map_file: Path, tmp_path: Path
):
    photos = shows(phone.new_page(), map_file).photos(tmp_path)
    delen, box = reads(new_device().new_page())
    box.expect_notice(NO_CAMERA)
    box.choose(*reversed(photos))
    delen.expect_preview("Dagen", "Leerafspraken", "Handtekeningen")
    expect(box.box).to_be_hidden()
    delen.page.reload()
    delen.expect_usable()
    nothing = records_in(delen.make_file(tmp_path))
    box.open()
    box.choose(*photos)
    delen.opening.get_by_role("button", name="Samenvoegen").click(timeout=ENGINE_TIME)
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()

    assert len(photos) > 1
    assert nothing == {}
    (tmp_path / "na").mkdir()
    assert records_in(delen.make_file(tmp_path / "na")) == records_in(map_file)


def test_missing_part_is_named_and_nothing_is_read(
    phone: BrowserContext, new_device: NewDevice, map_file: Path, tmp_path: Path
):
    photos = shows(phone.new_page(), map_file).photos(tmp_path)
    delen, box = reads(new_device().new_page())
    box.choose(*photos[1:], photos[-1])
    box.expect_state(f"{len(photos) - 1} van {len(photos)} codes gelezen.")

    expect(box.delen.first).to_have_text("1 ontbreekt nog")
    expect(box.delen.filter(has_text="gelezen")).to_have_count(len(photos) - 1)
    expect(delen.opening.get_by_role("button", name="Samenvoegen")).to_be_hidden()


def test_code_of_another_series_does_not_count_until_it_is_wanted(
    phone: BrowserContext, new_device: NewDevice, map_file: Path, tmp_path: Path
):
    page = phone.new_page()
    photos = shows(page, map_file).photos(tmp_path)
    CodeBox(page).show("Planning van de ochtend")
    (tmp_path / "ander").mkdir()
    another = CodeBox(page).photos(tmp_path / "ander")
    delen, box = reads(new_device().new_page())
    box.choose(photos[0])
    box.expect_state(f"1 van {len(photos)} codes gelezen.")
    box.choose(another[0])
    box.expect_notice("Deze code hoort bij een andere reeks. Hij telt niet mee.")
    box.expect_state(f"1 van {len(photos)} codes gelezen.")

    box.box.get_by_role("button", name="Begin met die andere reeks").click()
    box.choose(*another)
    delen.expect_preview("Bewijzen: 1, 1 nieuw.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("HTTPS://SCHOOL.EXAMPLE/", "Dit is geen code van de BPV-map."),
        ("BPV1/Z/0123456789/1/2/00000000/BB8", "Deze code is niet goed te lezen. Maak er een nieuwe foto van."),
        ("", "In deze foto staat geen code die te lezen is. Maak een scherpere foto, met de hele code erop."),
    ],
)
def test_picture_of_something_else_gets_a_sentence_and_counts_for_nothing(
    tab: Page, tmp_path: Path, text: str, sentence: str
):
    _, box = reads(tab)
    photo = tmp_path / "foto.png"
    if text:
        sign(tab, text, photo)
    else:
        Image.new("L", (400, 400), 255).save(photo)
    box.choose(photo)

    box.expect_notice(sentence)
    expect(box.delen).to_have_count(0)


@pytest.mark.scenario(
    "One signed form goes by itself to the phone that has the rest: merged, its signature still valid"
)
def test_one_form_goes_by_itself_and_merges(
    phone: BrowserContext, new_device: NewDevice, map_file: Path, tmp_path: Path
):
    received = as_file(tmp_path, builders.make_student(), builders.make_periode())
    photos = from_own_page(phone.new_page(), map_file).photos(tmp_path)
    page = new_device().new_page()
    delen = DelenPage(page)
    delen.open()
    delen.merge(received)
    box = ReadBox(page, "Een bestand openen")
    box.open()
    box.choose(*photos)
    delen.expect_preview("Leerafspraken: 1, 1 nieuw.", "Handtekeningen: 1, 1 nieuw.")
    sentences = delen.example.all_inner_texts()
    delen.opening.get_by_role("button", name="Samenvoegen").click()
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()
    (tmp_path / "na").mkdir()
    after = records_in(delen.make_file(tmp_path / "na"))

    assert [sentence for sentence in sentences if "Dagen" in sentence or "Bewijzen" in sentence] == []
    everything = records_in(map_file)
    gone = {record["soort"] for record in after.values()}
    assert gone == {"student", "periode", "leerafspraken", "contact", "handtekening"}
    assert all(after[key] == everything[key] for key in after)


@pytest.mark.parametrize("what", ["Mijn hele map", "Werkbespreking"])
def test_codes_never_hold_what_is_private(phone: BrowserContext, new_device: NewDevice, tmp_path: Path, what: str):
    werkbespreking = builders.make_werkbespreking(notitie="Alleen voor mij")
    file = as_file(tmp_path, builders.make_student(), builders.make_periode(), werkbespreking)
    page = phone.new_page()
    delen = DelenPage(page)
    delen.open()
    delen.merge(file)
    delen.expect_saved()
    codes = CodeBox(page)
    codes.show(what)
    another, reader = reads(new_device().new_page())
    reader.choose(*codes.photos(tmp_path))
    another.opening.get_by_role("button", name="Samenvoegen").click(timeout=ENGINE_TIME)
    expect(another.opening.get_by_text("Samengevoegd")).to_be_visible()
    (tmp_path / "na").mkdir()
    after = records_in(another.make_file(tmp_path / "na"))

    assert after[werkbespreking.id]["velden"]["afspraken"] == werkbespreking.text("afspraken")
    assert "notitie" not in after[werkbespreking.id]["velden"]


def test_school_reads_codes_and_has_the_student_in_the_table(
    phone: BrowserContext, laptop: BrowserContext, map_file: Path, tmp_path: Path
):
    photos = shows(phone.new_page(), map_file).photos(tmp_path)
    school = SchoolPage(laptop.new_page())
    school.open()
    box = ReadBox(school.page, "Bestanden openen")
    box.open()
    box.choose(*photos)

    school.expect_read(1)
    assert school.names() == ["Sam Voorbeeld"]


@pytest.fixture(name="camera_phone")
def _camera_phone(browser_type: BrowserType, origin: Origin, guard: Guard, tmp_path: Path) -> Iterator[CameraPhone]:
    """Return a factory for phones whose camera sees pictures."""
    made: list[Browser] = []

    def make(*photos: Path) -> BrowserContext:
        film = tmp_path / "camera.mjpeg"
        film.write_bytes(b"".join(photo.read_bytes() for photo in photos for _ in range(PICTURES_PER_CODE)))
        camera = ("--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}")
        launched = browser_type.launch(executable_path=browser.ensure_chromium(), args=[*browser.ARGUMENTS, *camera])
        made.append(launched)
        context = launched.new_context(base_url=origin.url, **PHONE, **PLACE)
        context.set_default_timeout(ENGINE_TIME)
        guard.watch(context, origin.url)
        return context

    yield make
    for launched in made:
        launched.close()


@pytest.mark.scenario("A camera before the screen that shows the codes: the map comes over, with the host gone")
def test_camera_reads_the_codes_of_the_screen_with_the_host_gone(
    new_device: NewDevice, camera_phone: CameraPhone, origin: Origin, map_file: Path, tmp_path: Path
):
    page = new_device(device_scale_factor=2).new_page()
    BasePage(page).open()
    BasePage(page).expect_ready_offline()
    origin.stop()
    photos = shows(page, map_file).photos(tmp_path)
    origin.start()
    context = camera_phone(*photos)
    context.grant_permissions(["camera"])
    reader = context.new_page()
    BasePage(reader).open()
    BasePage(reader).expect_ready_offline()
    origin.stop()
    delen, _ = reads(reader)
    delen.expect_preview("Dagen", "Leerafspraken", "Handtekeningen")
    delen.opening.get_by_role("button", name="Samenvoegen").click()
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()

    (tmp_path / "na").mkdir()
    assert records_in(delen.make_file(tmp_path / "na")) == records_in(map_file)


def test_phone_that_keeps_nothing_says_that_it_cannot_read(new_device: NewDevice, origin: Origin, guard: Guard):
    """Negative control of the previous test: without the phone's own cache, the missing host is noticed."""
    guard.expects("Failed to load resource", "Failed to fetch", "codes cannot be read here", "codes were not made")
    # The rules may be on their way when the host goes.
    guard.expects("the rules do not run", "the worker could not be loaded")
    page = new_device(service_workers="block").new_page()
    DelenPage(page).open()
    DelenPage(page).expect_complete()
    origin.stop()
    read_box = ReadBox(page, "Een bestand openen")
    read_box.open()
    expect(read_box.root.get_by_text("Dit apparaat kan nu geen codes lezen.")).to_be_visible()
    CodeBox(page).button("Toon de codes").click()

    expect(CodeBox(page).root.get_by_role("alert")).to_have_text(
        "De codes zijn niet gemaakt. Probeer het nog een keer."
    )


def test_refused_camera_gets_its_sentence(camera_phone: CameraPhone, tmp_path: Path):
    Image.new("L", (320, 320), 128).save(tmp_path / "grijs.jpg")
    context = camera_phone(tmp_path / "grijs.jpg")
    _, box = reads(context.new_page())

    box.expect_notice(NO_PERMISSION)


def test_codes_go_round_by_themselves_until_paused(tab: Page, map_file: Path):
    box = shows(tab, map_file)
    _, count = box.number()
    for number in (*range(2, count + 1), 1):
        expect(box.root.get_by_role("img", name=f"Code {number} van {count}")).to_be_visible()
    box.button("Pauze").click()
    expect(box.button("Speel af")).to_be_focused()
    at, total = box.number()
    box.button("Vorige").click()

    assert box.number() == ((at - 2) % total + 1, total)
    box.button("Klaar").click()
    expect(box.code).to_be_hidden()
    expect(box.button("Toon de codes")).to_be_focused()


def test_codes_stand_still_for_who_wants_less_motion(new_device: NewDevice, map_file: Path):
    box = shows(new_device(reduced_motion="reduce").new_page(), map_file)

    expect(box.button("Speel af")).to_be_visible()
    expect(box.button("Pauze")).to_be_hidden()


def test_map_that_takes_too_many_codes_says_so(tab: Page, tmp_path: Path):
    letters = random.Random(1)  # noqa: S311 - no secret
    noise = [json.dumps([letters.random() for _ in range(60)]) for _ in range(110)]
    weeks = [builders.make_werkbespreking(id=f"week-{number}", afspraken=text) for number, text in enumerate(noise)]
    delen = DelenPage(tab)
    delen.open()
    delen.merge(as_file(tmp_path, builders.make_student(), builders.make_periode(), *weeks))
    box = CodeBox(tab)
    box.button("Toon de codes").click()

    expect(box.root.get_by_role("alert")).to_contain_text("Maak een bestand, of kies één formulier.")
    expect(box.code).to_be_hidden()


def test_showing_and_reading_have_no_fault_for_anybody(tab: Page, map_file: Path, tmp_path: Path):
    shown = shows(tab, map_file)
    found = {"toon": faults(tab)}
    photos = shown.photos(tmp_path)
    box = ReadBox(tab, "Een bestand openen")
    box.open()
    box.choose(photos[0])
    box.expect_state(f"1 van {len(photos)} codes gelezen.")
    found["lees"] = faults(tab)

    assert found == {"toon": [], "lees": []}
