"""Every case in `tests/cases`, and what every rule must have: a source, a sentence and three cases."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from statistics import mean
from string import Formatter

import pytest
from tests.helpers.case_files import Case, load_cases

from bpv_logic.questions.messages import FIELD_MESSAGES
from bpv_logic.rules import ALL_RULES, RULES_BY_CODE, Rule, message
from bpv_logic.verdict.judge import Verdict, judge_map

CASES = load_cases()

LONGEST_SENTENCE = 22
MEAN_SENTENCE = 12


BY_ID = {case.id: case for case in CASES}


@cache
def verdict_of(case_id: str) -> Verdict:
    case = BY_ID[case_id]
    return judge_map(case.bpvmap, dt.date.fromisoformat(case.today))


def codes_of(case: Case) -> list[str]:
    return [finding.code for finding in verdict_of(case.id).bevindingen]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case_finds_what_it_says_and_not_what_it_excludes(case: Case):
    found = set(codes_of(case))

    assert set(case.expected) - found == set()
    assert set(case.absent) & found == set()


def test_case_names_are_unique():
    names = Counter(case.id for case in CASES)

    assert [name for name, times in names.items() if times > 1] == []


def test_cases_name_only_codes_that_exist():
    named = {code for case in CASES for code in (*case.expected, *case.absent)}

    assert named - RULES_BY_CODE.keys() == set()


@pytest.mark.parametrize("rule", ALL_RULES, ids=[rule.code for rule in ALL_RULES])
def test_rule_has_a_case_in_which_it_speaks_and_one_in_which_it_is_silent_and_three_in_all(rule: Rule):
    speaks = [case.id for case in CASES if rule.code in case.expected]
    silent = [case.id for case in CASES if rule.code in case.absent]

    assert speaks
    assert silent
    assert len(speaks) + len(silent) >= 3


@pytest.mark.parametrize("rule", ALL_RULES, ids=[rule.code for rule in ALL_RULES])
def test_rule_has_a_source_a_sentence_and_a_reason(rule: Rule):
    assert re.fullmatch(r"[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)", rule.code)
    assert rule.reference.document
    assert rule.reference.place
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.zin
    assert rule.waarom.endswith((".", "?"))


def test_codes_are_unique():
    assert len(RULES_BY_CODE) == len(ALL_RULES)


def test_every_sentence_about_an_answer_belongs_to_a_rule():
    assert set(FIELD_MESSAGES) == {code for code in RULES_BY_CODE if code.startswith("veld.")}


def test_rule_that_asks_for_something_has_a_step_and_no_other():
    assert [rule.code for rule in ALL_RULES if (rule.stap is None) != (rule.toon == "in_orde")] == []


def places_in(text: str) -> set[str]:
    """Return the names between braces; only a plain name can be filled in."""
    parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    assert [part for part in parts if not part[0].isidentifier() or part[1:] != ("", None)] == [], text
    return {name for name, _, _ in parts}


@pytest.mark.parametrize("rule", ALL_RULES, ids=[rule.code for rule in ALL_RULES])
def test_places_of_a_sentence_and_a_step_are_given_wherever_the_rule_speaks(rule: Rule):
    """Every place in a rule's text is filled in; the agenda itself gives a step the name of the form."""
    asked = places_in(rule.zin) | (places_in(rule.stap.titel) - {"formulier"} if rule.stap else set())
    said = [item for case in CASES for item in verdict_of(case.id).bevindingen if item.code == rule.code]

    assert said
    assert [asked - item.params.keys() for item in said if asked - item.params.keys()] == []


def sentences_of(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


def spoken() -> list[str]:
    """What a student can read: every finding of every case, and the reason for each rule.

    Before it may stand the name of another bpv, as a heading: people's names are as long as they are.
    """
    told = {message(replace(finding, bij="")) for case in CASES for finding in verdict_of(case.id).bevindingen}
    return [*sorted(told), *(rule.waarom for rule in ALL_RULES)]


def test_sentences_are_short():
    lengths = {part: len(part.split()) for text in spoken() for part in sentences_of(text)}

    assert {part: length for part, length in lengths.items() if length > LONGEST_SENTENCE} == {}
    assert mean(lengths.values()) <= MEAN_SENTENCE


def test_sentences_have_no_open_places_and_end_well():
    wrong = [text for text in spoken() if re.search(r"[{}]|None|  ", text) or not text.endswith((".", "?"))]

    assert wrong == []


def test_findings_carry_the_code_of_their_rule_and_a_place():
    """Each finding comes from the rule with its code, with that rule's tone and outcome."""
    for case in CASES:
        verdict = verdict_of(case.id)
        for finding in verdict.bevindingen:
            rule = RULES_BY_CODE[finding.code]

            assert finding.toon == rule.toon
            assert finding.soort or finding.code.startswith("gegevens.")
            assert not finding.record or finding.record in verdict.view.bpvmap.by_id


def test_nothing_is_told_twice():
    for case in CASES:
        verdict = judge_map(case.bpvmap, dt.date.fromisoformat(case.today))
        told = Counter(
            (item.code, item.record, item.veld, item.periode, *item.params.values()) for item in verdict.bevindingen
        )

        assert [item for item, times in told.items() if times > 1] == [], case.id


def test_talk_about_working_time_is_never_voldoet_niet():
    """Working time is the leerbedrijf's duty: a student must never read "klopt niet" about it."""
    arbeidstijd = [rule for rule in ALL_RULES if rule.code.startswith("arbeidstijd.")]

    assert arbeidstijd
    assert {rule.toon for rule in arbeidstijd} == {"bespreek"}
    assert {rule.uitkomst for rule in arbeidstijd} == {None}
