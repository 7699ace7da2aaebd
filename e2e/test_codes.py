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
from e2e.helpers.device import PLAATS, TELEFOON
from e2e.pages.codes import Codevak, Leesvak
from e2e.pages.delen import DelenPagina
from e2e.pages.lijst import LeerafsprakenPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.school import SchoolPagina
from e2e.test_toegankelijk import fouten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

    from bpv_logic.map.bpvmap import Record
    from e2e.helpers.device import NieuwToestel
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: Creates a phone whose camera sees pictures.
type CameraTelefoon = Callable[..., BrowserContext]

GEEN_CAMERA = "Hier is geen camera. Kies hieronder foto's van de codes."
GEEN_TOESTEMMING = "De camera mag niet aan. Geef toestemming in je browser, of kies hieronder foto's van de codes."
#: Enough frames of each code for a slow machine to see it before the next.
BEELDEN_PER_CODE = 15
MAAK_CODE = """async (tekst) => {
  const { encodeQR } = await import("/static/js/qr-library.js");
  return encodeQR(tekst, "raw", { ecc: "low" });
}"""


def toont(page: Page, path: Path, wat: str = "Mijn hele map") -> Codevak:
    """Show the codes of a map that was opened from a file."""
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(path)
    delen.expect_bewaard()
    vak = Codevak(page)
    vak.toon(wat)
    return vak


def van_eigen_pagina(page: Page, path: Path) -> Codevak:
    """Show the codes of the leerafspraken, from the page where they are filled in."""
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(path)
    blad = LeerafsprakenPagina(page)
    blad.open()
    blad.open_rij(str(builders.make_leerafspraken().velden["leerpunten"]))
    page.get_by_role("link", name="Toon als codes").click()
    vak = Codevak(page)
    expect(vak.root.get_by_role("option", selected=True)).to_contain_text("Leerafspraken")
    vak.knop("Toon de codes").click()
    expect(vak.code).to_be_visible(timeout=MOTOR_TIJD)
    return vak


def leest(page: Page) -> tuple[DelenPagina, Leesvak]:
    """Open the page that reads codes on a device, and its code reader."""
    delen = DelenPagina(page)
    delen.open()
    vak = Leesvak(page, "Een bestand openen")
    vak.open()
    return delen, vak


