"""On whose phone a handtekening was set, as far as its key tells, and what is no key at all."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from tests.helpers import builders as b
from tests.helpers.klas.forge import forged
from tests.helpers.klas.keys import Phone, changed

from bpv_logic.bpv.map_view import MapView
from bpv_logic.map.bpvmap import HANDTEKENING, map_of
from bpv_logic.map.seal import judge_handtekeningen
from bpv_logic.map.sleutel.jwk import sleutel_of
from bpv_logic.school.active import active
from bpv_logic.words.handtekening import say_zegel, zegel_to_json

if TYPE_CHECKING:
    from bpv_logic.map.record import Record

OF_STUDENT, OF_OPLEIDER = Phone(7), Phone(8)
MAP = b.make_map(b.make_periode(), b.make_leerafspraken(), b.make_urendag(datum="2026-11-24"), b.make_urenblok())
BLOK, AFSPRAKEN = MAP.by_id["urenblok-2026-11-23"], MAP.of("leerafspraken")[0]


def states(*handtekeningen: Record) -> list[tuple[str, str]]:
    """Return state and place of every handtekening."""
    judged = judge_handtekeningen(map_of((*MAP.records, *handtekeningen)))
    return [(item.staat, item.waar) for item in judged]


def by_student(phone: Phone = OF_STUDENT) -> Record:
    return phone.signed(b.make_handtekening(MAP, AFSPRAKEN, rol="student", moment="2026-11-20T10:00:00Z"), "student")


def by_opleider(phone: Phone, toestel: str) -> Record:
    return phone.signed(b.make_handtekening(MAP, BLOK), toestel)


def test_handtekening_without_a_key_is_valid_and_says_nothing_about_a_phone():
    assert states(b.make_handtekening(MAP, BLOK)) == [("geldig", "")]


def test_key_of_the_signer_is_a_phone_of_its_own():
    assert states(by_student(), by_opleider(OF_OPLEIDER, "tekenaar")) == [("geldig", "student"), ("geldig", "eigen")]


def test_key_with_which_the_student_signed_is_the_phone_of_the_student():
    assert states(by_student(), by_opleider(OF_STUDENT, "student"))[1] == ("geldig", "student")


def test_phone_of_the_student_is_known_before_the_student_signed_anything():
    assert states(by_opleider(OF_STUDENT, "student")) == [("geldig", "student")]


def test_key_of_the_student_where_another_phone_was_asked_is_shown_as_that():
    assert states(by_student(), by_opleider(OF_STUDENT, "tekenaar"))[1] == ("geldig", "toch_student")


def test_map_that_is_forged_with_the_key_of_the_student_says_the_phone_of_the_student():
    """Wie alles namaakt op de eigen telefoon, krijgt handtekeningen van die telefoon."""
    signed = (b.make_handtekening(MAP, AFSPRAKEN, rol="student"), b.make_handtekening(MAP, BLOK))
    made = [
        OF_STUDENT.signed(item, "tekenaar") if item.soort == HANDTEKENING else item
        for item in forged((*MAP.records, *signed))
    ]
    told = [item.waar for item in judge_handtekeningen(map_of(made))]

    assert sorted(told) == ["student", "toch_student"]


def test_name_of_a_key_is_its_thumbprint():
    sleutel = sleutel_of(by_student())

    assert sleutel is not None
    assert sleutel.hash == sha256(OF_STUDENT.sleutel.encode()).hexdigest()
    assert sleutel.naam == f"{sleutel.hash[:4]}-{sleutel.hash[4:8]}".upper()


@pytest.mark.parametrize("field", ["sleutel", "bewijs"])
@pytest.mark.parametrize("value", ["", "{}", "x" * 86, '{"crv":"P-256"}', "é"])
def test_what_is_not_written_as_a_key_and_a_proof_is_not_whole(field: str, value: str):
    item = by_opleider(OF_OPLEIDER, "tekenaar")

    assert states(changed(item, **{field: value}))[0][0] == "beschadigd"


def test_two_texts_are_never_one_key():
    """De laatste letter heeft bits die niets betekenen: die mogen niet anders zijn."""
    item = by_opleider(OF_OPLEIDER, "tekenaar")
    for field, at in (("sleutel", item.text("sleutel").index('","y"') - 1), ("bewijs", -1)):
        text = item.text(field)
        last = chr(ord(text[at]) + 1)
        other = text[:at] + last + text[at + 1 :] if at > 0 else text[:at] + last
        assert states(changed(item, **{field: other}))[0][0] == "beschadigd"


def test_page_and_paper_say_where():
    view = MapView(
        bpvmap=map_of((*MAP.records, by_student(), by_opleider(OF_OPLEIDER, "tekenaar"))),
        today=dt.date(2026, 11, 25),
        schoolpakket=active(),
    )
    student, opleider = view.zegels
    sleutel = sleutel_of(opleider.handtekening)

    assert sleutel is not None
    assert zegel_to_json(student, view)["waar"] == "op de telefoon van de student"
    assert zegel_to_json(opleider, view)["waar"] == f"op een eigen telefoon (sleutel {sleutel.naam})"
    assert f"op een eigen telefoon (sleutel {sleutel.naam}), code " in say_zegel(opleider)
