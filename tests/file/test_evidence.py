"""A photo that comes in with a file tells nothing but its picture; a PDF is one by its bytes, or is refused."""

from __future__ import annotations

import base64
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps
from tests.helpers.builders import make_bewijs, make_handtekening, make_map, make_record, make_student
from tests.helpers.evidence import MAKER, PLACE, TYPES, make_pdf, make_photo
from tests.helpers.evidence_vectors import FILES, VECTORS, vectors

from bpv_logic.file.attachments import Attachment, make_attachment
from bpv_logic.file.envelope import Envelope, read_envelope, write_envelope
from bpv_logic.file.evidence.cleaning import without_metadata
from bpv_logic.file.evidence.kinds import MAX_PDF_BYTES, PDF, is_sound_pdf, kind_of
from bpv_logic.map.bpvmap import Record

MOMENT = "2026-11-25T16:00:00.000Z"
TITLE = "Planning van de ochtend"
#: What no photo may still hold: the maker, the place, and the marks of places and of XMP.
TELLING = (MAKER.encode(), PLACE.encode(), b"xmpmeta", b"GPS", b"Author", (53).to_bytes(4) + (1).to_bytes(4))


def reading(*attachments: Attachment, more: tuple[Record, ...] = ()) -> Envelope:
    """Return a file with these attachments under one bewijs, as its receiver reads it."""
    items = [{"sha256": item.sha256, "naam": "a", "type": item.type, "grootte": len(item.data)} for item in attachments]
    records = (make_student(), make_bewijs(titel=TITLE, bijlagen=items), *more)
    return read_envelope(write_envelope(records, exported_at=MOMENT, generator="proef", attachments=attachments))


def shown(data: bytes) -> Image.Image:
    """Return a photo as people see it."""
    return ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")


@pytest.mark.parametrize("orientation", [1, 6, 8])
@pytest.mark.parametrize("type_", TYPES)
def test_photo_in_a_file_loses_place_and_camera_and_keeps_its_picture(type_: str, orientation: int):
    told = make_photo(type_, orientation=orientation)
    envelope = reading(make_attachment(type_, told))
    [photo] = envelope.attachments
    [item] = envelope.bpvmap.of("bewijs")[0].velden["bijlagen"]

    assert any(part in told for part in TELLING)
    assert not [part for part in TELLING if part in photo.data]
    assert shown(photo.data).tobytes() == shown(told).tobytes()
    assert (item["sha256"], item["grootte"], item["type"]) == (photo.sha256, len(photo.data), type_)
    assert envelope.warnings == ()
    # And it stays what it became: the next phone and the school give it the same name.
    assert without_metadata(type_, photo.data) == photo.data


#: As Safari writes them in what a page draws: size and colours, and that there is no text.
SAFARI_EXIF = bytes.fromhex(
    "ffe1004c457869660000"
    "4d4d002a00000008"
    "0002"
    "011200030000000100010000"
    "876900040000000100000026"
    "00000000"
    "0002"
    "a00200040000000100000030"
    "a00300040000000100000020"
    "00000000"
).ljust(78, b"\0")
SAFARI_TEXT = bytes.fromhex(
    "ffed003850686f746f73686f7020332e30003842494d04040000000000003842494d0425000000000010"
    "d41d8cd98f00b204e9800998ecf8427e"
)


def test_photo_of_an_iphone_keeps_its_name():
    bare = without_metadata("image/jpeg", make_photo("image/jpeg"))
    assert bare is not None
    ours = bare[:20] + SAFARI_EXIF + SAFARI_TEXT + bare[20:]
    told = bare[:20] + SAFARI_EXIF.replace(b"\xa0\x02", b"\xa4\x30") + SAFARI_TEXT[:-1] + b"x" + bare[20:]

    assert shown(ours).size == (48, 32)
    assert without_metadata("image/jpeg", ours) == ours
    assert without_metadata("image/jpeg", told) == bare


@pytest.mark.parametrize("type_", TYPES)
def test_what_hangs_behind_a_picture_goes_too(type_: str):
    clean = without_metadata(type_, make_photo(type_))
    film = b"\0\0\0\x20mpvd" + b"een film met plaats"[:18].ljust(24)

    assert clean is not None
    assert b"een film" not in (without_metadata(type_, clean + film) or b"")