def als_bestand(folder: Path, *records: Record) -> Path:
    """Write a map as a file."""
    path = folder / "bpv-map-sam.json"
    path.write_text(write_envelope(records, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
    return path


def teken(page: Page, tekst: str, path: Path) -> Path:
    """Make a picture of a code that holds any text."""
    rows: list[list[bool]] = page.evaluate(MAAK_CODE, tekst)
    image = Image.new("L", (len(rows), len(rows)), 255)
    image.putdata([0 if black else 255 for row in rows for black in row])
    image.resize((len(rows) * 8, len(rows) * 8), Image.Resampling.NEAREST).save(path)
    return path


@pytest.mark.scenario("A map goes to another phone as pictures of its codes, in any order: whole, and only after a yes")
def test_codes_in_any_order_bring_the_whole_map_after_a_yes(
    telefoon: BrowserContext, nieuw_toestel: NieuwToestel, map_bestand: Path, tmp_path: Path
):
    fotos = toont(telefoon.new_page(), map_bestand).fotos(tmp_path)
    delen, vak = leest(nieuw_toestel().new_page())
    vak.expect_melding(GEEN_CAMERA)
    vak.kies(*reversed(fotos))
    delen.expect_voorbeeld("Dagen", "Leerafspraken", "Handtekeningen")
    expect(vak.vak).to_be_hidden()
    delen.page.reload()
    delen.expect_bruikbaar()
    niets = records_in(delen.maak_bestand(tmp_path))
    vak.open()
    vak.kies(*fotos)
    delen.openen.get_by_role("button", name="Samenvoegen").click(timeout=MOTOR_TIJD)
    expect(delen.openen.get_by_text("Samengevoegd")).to_be_visible()

    assert len(fotos) > 1
    assert niets == {}
    (tmp_path / "na").mkdir()
    assert records_in(delen.maak_bestand(tmp_path / "na")) == records_in(map_bestand)


def test_missing_part_is_named_and_nothing_is_read(
    telefoon: BrowserContext, nieuw_toestel: NieuwToestel, map_bestand: Path, tmp_path: Path
):
    fotos = toont(telefoon.new_page(), map_bestand).fotos(tmp_path)
    delen, vak = leest(nieuw_toestel().new_page())
    vak.kies(*fotos[1:], fotos[-1])
    vak.expect_stand(f"{len(fotos) - 1} van {len(fotos)} codes gelezen.")

    expect(vak.delen.first).to_have_text("1 ontbreekt nog")
    expect(vak.delen.filter(has_text="gelezen")).to_have_count(len(fotos) - 1)
    expect(delen.openen.get_by_role("button", name="Samenvoegen")).to_be_hidden()


def test_code_of_another_series_does_not_count_until_it_is_wanted(
    telefoon: BrowserContext, nieuw_toestel: NieuwToestel, map_bestand: Path, tmp_path: Path
):
    page = telefoon.new_page()
    fotos = toont(page, map_bestand).fotos(tmp_path)
    Codevak(page).toon("Planning van de ochtend")
    (tmp_path / "ander").mkdir()
    andere = Codevak(page).fotos(tmp_path / "ander")
    delen, vak = leest(nieuw_toestel().new_page())
    vak.kies(fotos[0])
    vak.expect_stand(f"1 van {len(fotos)} codes gelezen.")
    vak.kies(andere[0])
    vak.expect_melding("Deze code hoort bij een andere reeks. Hij telt niet mee.")
    vak.expect_stand(f"1 van {len(fotos)} codes gelezen.")

    vak.vak.get_by_role("button", name="Begin met die andere reeks").click()
    vak.kies(*andere)
    delen.expect_voorbeeld("Bewijzen: 1, 1 nieuw.")


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("HTTPS://SCHOOL.EXAMPLE/", "Dit is geen code van de BPV-map."),
        ("BPV1/Z/0123456789/1/2/00000000/BB8", "Deze code is niet goed te lezen. Maak er een nieuwe foto van."),
        ("", "In deze foto staat geen code die te lezen is. Maak een scherpere foto, met de hele code erop."),
    ],
)
def test_picture_of_something_else_gets_a_sentence_and_counts_for_nothing(
    pagina: Page, tmp_path: Path, tekst: str, zin: str
):
    _, vak = leest(pagina)
    foto = tmp_path / "foto.png"
    if tekst:
        teken(pagina, tekst, foto)
    else:
        Image.new("L", (400, 400), 255).save(foto)
    vak.kies(foto)

    vak.expect_melding(zin)
    expect(vak.delen).to_have_count(0)


@pytest.mark.scenario(
    "One signed form goes by itself to the phone that has the rest: merged, its signature still valid"
)
def test_one_form_goes_by_itself_and_merges(
    telefoon: BrowserContext, nieuw_toestel: NieuwToestel, map_bestand: Path, tmp_path: Path
):
    ontvangen = als_bestand(tmp_path, builders.make_student(), builders.make_periode())
    fotos = van_eigen_pagina(telefoon.new_page(), map_bestand).fotos(tmp_path)
    page = nieuw_toestel().new_page()
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(ontvangen)
    vak = Leesvak(page, "Een bestand openen")
    vak.open()
    vak.kies(*fotos)
    delen.expect_voorbeeld("Leerafspraken: 1, 1 nieuw.", "Handtekeningen: 1, 1 nieuw.")
    zinnen = delen.voorbeeld.all_inner_texts()
    delen.openen.get_by_role("button", name="Samenvoegen").click()
    expect(delen.openen.get_by_text("Samengevoegd")).to_be_visible()
    (tmp_path / "na").mkdir()
    na = records_in(delen.maak_bestand(tmp_path / "na"))

    assert [zin for zin in zinnen if "Dagen" in zin or "Bewijzen" in zin] == []
    alles = records_in(map_bestand)
    gegaan = {record["soort"] for record in na.values()}
    assert gegaan == {"student", "periode", "leerafspraken", "contact", "handtekening"}
    assert all(na[key] == alles[key] for key in na)


