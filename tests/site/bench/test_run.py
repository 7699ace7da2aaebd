"""The bench reports whether each budget is met, why something was not measured, and keeps the other parts."""

from __future__ import annotations

import pytest
from werkzeug.test import Client

from bpv_site.bench import browser, run
from bpv_site.bench.engine import read_engines
from bpv_site.bench.host import GONE, Host
from bpv_site.bench.run import ABSENT
from bpv_site.bench.table import Measure, table
from bpv_site.tools.errors import BuildError

MET = Measure(what="engine", value=3100, unit="kB", budget=3200, stock=4700)
MISSED = Measure(what="exports", value=9000, unit="", budget=10_000, is_least=True)
MISSING = Measure(what="Firefox: all of these", value=None, unit=ABSENT, budget=1)


def rows(**found):
    """Return the page's report of one round; `found` says what each engine started from."""
    meant = {"pruned": "start", "stock": "start", "snapshot": "snapshot", **found}
    return [{name: {"ms": 500, "from": source} for name, source in meant.items()}]


def test_table_names_machine_and_says_of_each_budget_whether_it_is_met():
    lines = table([MET, MISSED, MISSING]).splitlines()

    assert any("cores" in line and "GB" in line for line in lines)
    assert "| engine | 3100.00 kB | 3200 kB | met | 4700.00 kB, 0.66 |" in lines
    assert "| exports | 9000.00 | at least 10000 | **missed** | |" in lines
    assert "| Firefox: all of these | not installed | 1 | | |" in lines


def test_one_part_leaves_the_figures_of_the_others(tmp_path, monkeypatch):
    kept = str(tmp_path / "bench.json")
    run.write_parts(kept, {"engine": [MET], "school": [MISSED]})
    monkeypatch.setattr(run, "clean_build", lambda: MET)

    assert run.bench(parts=["build"], json_file=kept) == 1
    assert run.read_parts(kept) == {"engine": [MET], "school": [MISSED], "build": [MET]}


def test_part_that_does_not_exist_is_named():
    with pytest.raises(BuildError, match="no part snelheid"):
        run.bench(parts=["snelheid"], json_file=None)


def test_start_that_was_not_the_one_meant_is_no_figure():
    seen = {"rows": rows(stock="snapshot"), "memory": 1, "answers": [1]}

    with pytest.raises(BuildError, match="meant as stock"):
        read_engines(seen, browser="Chromium 1")


def test_browser_that_keeps_no_snapshot_has_no_figure_for_it():
    seen = read_engines({"rows": rows(snapshot="start"), "memory": 0, "answers": [1]}, browser="WebKit 1")

    assert (seen.pruned, seen.snapshot) == (0.5, None)


def test_browser_that_is_not_installed_has_no_command(monkeypatch, tmp_path):
    monkeypatch.setattr(browser.shutil, "which", lambda _: None)
    monkeypatch.setattr(browser.browser, "ensure_chromium", lambda: "chromium")

    chromium, *others = browser.openers(tmp_path)

    assert chromium.command is not None
    assert [(other.name, other.command) for other in others] == [("Firefox", None), ("WebKitGTK", None)]


@pytest.fixture(name="host")
def _host():
    """Return a host that answers every address with its own name."""
    return Client(Host(lambda environ, start: (start("200 OK", []), [environ["PATH_INFO"].encode()])[1]))


def test_host_that_is_gone_answers_nothing_and_tells_what_was_asked(host):
    assert host.get("/uren/").text == "/uren/"
    host.post("/", json=GONE)
    assert host.get("/uren/").status_code == 503
    host.post("/", json={"rows": []})

    with pytest.raises(BuildError, match=r"Firefox was to be offline, and asked for.*/uren/"):
        host.application.result("Firefox")


def test_browser_may_look_for_another_version_of_the_site(host):
    host.post("/", json=GONE)
    host.get("/sw.js")
    host.post("/", json={"rows": []})

    assert host.application.result("Firefox") == {"rows": []}


def test_figure_of_a_page_that_was_never_offline_is_refused(host):
    host.post("/", json={"rows": []})

    with pytest.raises(BuildError, match="was to be offline"):
        host.application.result("Firefox")


def test_page_that_could_not_measure_says_why(host):
    host.post("/", json={"error": "no worker"})

    with pytest.raises(BuildError, match="Firefox could not measure itself: no worker"):
        host.application.result("Firefox")
