"""The page of failure scenarios has the tests' own texts and results: none is made up, and none left out."""

from __future__ import annotations

import pytest

from bpv_site.checks import scenarios
from bpv_site.checks.scenarios import Scenario, add_result, render, scan

SCENARIOS = scan()
FEWEST = 40


def test_there_are_as_many_scenarios_as_were_promised_each_with_its_own_words():
    texts = {scenario.text for scenario in SCENARIOS}

    assert len(texts) == len(SCENARIOS) >= FEWEST


def test_page_is_made_from_the_tests_and_the_last_results():
    made = render(SCENARIOS, scenarios.read_results())

    assert scenarios.PAGE.read_text(encoding="utf-8") == made, "run: python -m bpv_site.checks.scenarios"


def test_results_are_of_scenarios_that_exist():
    assert set(scenarios.read_results().get("tests", {})) <= {scenario.id for scenario in SCENARIOS}


def test_scan_finds_the_marked_tests_and_no_others(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "e2e").mkdir()
    source = '@pytest.mark.scenario("It rains")\n@pytest.mark.long\ndef test_rain(): ...\n\n\ndef test_sun(): ...\n'
    (tmp_path / "e2e" / "test_weer.py").write_text(source, encoding="utf-8")

    assert scan(tmp_path) == (Scenario(text="It rains", file="e2e/test_weer.py", test="test_rain"),)


@pytest.mark.parametrize(
    ("passed", "expected"), [(True, "203 of 203 held, 2026-11-24"), (False, "200 of 203 **failed**, 2026-11-24")]
)
def test_tries_of_one_test_are_counted_together_and_a_failure_is_told(passed, expected):
    results: dict[str, object] = {"machine": "2 cores"}
    add_result(results, "e2e/test_weer.py::test_rain[3]", passed=True, is_long=False, times=3, date="2026-11-24")
    add_result(results, "e2e/test_weer.py::test_rain[200]", passed=passed, is_long=True, times=200, date="2026-11-24")
    page = render([Scenario(text="It rains", file="e2e/test_weer.py", test="test_rain")], results)

    assert f"| 1 | It rains | `e2e/test_weer.py::test_rain` | 3 | 203 | {expected} |" in page


def test_scenario_that_never_ran_says_so():
    assert "| | | not run yet |" in render([Scenario(text="It rains", file="a", test="b")], {})