@pytest.mark.parametrize("wat", ["Mijn hele map", "Werkbespreking"])
def test_codes_never_hold_what_is_private(
    telefoon: BrowserContext, nieuw_toestel: NieuwToestel, tmp_path: Path, wat: str
):
    bespreking = builders.make_werkbespreking(notitie="Alleen voor mij")
    bestand = als_bestand(tmp_path, builders.make_student(), builders.make_periode(), bespreking)
    page = telefoon.new_page()
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(bestand)
    delen.expect_bewaard()
    codes = Codevak(page)
    codes.toon(wat)
    andere, lezer = leest(nieuw_toestel().new_page())
    lezer.kies(*codes.fotos(tmp_path))
    andere.openen.get_by_role("button", name="Samenvoegen").click(timeout=MOTOR_TIJD)
    expect(andere.openen.get_by_text("Samengevoegd")).to_be_visible()
    (tmp_path / "na").mkdir()
    na = records_in(andere.maak_bestand(tmp_path / "na"))

    assert na[bespreking.id]["velden"]["afspraken"] == bespreking.text("afspraken")
    assert "notitie" not in na[bespreking.id]["velden"]


def test_school_reads_codes_and_has_the_student_in_the_table(
    telefoon: BrowserContext, laptop: BrowserContext, map_bestand: Path, tmp_path: Path
):
    fotos = toont(telefoon.new_page(), map_bestand).fotos(tmp_path)
    school = SchoolPagina(laptop.new_page())
    school.open()
    vak = Leesvak(school.page, "Bestanden openen")
    vak.open()
    vak.kies(*fotos)

    school.expect_gelezen(1)
    assert school.namen() == ["Sam Voorbeeld"]


@pytest.fixture(name="cameratelefoon")
def _cameratelefoon(
    browser_type: BrowserType, origin: Origin, guard: Guard, tmp_path: Path
) -> Iterator[CameraTelefoon]:
    """Return a factory for phones whose camera sees pictures."""
    made: list[Browser] = []

    def make(*fotos: Path) -> BrowserContext:
        film = tmp_path / "camera.mjpeg"
        film.write_bytes(b"".join(foto.read_bytes() for foto in fotos for _ in range(BEELDEN_PER_CODE)))
        camera = ("--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}")
        launched = browser_type.launch(executable_path=browser.ensure_chromium(), args=[*browser.ARGUMENTS, *camera])
        made.append(launched)
        context = launched.new_context(base_url=origin.url, **TELEFOON, **PLAATS)
        context.set_default_timeout(MOTOR_TIJD)
        guard.watch(context, origin.url)
        return context

    yield make
    for launched in made:
        launched.close()


@pytest.mark.scenario("A camera before the screen that shows the codes: the map comes over, with the host gone")
def test_camera_reads_the_codes_of_the_screen_with_the_host_gone(
    nieuw_toestel: NieuwToestel, cameratelefoon: CameraTelefoon, origin: Origin, map_bestand: Path, tmp_path: Path
):
    page = nieuw_toestel(device_scale_factor=2).new_page()
    Pagina(page).open()
    Pagina(page).expect_klaar_offline()
    origin.stop()
    fotos = toont(page, map_bestand).fotos(tmp_path)
    origin.start()
    context = cameratelefoon(*fotos)
    context.grant_permissions(["camera"])
    lezer = context.new_page()
    Pagina(lezer).open()
    Pagina(lezer).expect_klaar_offline()
    origin.stop()
    delen, _ = leest(lezer)
    delen.expect_voorbeeld("Dagen", "Leerafspraken", "Handtekeningen")
    delen.openen.get_by_role("button", name="Samenvoegen").click()
    expect(delen.openen.get_by_text("Samengevoegd")).to_be_visible()

    (tmp_path / "na").mkdir()
    assert records_in(delen.maak_bestand(tmp_path / "na")) == records_in(map_bestand)


