"""A sentence about another bpv than the one of today names it, wherever somebody reads it."""

from __future__ import annotations

import datetime as dt
import json
from copy import replace

import pytest
from tests.helpers import builders as b
from tests.helpers.case_files import load_cases

from bpv_logic.bpv.naming import names_of
from bpv_logic.cli.report import lines_of, verslag_of
from bpv_logic.file import envelope
from bpv_logic.klas.inzending import Inzending, read_inzending
from bpv_logic.klas.row import klas_row
from bpv_logic.klas.table_rows import table_rows
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.map.which_bpv import Keuze
from bpv_logic.rules import message
from bpv_logic.verdict.judge import Verdict, judge_map, verdict_to_json

FIRST_DAY = dt.date(2027, 3, 1)
OLD, NEW = "Zorgcentrum Voorbeeld", "Kapsalon Straks"
#: What was left undone in the first bpv.
LEFT = ("uren.tekort", "contact.te-weinig", "beoordeling.te-laat")
CASES = load_cases()


def records(**old: str) -> list[Record]:
    """The first bpv, in which one day was worked, and a second one that begins today."""
    straks = b.make_periode(id="straks", leerbedrijf=NEW, begin="2027-03-01", eind="2027-07-02")
    return [b.make_student(), b.make_periode(**old), b.make_urendag(), straks]


def judge(*found: Record, keuze: str = "") -> Verdict:
    return judge_map(map_of(found), FIRST_DAY, keuze=Keuze(periode=keuze) if keuze else None)


def handed_in(*found: Record) -> Inzending:
    moment = "2027-03-01T16:00:00.000Z"
    text = envelope.write_envelope(map_of(found).records, exported_at=moment, generator="bpv-map/test")
    return read_inzending("sam.json", text, FIRST_DAY)


def about(verdict: Verdict, periode: str) -> list[str]:
    return [message(finding) for finding in verdict.bevindingen if finding.periode == periode]


def test_finding_of_any_rule_names_the_bpv_that_is_not_the_current_one_and_no_other_does():
    for case in CASES:
        verdict = judge_map(case.bpvmap, dt.date.fromisoformat(case.today))
        current = verdict.view.op_kalender
        others = verdict.view.periode_ids - {current.id if current else ""}

        for finding in verdict.bevindingen:
            is_other = finding.periode in others
            assert finding.bij == (verdict.view.namen[finding.periode] if is_other else ""), case.id
            assert message(finding).startswith(f"Bij {finding.bij}: ") == is_other, case.id


def test_cases_have_findings_about_another_bpv():
    found = [finding.bij for case in CASES for finding in judge_map(case.bpvmap, dt.date(2027, 3, 10)).bevindingen]

    assert sum(map(bool, found)) > 20


def test_on_the_first_day_of_the_second_bpv_every_sentence_about_the_first_names_it():
    verdict = judge(*records())

    assert {*LEFT} <= {finding.code for finding in verdict.bevindingen if finding.periode == b.PERIODE}
    assert [text for text in about(verdict, b.PERIODE) if not text.startswith(f"Bij {OLD}: ")] == []
    assert [text for text in about(verdict, "straks") if NEW in text or OLD in text] == []


def test_steps_name_it_in_their_heading_and_do_not_mix_two_bpvs():
    agenda = {action.titel: action.uitleg for action in judge(*records()).agenda}

    assert {f"Uren te kort ({OLD})", f"Te weinig contact met school ({OLD})"} <= agenda.keys()
    assert "Uren te kort" not in agenda
    # The same question is open in both: two steps, each in its own bpv, and never "(2 keer)".
    open_question = [title for title in agenda if title.startswith("Wanneer kun je je bpv-begeleider bellen?")]
    assert sorted(open_question) == [
        "Wanneer kun je je bpv-begeleider bellen?",
        f"Wanneer kun je je bpv-begeleider bellen? ({OLD})",
    ]


def test_one_step_for_several_findings_about_another_bpv_says_both():
    days = [b.make_urendag(datum=f"2026-11-{day}", eind="07:00") for day in (24, 25)]
    titles = [action.titel for action in judge(*records()[:2], *days, *records()[3:]).agenda]

    assert [title for title in titles if title.endswith(f"({OLD}, 2 keer)")] != []


def test_class_table_workbook_and_command_line_name_it():
    item = handed_in(*records())
    row, rows = klas_row(item), table_rows(item)["bevindingen"]
    printed = lines_of(verslag_of(item))

    assert any(text.startswith(f"Bij {OLD}: Je bpv is voorbij.") for text in row.problemen)
    assert isinstance(rows, list)
    assert any(str(cells[2]).startswith(f"Bij {OLD}: ") for cells in rows if isinstance(cells, list))
    assert any(f"] Bij {OLD}: Je bpv is voorbij." in line for line in printed)


