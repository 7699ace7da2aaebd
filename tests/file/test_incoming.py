"""What a file is by its content, what lies in a zip, and the text of settings: the same on every side."""

from __future__ import annotations

import hashlib
import json
import tracemalloc

import pytest
from tests.helpers import zips
from tests.helpers.builders import make_student

from bpv_logic.basis.errors import ExportError
from bpv_logic.file.envelope import write_envelope
from bpv_logic.file.incoming.kind import HEAD_BYTES, MOST_FILES, TOO_MANY, instead_of_settings, kind_of
from bpv_logic.file.incoming.settings_text import settings_text
from bpv_logic.file.incoming.zip_list import (
    BROKEN,
    EMPTY,
    IN_PARTS,
    LOCKED,
    OFFICE,
    TAIL_BYTES,
    TOO_LARGE,
    TOO_MUCH,
    UNKNOWN_WAY,
    UNSAFE,
    zip_list,
)
from bpv_logic.file.limits import MAX_FILE_BYTES

MAP = zips.NOOR
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0"


def kind(name: str, content: bytes):
    return kind_of(name, content[:HEAD_BYTES], len(content))


@pytest.mark.parametrize(
    "name",
    [
        "bpv-map-noor.json",
        "bpv-map-noor.json.txt",
        "BPV-MAP-NOOR.JSON",
        "bpv-map-noor (1).json",
        "bpv-map-noor.json.download",
        "DOC-20261201-WA0003",
        "zonder naam.bin",
        "notitie.pdf",
        "map/._vreemd.json",
    ],
)
@pytest.mark.parametrize("how", ["as made", "with a mark", "on lines", "locked"])
def test_map_is_a_map_whatever_its_name_is(name, how):
    content = {
        "as made": MAP,
        "with a mark": b"\xef\xbb\xbf" + MAP,
        "on lines": json.dumps(json.loads(MAP), indent=2).replace("\n", "\r\n").encode(),
        "locked": b'{"format":"bpv-map-versleuteld"}',
    }[how]

    assert kind(name, content).wat == "lees"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("__MACOSX/Noor/._bpv-map.json", zips.APPLE),
        ("._bpv-map.json", b"\0\x05\x16\x07\0"),
        ("Noor/.DS_Store", b"\0\0\0\x01Bud1"),
        ("hernoemd.json", b"\0\0\0\x01Bud1"),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1"),
        ("THUMBS.DB", b"\xd0\xcf\x11\xe0\xa1\xb1"),
        ("Noor\\desktop.ini", b"[.ShellClassInfo]\r\n"),
        ("desktop.ini", "[.ShellClassInfo]".encode("utf-16")),
        ("~$cijfers.xlsx", b"\x05teacher"),
        ("Icon\r", b""),
    ],
)
def test_what_a_computer_adds_is_no_hand_in(name, content):
    assert kind(name, content).wat == "rest"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("verslag.pdf", b"%PDF-1.7\n/JavaScript", "een PDF"),
        ("foto.jpg", JPEG, "een foto"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0", "een foto"),
        ("film.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0", "een filmpje"),
        ("verslag.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "Word"),
        ("verslag.docx", zips.made({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<b/>"}), "Word"),
        ("klas.rar", b"Rar!\x1a\x07\x01\0", "Pak ze eerst uit"),
        ("klas.7z", b"7z\xbc\xaf\x27\x1c\0\x04", "Pak ze eerst uit"),
        ("bericht.eml", b"Received: from a by b\r\n", "Bewaar het bestand dat erbij zit"),
        ("winmail.dat", b"\x78\x9f\x3e\x22\0", "Bewaar het bestand dat erbij zit"),
        (".verslag.docx.icloud", b"bplist00\xd3", "in de cloud"),
        ("pagina.html", b"<!DOCTYPE html><html>", "een webpagina"),
        ("dossier.xml", b"<?xml version='1.0'?><sbb/>", "XML"),
        ("schoolpakket.toml", b'# van school\nnaam = "Mbo"\n', "schoolpakket"),
        ("lees mij.txt", b"hallo", "een tekst"),
        ("zet op.exe", b"MZ\x90\0", "een programma"),
    ],
)
def test_other_files_are_named_for_what_they_are(name, content, words):
    found = kind(name, content)

    assert (found.wat, words in found.tekst) == ("anders", True)
    # Meant to be a hand-in: it is never just passed over.
    assert kind("bpv-map-sam.json", content).wat in {"fout", "lees"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_map_that_a_program_saved_in_utf16_is_told_as_such(encoding):
    found = kind("bpv-map-noor.json", MAP.decode().encode(encoding))

    assert (found.wat, "UTF-16" in found.tekst) == ("fout", True)


@pytest.mark.parametrize("content", [b"{" + bytes(5000), bytes(5000)])
def test_file_full_of_zeros_is_no_text_in_utf16(content):
    assert "UTF-16" not in kind("bpv-map-noor.json", content).tekst


def test_empty_file_is_told_as_such():
    assert kind("bpv-map-noor.json", b"").tekst.startswith("Dit bestand is leeg.")


@pytest.mark.parametrize("name", zips.OPENED)
def test_zip_is_read_from_its_end(name):
    data, maps, others = zips.OPENED[name]
    entries = zip_list(data[-200_000:], len(data))

    assert {entry.naam for entry in entries} == maps | others
    assert kind("klas", data).wat == "zip"


def test_tests_in_node_have_the_list_that_the_rules_read():
    lists = json.loads((zips.FOLDER / "lijsten.json").read_text(encoding="utf-8"))
    files = {path.stem: path.read_bytes() for path in zips.FOLDER.glob("*.zip")}

    assert files.keys() == lists.keys() == zips.OPENED.keys()
    assert lists == {
        name: [zips.entry_values(item) for item in zip_list(data, len(data))] for name, data in files.items()
    }


def flagged(flags: int) -> bytes:
    return zips.raw(b"Noor.json", MAP, flags=flags)


SPLIT = MAP.join([b"", b""])
REFUSED = {
    "locked": (flagged(1), LOCKED),
    "locked strongly": (flagged(0x41), LOCKED),
    "its list hidden": (flagged(0x2000), LOCKED),
    "cut off": (zips.made({"a.json": MAP})[:-30], BROKEN),
    "half": (zips.made({"a.json": MAP})[:300], BROKEN),
    "without its beginning": (zips.made({"a.json": MAP, "b.json": MAP})[100:], BROKEN),
    "empty": (zips.made({}), EMPTY),
    "only folders": (zips.made({"klas/": b""}), EMPTY),
    "a document": (zips.made({"a.xml": b"", "[Content_Types].xml": b""}), OFFICE),
    "one part of more": (zips.made({"a.json": MAP})[:-18] + b"\x01" + zips.made({"a.json": MAP})[-17:], IN_PARTS),
    "a bomb of one file": (zips.made({"a.json": bytes(20_000_000)}), UNSAFE),
    "a bomb of many files": (zips.made({f"{number}.json": bytes(900_000) for number in range(40)}), UNSAFE),
    "a bomb of files in one place": (zips.bomb_of_one_place(), UNSAFE),
    "a file outside it": (zips.raw(b"a", MAP)[:31] + zips.raw(b"a", MAP)[-69:], BROKEN),
    "ten thousand files": (zips.made(dict.fromkeys(map(str, range(10_000)), b"")), TOO_MANY),
}


@pytest.mark.parametrize("name", REFUSED)
def test_zip_that_is_not_opened_is_told_why(name):
    data, sentence = REFUSED[name]
    with pytest.raises(ExportError) as told:
        zip_list(data[-TAIL_BYTES:], len(data))

    assert str(told.value) == sentence


def test_files_of_more_than_a_gigabyte_are_not_unpacked():
    stored = zips.made({f"{number}.json": MAP for number in range(50)}, method=0)
    big = stored.replace(len(MAP).to_bytes(4, "little"), (30_000_000).to_bytes(4, "little"))
    entries = len(big)
    with pytest.raises(ExportError) as told:
        zip_list(big, entries)

    assert str(told.value) in {TOO_MUCH, UNSAFE}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (zips.raw(b"a.json", MAP, method=9), UNKNOWN_WAY),
        (zips.raw(b"a.json", MAP, method=99), UNKNOWN_WAY),
        (zips.raw(b"a.json", b"a" * 400_000, size=MAX_FILE_BYTES + 1), TOO_LARGE),
    ],
)
def test_file_in_a_zip_that_is_not_unpacked_is_told_why(data, sentence):
    assert [entry.fout for entry in zip_list(data, len(data))] == [sentence]


@pytest.mark.parametrize("name", zips.OPENED)
def test_every_damage_to_a_zip_is_refused_or_read_and_never_fails(name):
    """A byte changed anywhere, and every length: an ExportError or a list, no other exception."""
    data = zips.OPENED[name][0]
    for place in range(len(data)):
        mutated = bytearray(data)
        mutated[place] ^= hashlib.sha256(place.to_bytes(4)).digest()[0] | 1
        for given in (bytes(mutated), data[:place]):
            try:
                zip_list(given, len(given))
            except ExportError as error:
                assert error.code.startswith("zip-")  # noqa: PT017 - any list will do


def test_list_of_a_large_zip_takes_little_memory():
    data = zips.made({f"map {number}/bpv-map.json": b"{}" for number in range(MOST_FILES)})
    tracemalloc.start()
    assert len(zip_list(data[-TAIL_BYTES:], len(data))) == MOST_FILES
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 10_000_000


TOML = 'naam = "Mbo Café \u2013 € \u2019t Hof"\n'
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_settings_are_read_in_what_editors_on_windows_write(encoding):
    data = TOML.encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data

    assert settings_text(data, "pakket.toml") == TOML
    assert instead_of_settings("pakket.toml", data[:HEAD_BYTES], len(data)) == ""


@pytest.mark.parametrize(
    "data", [TOML.encode("utf-32"), b"a\0b", b"naam = \x81\x8d", b"\xff\xfe\x00", b"\xff\xfe\x00\xd8"]
)
def test_settings_in_other_bytes_are_refused_by_their_name(data):
    with pytest.raises(ExportError) as told:
        settings_text(data, "pakket.toml")

    assert str(told.value).startswith("pakket.toml: dit is geen tekst")
    assert "UTF-8" in str(told.value)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bpv-map-sam.json", MAP, "een map van een student"),
        ("iets.txt", MAP, "een map van een student"),
        ("pakket.toml", JPEG, "een foto"),
        ("pakket.zip", zips.made({"a": b"a"}), "een zip"),
        ("pakket.toml", b"", "leeg"),
        ("pakket.docx", zips.made({"[Content_Types].xml": b"<a/>"}), "Word"),
        ("._pakket.toml", b"\0\x05\x16\x07\0", "Mac"),
    ],
)
def test_something_else_opened_as_settings_is_told_for_what_it_is(name, content, words):
    assert words in instead_of_settings(name, content[:HEAD_BYTES], len(content))


def test_map_of_six_megabytes_is_told_as_a_map_and_not_as_a_large_schoolpakket():
    photo_first = b'{"attachments":[{"base64":"' + b"A" * 6_000_000
    text = write_envelope([make_student()], exported_at="2026-11-25T15:00:00.000Z", generator="a")

    assert "map van een student" in instead_of_settings("x", photo_first[:HEAD_BYTES], len(photo_first))
    assert "map van een student" in instead_of_settings("x", text.encode()[:HEAD_BYTES], 6_000_000)