def test_phone_that_keeps_nothing_says_that_it_cannot_read(nieuw_toestel: NieuwToestel, origin: Origin, guard: Guard):
    """Negative control of the previous test: without the phone's own cache, the missing host is noticed."""
    guard.expects("Failed to load resource", "Failed to fetch", "codes cannot be read here", "codes were not made")
    # The rules may be on their way when the host goes.
    guard.expects("the rules do not run", "the worker could not be loaded")
    page = nieuw_toestel(service_workers="block").new_page()
    DelenPagina(page).open()
    DelenPagina(page).expect_compleet()
    origin.stop()
    leesvak = Leesvak(page, "Een bestand openen")
    leesvak.open()
    expect(leesvak.root.get_by_text("Dit apparaat kan nu geen codes lezen.")).to_be_visible()
    Codevak(page).knop("Toon de codes").click()

    expect(Codevak(page).root.get_by_role("alert")).to_have_text(
        "De codes zijn niet gemaakt. Probeer het nog een keer."
    )


def test_refused_camera_gets_its_sentence(cameratelefoon: CameraTelefoon, tmp_path: Path):
    Image.new("L", (320, 320), 128).save(tmp_path / "grijs.jpg")
    context = cameratelefoon(tmp_path / "grijs.jpg")
    _, vak = leest(context.new_page())

    vak.expect_melding(GEEN_TOESTEMMING)


def test_codes_go_round_by_themselves_until_paused(pagina: Page, map_bestand: Path):
    vak = toont(pagina, map_bestand)
    _, aantal = vak.nummer()
    for nummer in (*range(2, aantal + 1), 1):
        expect(vak.root.get_by_role("img", name=f"Code {nummer} van {aantal}")).to_be_visible()
    vak.knop("Pauze").click()
    expect(vak.knop("Speel af")).to_be_focused()
    at, totaal = vak.nummer()
    vak.knop("Vorige").click()

    assert vak.nummer() == ((at - 2) % totaal + 1, totaal)
    vak.knop("Klaar").click()
    expect(vak.code).to_be_hidden()
    expect(vak.knop("Toon de codes")).to_be_focused()


def test_codes_stand_still_for_who_wants_less_motion(nieuw_toestel: NieuwToestel, map_bestand: Path):
    vak = toont(nieuw_toestel(reduced_motion="reduce").new_page(), map_bestand)

    expect(vak.knop("Speel af")).to_be_visible()
    expect(vak.knop("Pauze")).to_be_hidden()


def test_map_that_takes_too_many_codes_says_so(pagina: Page, tmp_path: Path):
    letters = random.Random(1)  # noqa: S311 - no secret
    ruis = [json.dumps([letters.random() for _ in range(60)]) for _ in range(110)]
    weken = [builders.make_werkbespreking(id=f"week-{nummer}", afspraken=text) for nummer, text in enumerate(ruis)]
    delen = DelenPagina(pagina)
    delen.open()
    delen.voeg_samen(als_bestand(tmp_path, builders.make_student(), builders.make_periode(), *weken))
    vak = Codevak(pagina)
    vak.knop("Toon de codes").click()

    expect(vak.root.get_by_role("alert")).to_contain_text("Maak een bestand, of kies één formulier.")
    expect(vak.code).to_be_hidden()


def test_showing_and_reading_have_no_fault_for_anybody(pagina: Page, map_bestand: Path, tmp_path: Path):
    getoond = toont(pagina, map_bestand)
    gevonden = {"toon": fouten(pagina)}
    fotos = getoond.fotos(tmp_path)
    vak = Leesvak(pagina, "Een bestand openen")
    vak.open()
    vak.kies(fotos[0])
    vak.expect_stand(f"1 van {len(fotos)} codes gelezen.")
    gevonden["lees"] = fouten(pagina)

    assert gevonden == {"toon": [], "lees": []}