@pytest.mark.parametrize("type_", TYPES)
@given(st.data())
def test_half_and_broken_photos_are_no_reason_to_stop(type_: str, data: st.DataObject):
    whole = bytearray(make_photo(type_))
    for _ in range(data.draw(st.integers(0, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    half = bytes(whole[: data.draw(st.integers(12, len(whole)))])

    clean = without_metadata(type_, half)
    assert clean is None or (len(clean) <= len(half) + 64 and without_metadata(type_, clean) == clean)


def test_photo_that_somebody_signed_for_stays_as_it_was_and_that_is_told():
    photo = make_attachment("image/jpeg", make_photo("image/jpeg"))
    items = [{"sha256": photo.sha256, "naam": "a", "type": photo.type, "grootte": len(photo.data)}]
    bewijs = make_bewijs(titel=TITLE, bijlagen=items)
    signed = make_handtekening(make_map(bewijs), bewijs)
    envelope = reading(photo, more=(signed,))

    assert envelope.attachments == (photo,)
    assert envelope.warnings == (
        f"In een foto bij “{TITLE}” kan nog staan waar hij is gemaakt: iemand tekende voor precies deze foto.",
    )


def test_photo_that_says_it_is_another_kind_is_what_its_bytes_are():
    data = make_photo("image/jpeg")
    [photo] = reading(make_attachment("image/png", data)).attachments

    assert photo.type == "image/jpeg"
    assert MAKER.encode() not in photo.data


def test_pdf_goes_along_as_it_is():
    pdf = make_attachment(PDF, make_pdf(3))
    envelope = reading(pdf)

    assert (envelope.attachments, envelope.warnings) == ((pdf,), ())


def test_pdf_of_the_largest_size_is_read_and_a_larger_one_told():
    room = MAX_PDF_BYTES - len(make_pdf(more=b"/A ()"))
    largest = make_attachment(PDF, make_pdf(more=b"/A (" + b"x" * room + b")"))
    larger = make_attachment(PDF, make_pdf(more=b"/A (" + b"x" * (room + 1) + b")"))

    assert len(largest.data) == MAX_PDF_BYTES
    assert reading(largest).attachments == (largest,)
    assert reading(larger).attachments == ()
    assert reading(larger).warnings == (
        f"Een PDF bij “{TITLE}” is niet heel of is geen gewone PDF. De rest is wel gelezen.",
    )


#: The files that are no plain PDF, whatever they say.
NO_PDF = {what: data for what, data in FILES.items() if what not in ("a PDF", "a PDF of three pages")}


@pytest.mark.parametrize("what", NO_PDF)
def test_what_is_no_plain_pdf_is_told_and_left_out(what: str):
    envelope = reading(make_attachment(PDF, NO_PDF[what]))

    assert not is_sound_pdf(NO_PDF[what])
    assert envelope.attachments == ()
    assert envelope.warnings == (f"Een PDF bij “{TITLE}” is niet heel of is geen gewone PDF. De rest is wel gelezen.",)


def test_pdf_under_the_name_of_a_photo_is_judged_as_a_pdf():
    assert reading(make_attachment("image/jpeg", make_pdf())).attachments[0].type == PDF
    assert reading(make_attachment("image/jpeg", NO_PDF["a PDF with a program"])).attachments == ()


def test_scripts_are_tested_with_what_the_rules_say():
    told = vectors()
    shown = json.loads(VECTORS.read_text(encoding="utf-8"))

    assert shown["rules"] == told["rules"]
    for file in shown["files"]:
        data = base64.b64decode(file["base64"])
        assert (file["kind"], file["pdf"]) == (kind_of(data) or "", is_sound_pdf(data)), file["naam"]
    assert [file["naam"] for file in shown["files"]] == [*FILES]


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        *((f"a photo as {type_}", type_) for type_ in TYPES),
        ("a photo of an iPhone", "image/heic"),
        ("a HEIF photo", "image/heif"),
        ("a PDF", PDF),
        ("a sound", None),
        ("a page with a PDF behind it", None),
    ],
)
def test_kind_is_decided_by_the_first_bytes(what: str, kind: str | None):
    assert kind_of(FILES[what]) == kind


def test_other_lists_in_a_record_stay_as_they_are():
    photo = make_attachment("image/jpeg", make_photo("image/jpeg"))
    other = make_record("voortgang", id="x", werkproces=photo.sha256)
    envelope = reading(photo, more=(other,))

    assert envelope.bpvmap.by_id["x"] == other
    assert envelope.bpvmap.of("bewijs")[0].velden["werkprocessen"] == ["B1-K1-W1"]
