"""The tools around the site: the test command counts honestly, a browser is found, licences are complete."""

from __future__ import annotations

import json
import sys
import threading

import pytest

from bpv_site.bench.table import Measure
from bpv_site.checks import browser, lanes, steps
from bpv_site.pages import school
from bpv_site.publish import licences
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import ROOT, SITE


@pytest.mark.parametrize(
    ("output", "counts"),
    [
        ("....\n4 passed in 0.12s", {"passed": 4}),
        ("1 failed, 3 passed, 2 errors in 1.00s", {"failed": 1, "passed": 3, "error": 2}),
        ("3 passed, 1 skipped in 3.1s", {"passed": 3, "skipped": 1}),
        ("Success: no issues found", {}),
    ],
)
def test_counts_come_from_the_last_line_of_pytest(output, counts):
    assert lanes.test_counts(output) == counts


NODE = "# tests 5\n# suites 0\n# pass {}\n# fail {}\n# cancelled 0\n# skipped {}\n# todo 0\n# duration_ms 361.6"


@pytest.mark.parametrize(
    ("output", "counts"),
    [
        (NODE.format(5, 0, 0), {"passed": 5}),
        (NODE.format(3, 1, 1), {"passed": 3, "failed": 1, "skipped": 1}),
        ("node: bad option", {}),
    ],
)
def test_counts_come_from_what_node_says(output, counts):
    assert lanes.node_counts(output) == counts


ENDS_TOO_SOON = """
import { test } from "node:test";
test("a", () => {});
test("b", () => new Promise(() => setTimeout(() => process.exit(0), 900)));
"""


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ('import { test } from "node:test"; test("a", () => {});', True),
        ('import { test } from "node:test"; test("a", () => { throw 1; });', False),
        ('import { test } from "node:test"; test.skip("a", () => {});', False),
        ('import { test } from "node:test"; test("a", () => { setInterval(() => {}, 1000); throw 1; });', False),
        # Ends before it has told all, and after it has told something: force-exit made files do so.
        (ENDS_TOO_SOON, False),
        ("throw 1;", False),
        ("", False),
    ],
)
def test_tests_of_scripts_are_counted_and_one_that_fails_or_does_not_run_is_red(tmp_path, text, ok):
    (tmp_path / "a.test.mjs").write_text(text, encoding="utf-8")
    [[[step]]] = steps.stages_of([str(tmp_path / "a.test.mjs")], long=False)

    assert lanes.run_step(*step).ok == ok


def test_no_tests_of_scripts_at_all_is_red(tmp_path):
    [[[step]]] = steps.stages_of([str(tmp_path / "*.test.mjs")], long=False)

    assert not lanes.run_step(*step).ok


def test_step_with_a_skipped_test_fails(capsys):
    outcome = lanes.run_step("pytest", lambda: (True, "3 passed, 1 skipped in 3.1s"))

    assert not outcome.ok
    assert "FAILED" in capsys.readouterr().out


def test_step_that_cannot_run_fails(capsys):
    def no_browser():
        raise BuildError("no Chromium was found")

    assert not lanes.run_step("pytest e2e", no_browser).ok
    assert "no Chromium was found" in capsys.readouterr().out


def test_all_steps_run_and_one_failure_fails_the_command(capsys):
    ran = []

    def step(name, ok, output):
        return (name, lambda: (ran.append(name), (ok, output))[1])

    lane = [step("first", False, "1 failed, 1 passed in 1s"), step("second", True, "2 passed in 1s")]

    assert lanes.check([[lane]]) == 1
    assert ran == ["first", "second"]
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("1 of 2 steps passed, 3 tests passed, 1 did not, in ")
    assert last.endswith("; failed: first")


def test_lanes_go_side_by_side_and_a_stage_waits_for_the_one_before():
    met, after = threading.Barrier(2), []

    def meets():
        after.append(met.wait(timeout=60))
        return True, "1 passed in 1s"

    last = lambda: (len(after) == 2, "1 passed in 1s")  # noqa: E731 - a step is two words

    assert lanes.check([[[("one", meets)], [("other", meets)]], [[("last", last)]]]) == 0


def test_quick_run_leaves_out_the_browser_tests_and_nothing_that_has_no_browser():
    names = {
        name
        for stages in (steps.all_stages(long=False), steps.quick_stages())
        for stage in stages
        for lane in stage
        for name, _ in lane
    }
    quick = {name for stage in steps.quick_stages() for lane in stage for name, _ in lane}

    assert quick == names
    assert (ROOT / steps.MAIN_FLOW).is_file()


def test_named_browser_goes_first(monkeypatch):
    monkeypatch.setenv(browser.VARIABLE, sys.executable)

    assert browser.ensure_chromium() == sys.executable


def test_named_browser_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setenv(browser.VARIABLE, "/no/such/chromium")

    with pytest.raises(BuildError, match="/no/such/chromium, and that is no program"):
        browser.ensure_chromium()