def test_phone_page_and_school_say_the_same():
    verdict = judge(*records())
    told = json.loads(json.dumps(verdict_to_json(verdict)))["bevindingen"]

    assert [item["tekst"] for item in told] == [
        message(finding) for finding in handed_in(*records()).verdict.bevindingen
    ]


def test_while_the_student_works_in_a_chosen_bpv_every_sentence_names_its_bpv():
    """The page is about the first bpv then, so a sentence about the one of today would be taken to be about that."""
    plain, chosen = judge(*records()), judge(*records(), keuze=b.PERIODE)

    assert chosen.bevindingen == plain.bevindingen
    assert {finding.bij for finding in chosen.getoond if finding.periode} == {OLD, NEW}
    assert [replace(finding, bij="") for finding in chosen.getoond] == [
        replace(finding, bij="") for finding in plain.bevindingen
    ]
    assert f"Werkbespreking van deze week ({NEW})" in [action.titel for action in chosen.agenda]


def test_handtekening_belongs_to_the_bpv_of_what_was_signed():
    made = [*records(), b.make_urenblok()]
    signed = b.make_handtekening(map_of(made), made[-1], moment="2027-03-01T09:00:00.000Z")
    broken = replace(signed, velden={**signed.velden, "naam": "iemand anders"})
    [finding] = [item for item in judge(*made, broken).bevindingen if item.code == "handtekening.beschadigd"]

    assert (finding.periode, finding.bij) == (b.PERIODE, OLD)


@pytest.mark.parametrize(
    ("naam", "shown"),
    [
        ("\u202eecila\u202c Bakkerij", "ecila Bakkerij"),
        ("Bakkerij\nVos\x1b[2J", "Bakkerij Vos[2J"),
        ('<b>Bakkerij</b> {aantal} "Vos"', '<b>Bakkerij</b> {aantal} "Vos"'),
        ("x" * 500, "x" * 59 + "…"),
        ("\u0645\u062e\u0628\u0632", "\u2068\u0645\u062e\u0628\u0632\u2069"),
        (" ", "een bpv zonder naam"),
    ],
)
def test_name_of_a_leerbedrijf_does_nothing_to_the_sentence_around_it(naam: str, shown: str):
    verdict = judge(*records(leerbedrijf=naam))
    told = about(verdict, b.PERIODE)

    assert told
    assert [text for text in told if not text.startswith(f"Bij {shown}: ")] == []
    assert f"Uren te kort ({shown})" in [action.titel for action in verdict.agenda]


def test_two_bpvs_at_one_leerbedrijf_are_told_apart_by_their_first_day():
    periodes = [
        b.make_periode(id="a", begin="2025-09-01"),
        b.make_periode(id="b", leerbedrijf=OLD.upper(), begin="2026-09-01"),
        b.make_periode(id="c", begin=None),
        b.make_periode(id="d", leerbedrijf=NEW),
    ]

    assert names_of(periodes) == {
        "a": f"{OLD} (vanaf 1 september 2025)",
        "b": f"{OLD.upper()} (vanaf 1 september 2026)",
        "c": OLD,
        "d": NEW,
    }


def test_days_at_two_wrong_bpvs_are_told_of_each_of_them():
    [case] = [case for case in CASES if "twee verkeerde bpv's" in case.naam]
    found = judge_map(case.bpvmap, dt.date.fromisoformat(case.today)).bevindingen
    told = sorted(message(item) for item in found if item.code == "gegevens.andere-bpv")

    assert [text.partition(": ")[0] for text in told] == [
        f"Bij {OLD} (vanaf 1 maart 2027)",
        f"Bij {OLD} (vanaf 1 september 2027)",
    ]


def test_one_step_about_several_earlier_bpvs_names_them_and_says_whose_figures_it_gives():
    """Three bpv's with the same left undone are one step, or the steps of today would be out of sight."""
    earlier = [
        b.make_periode(id=f"p{number}", leerbedrijf=naam, begin=f"202{number}-09-01", eind=f"202{number + 1}-01-30")
        for number, naam in ((3, "Bakkerij Vos"), (4, "Garage Proef"), (5, "Hotel Morgen"))
    ]
    steps = [action for action in judge(*records(), *earlier).agenda if action.titel.startswith("Uren te kort")]

    assert [action.titel for action in steps] == ["Uren te kort (Bakkerij Vos en nog 3)"]
    assert steps[0].uitleg == "Bij Bakkerij Vos: Je bpv is voorbij."
