"""Files as phones, mail, Teams, Macs and Windows leave them: read by content, and what is not read is named."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect
from tests.helpers import zips

from e2e.helpers.clock import Clock
from e2e.pages.delen import DelenPage
from e2e.pages.page import ENGINE_TIME
from e2e.pages.school import SchoolPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

TODAY: Final = "2026-12-01"
#: A folder, as a browser gives it when somebody drops one.
DROP_FOLDER: Final = """(files) => {
  const file = ([path, text]) => ({ isFile: true, isDirectory: false, fullPath: path,
    file: (give) => give(new File([text], path.split("/").at(-1))) });
  const rest = files.map(file);
  const folder = { isFile: false, isDirectory: true, fullPath: "/klas",
    createReader: () => ({ readEntries: (give) => give(rest.splice(0, 2)) }) };
  const event = new Event("drop", { bubbles: true, cancelable: true });
  event.dataTransfer = { types: ["Files"], files: [], items: [{ webkitGetAsEntry: () => folder }] };
  document.body.dispatchEvent(event);
}"""


def test_school_reads_every_map_and_names_what_it_does_not_read(laptop: BrowserContext, tmp_path: Path):
    """One zip as Teams gives it, a locked one, a bomb, files with other names, and then a folder."""
    Clock(laptop, TODAY)
    school = SchoolPage(laptop.new_page())
    school.open()
    expect(school.done).to_be_hidden()
    made = {
        "inlever.zip": zips.made(
            {
                "Noor/bpv-map.json": zips.NOOR,
                "Noor/foto.jpg": b"\xff\xd8\xff",
                "__MACOSX/Noor/._bpv-map.json": zips.APPLE,
                "oud.zip": zips.made({"a.json": zips.NOOR}),
            }
        ),
        "op slot.zip": zips.raw(b"a.json", zips.NOOR, flags=1),
        "bom.zip": zips.bomb_of_one_place(),
        "bpv-map-daan.json.txt": zips.DAAN,
        "DOC-1": zips.NOOR,
        "Thumbs.db": b"\xd0\xcf\x11\xe0",
        "utf16.json": (zips.CASES / "utf16.json").read_bytes(),
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    school.choose(*(tmp_path / name for name in made))

    school.expect_count("2 van 2 studenten")
    faults = school.page.get_by_role("alert").filter(has_text="Niet te lezen").get_by_role("listitem")
    for naam, text in (
        ("inlever.zip/oud.zip", "een zip in een zip"),
        ("op slot.zip", "heeft een wachtwoord"),
        ("bom.zip", "Dat is niet veilig"),
        ("utf16.json", "in UTF-16"),
    ):
        expect(faults.filter(has_text=naam)).to_contain_text(text)
    expect(faults).to_have_count(4)
    over = school.page.get_by_role("status").filter(has_text="Overgeslagen").get_by_role("listitem")
    expect(over.filter(has_text="een foto")).to_contain_text("inlever.zip/Noor/foto.jpg")
    rest = over.filter(has_text="een Mac of Windows")
    expect(rest).to_contain_text("inlever.zip/__MACOSX/Noor/._bpv-map.json, Thumbs.db")
    maps = [(f"/klas/{at}/bpv-map.json", zips.DAAN.decode()) for at in range(3)]
    school.page.evaluate(DROP_FOLDER, [*maps, ("/klas/lees mij.txt", "hallo")])
    expect(over.filter(has_text="klas/lees mij.txt")).to_contain_text("Dit is een tekst")


def test_phone_opens_what_it_made_itself_one_after_the_other(phone: BrowserContext, tmp_path: Path):
    Clock(phone, TODAY)
    delen = DelenPage(phone.new_page())
    delen.open()
    (tmp_path / "bpv-map-noor.json.txt").write_bytes(zips.NOOR)
    (tmp_path / "klas.zip").write_bytes(zips.made({"Daan.json": zips.DAAN, ".DS_Store": b"\0\0\0\1Bud1"}))
    shutil.copyfile(zips.CASES / "smart-quotes.json", tmp_path / "z.json")
    delen.file.set_input_files([tmp_path / name for name in ("bpv-map-noor.json.txt", "klas.zip", "z.json")])

    delen.expect_preview("Dagen")
    wait = delen.opening.locator("[data-waiting]")
    expect(wait).to_contain_text("Dit is bpv-map-noor.json.txt.")
    expect(wait.get_by_role("listitem")).to_have_text(["klas.zip/Daan.json", "z.json"])
    expect(delen.opening.locator("[data-passed]")).to_contain_text("klas.zip/.DS_Store")
    next_ = delen.opening.get_by_role("button", name="Open het volgende bestand")
    expect(next_).to_be_hidden()
    delen.tap_merge()
    delen.expect_merged()
    next_.click()
    # Who does not want this one goes on with the next.
    expect(delen.opening.get_by_role("heading", name="Bestand van Daan")).to_be_visible(timeout=ENGINE_TIME)
    delen.opening.get_by_role("button", name="Annuleer").click()
    expect(wait.get_by_role("listitem")).to_have_text(["z.json"])
    next_.click()
    expect(delen.fault).to_contain_text("maar half aangekomen")
    expect(wait).to_be_hidden()


def test_settings_of_windows_are_read_and_a_map_is_told_as_a_map(tab: Page, tmp_path: Path):
    ansi, large = tmp_path / "schoolpakket.toml", tmp_path / "bpv-map-sam.json"
    ansi.write_bytes('naam = "Mbo Café"\r\n'.encode("cp1252"))
    large.write_bytes(b'{"attachments":[{"base64":"' + b"A" * 6_000_000)
    tab.goto("./status/")
    choose = tab.get_by_label("Schoolpakket van je school openen")
    choose.set_input_files(large)
    expect(tab.locator("#pakket-melding")).to_contain_text("Dit is een map van een student.", timeout=ENGINE_TIME)
    choose.set_input_files(ansi)

    expect(tab.get_by_role("heading", name="Schoolpakket van Mbo Café")).to_be_visible(timeout=ENGINE_TIME)
    tab.goto("./school/pakket/")
    dossiers = tab.get_by_label("Kwalificatiedossiers kiezen")
    dossiers.set_input_files([zips.CASES / "sbb-win1252.xml", zips.CASES / "bom-crlf.json"])
    expect(tab.get_by_role("group", name="Dossier 1")).to_contain_text("Café", timeout=ENGINE_TIME)
    expect(tab.get_by_role("alert")).to_contain_text("bom-crlf.json: Dit is een map van een student.")