WAYS = ("_installed", "_from_playwright", "_from_apt")


@pytest.fixture
def bare_machine(monkeypatch):
    """A machine without a browser, and without a way to get one."""
    for variable in (browser.VARIABLE, browser.LIGHT_VARIABLE):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(browser.shutil, "which", lambda _name: None)
    for way in WAYS:
        monkeypatch.setattr(browser, way, lambda *_package: None)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.usefixtures("bare_machine")
def test_each_way_to_a_browser_is_tried(monkeypatch, way):
    monkeypatch.setattr(browser, way, lambda *_package: f"/by/{way}")

    assert browser.ensure_chromium() == f"/by/{way}"


@pytest.mark.usefixtures("bare_machine")
def test_light_browser_is_the_one_without_windows_where_there_is_one(monkeypatch):
    monkeypatch.setattr(browser, "_installed", lambda: "/bin/whole")
    assert browser.ensure_light() == "/bin/whole"

    monkeypatch.setattr(browser.shutil, "which", {browser.LIGHT: "/bin/light"}.get)
    assert browser.ensure_light() == "/bin/light"
    assert browser.ensure_chromium() == "/bin/whole"


@pytest.mark.usefixtures("bare_machine")
def test_one_browser_that_is_named_is_used_for_everything(monkeypatch):
    monkeypatch.setattr(browser.shutil, "which", {browser.LIGHT: "/bin/light", "/bin/mine": "/bin/mine"}.get)
    monkeypatch.setenv(browser.VARIABLE, "/bin/mine")

    assert (browser.ensure_chromium(), browser.ensure_light()) == ("/bin/mine", "/bin/mine")


@pytest.mark.usefixtures("bare_machine")
def test_no_browser_at_all_is_an_error():

    with pytest.raises(BuildError, match="no Chromium was found"):
        browser.ensure_chromium()


def test_licences_of_everything_on_the_phone_are_there_in_full(dist):
    text = (dist / "licenties.txt").read_text(encoding="utf-8")
    shipped = json.loads((SITE / "package.json").read_text(encoding="utf-8"))["dependencies"]

    for name, version in shipped.items():
        assert f"{name} {version} (".lower() in text.lower()
    for sentence in (
        "EUROPEAN UNION PUBLIC LICENCE v. 1.2",
        "Mozilla Public License, version 2.0",
        "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
        "Emscripten",
        "Jake Archibald",
    ):
        assert sentence in text


def test_every_licence_has_a_text():
    assert [
        one.work for one in licences.licences() if not all(text.read_text("utf-8").strip() for text in one.texts)
    ] == []


def test_fault_in_the_school_settings_stops_the_build(monkeypatch, tmp_path):
    (tmp_path / "schoolpakket.toml").write_text('naam = "Mbo', encoding="utf-8")
    monkeypatch.setattr(school, "SCHOOL", tmp_path / "schoolpakket.toml")

    with pytest.raises(BuildError, match=r"site/schoolpakket\.toml"):
        school.schoolpakket()


def test_fault_in_another_schools_file_names_that_file(monkeypatch, tmp_path):
    (tmp_path / "techniek.toml").write_text('kleur = "geel"\ntekenritme = "dag"', encoding="utf-8")
    monkeypatch.setenv(school.VARIABLE, str(tmp_path / "techniek.toml"))

    with pytest.raises(BuildError) as raised:
        school.schoolpakket()
    assert str(raised.value).splitlines() == [
        "techniek.toml: “kleur” is “geel”, maar moet eruitzien als #0a5c4a.",
        "techniek.toml: “tekenritme” is “dag”, maar moet een van deze zijn: blok, week.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_schoolpakket_is_read_in_what_an_editor_on_windows_writes(encoding, monkeypatch, tmp_path):
    path = tmp_path / "school.toml"
    path.write_bytes('naam = "Mbo Café"\r\n'.encode(encoding))
    monkeypatch.setenv(school.VARIABLE, str(path))

    assert school.schoolpakket().naam == "Mbo Café"


def test_schoolpakket_that_is_not_there_stops_the_build(monkeypatch, tmp_path):
    monkeypatch.setenv(school.VARIABLE, str(tmp_path / "weg.toml"))

    with pytest.raises(BuildError, match=r"weg\.toml: dit bestand is niet te lezen"):
        school.schoolpakket()


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (Measure(what="a", value=50, unit="kB", budget=60), "50.00 kB  budget 60 met"),
        (Measure(what="a", value=70, unit="kB", budget=60), "70.00 kB  budget 60 MISSED"),
        (Measure(what="a", value=50, unit="kB", stock=100), "50.00 kB  stock 100.00, ratio 0.50"),
    ],
)
def test_measure_is_told_beside_its_budget(measure, line):
    assert measure.line().endswith(line)
