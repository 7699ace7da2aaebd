"""What a begeleider sends back: only additions, shown before they are imported, and the student loses nothing."""

from __future__ import annotations

import pytest
from tests.helpers.builders import (
    STUDENT,
    make_bezoek,
    make_eindbeoordeling,
    make_handtekening,
    make_map,
    make_record,
    make_student,
    make_urendag,
)

from bpv_logic.basis.errors import ExportError
from bpv_logic.file.preview import check_same_student
from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.bpvmap import Bpvmap, map_of
from bpv_logic.map.merge import merge_maps
from bpv_logic.map.seal import judge_handtekeningen
from bpv_logic.map.student import sender_of
from bpv_logic.map.terug import is_terug
from bpv_logic.words.terug import aanvulling_zinnen

EARLIER, LATER = "2026-11-24T10:00:00.000Z/0000", "2026-11-26T10:00:00.000Z/0000"
WHO = make_record("student", id=STUDENT)
BEZOEK = make_bezoek()


def back(clock: str = LATER, **fields: str) -> Bpvmap:
    """The file of a begeleider who answered these questions about the visit."""
    return map_of((WHO, make_record("contact", id=BEZOEK.id, clock=clock, **fields)))


def test_answer_of_school_is_told_with_what_the_student_wrote():
    mine = make_map(make_bezoek(afspraken="Vaker meekijken.", magister=None))
    sentences = aanvulling_zinnen(mine, back(afspraken="Elke week meekijken.", magister="ja"))

    assert len(sentences) == 2
    assert sentences[0].endswith(
        "Wat spreken jullie af? Jij schreef: “Vaker meekijken.” Dat wordt: “Elke week meekijken.”"
    )
    assert sentences[1].endswith("Staan de afspraken in Magister? “Ja”")
    assert all(sentence.startswith("Bezoek van ") for sentence in sentences)


def test_newer_answer_of_the_student_stays_and_both_are_told():
    mine = make_map(make_bezoek(afspraken="Vaker meekijken.", clock=LATER))
    theirs = back(clock=EARLIER, afspraken="Elke week meekijken.")
    [sentence] = aanvulling_zinnen(mine, theirs)

    assert "School schreef: “Elke week meekijken.” Jouw antwoord is nieuwer en blijft: “Vaker meekijken.”" in sentence
    assert merge_maps(mine, theirs).by_id[BEZOEK.id].text("afspraken") == "Vaker meekijken."


def test_answers_that_school_did_not_give_stay_as_they_are():
    mine = make_map(make_bezoek())
    merged = merge_maps(mine, back(magister="nee"))

    assert merged.by_id[BEZOEK.id].filled == {**BEZOEK.filled, "magister": "nee"}
    assert merged.by_id[STUDENT] == make_student()


def test_handtekening_of_school_is_told_and_its_chain_goes_on_in_the_map():
    end = make_eindbeoordeling()
    signature = make_handtekening(make_map(end), end, rol="begeleider", naam="Noor Begeleider")
    theirs = map_of((WHO, end, signature))

    assert any("getekend door Noor Begeleider" in sentence for sentence in aanvulling_zinnen(make_map(), theirs))
    assert sender_of(theirs) == "Noor Begeleider"
    follows = make_handtekening(make_map(end), end, rol="begeleider", vorige="f" * 64)
    assert [item.mist_vorige for item in judge_handtekeningen(map_of((WHO, end, follows)))] == [False]
    assert [item.mist_vorige for item in judge_handtekeningen(make_map(end, follows))] == [True]


@pytest.mark.parametrize("records", [(make_student(),), (make_urendag(),), (make_student(), make_eindbeoordeling())])
def test_map_of_a_student_is_no_return_file(records):
    bpvmap = map_of(records)

    assert not is_terug(bpvmap)
    assert aanvulling_zinnen(make_map(), bpvmap) == ()


def test_return_file_for_another_student_or_an_empty_phone_is_refused():
    for mine in (map_of(()), make_map(make_student(id="student-2", voornaam="Robin"))):
        other = map_of([record for record in mine.records if record.id != STUDENT])
        with pytest.raises(ExportError, match=r"andere map|niet op dit apparaat"):
            check_same_student(other, back(magister="ja"))


def test_new_answers_in_an_eindbeoordeling_that_was_there_are_taken_in():
    mine = make_map(make_eindbeoordeling())
    part = make_record("eindbeoordeling", id=make_eindbeoordeling().id, clock=LATER, reden="Op niveau.")
    theirs = map_of((WHO, part))
    check_same_student(mine, theirs)

    assert merge_maps(mine, theirs).by_id[part.id].text("reden") == "Op niveau."
    with pytest.raises(ExportError):
        check_same_student(mine, map_of((WHO, make_eindbeoordeling(student="student-2"))))


def test_questions_for_school_are_questions_of_the_form():
    for form in ALL_FORMS:
        assert set(form.aanvullen) <= {item.name for item in form.fields}
