"""How a page shows a user's text, and what it turns into a link: the same as the rules do, in Node."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpv_logic.basis import shown
from bpv_logic.questions.fields import Field
from bpv_site.tools import npm
from bpv_site.tools.paths import ROOT, SITE

CASES: Final[dict[str, list[dict[str, str]]]] = json.loads((ROOT / "tests/cases/shown.json").read_text("utf-8"))
SCRIPT: Final = """
const { seen, apart } = await import("%s");
const { setCallLink } = await import("%s");
const { fileName } = await import("%s");
const callLink = (scheme, value) => {
  const link = { dataset: { scheme }, href: "", setAttribute: (_, to) => (link.href = to), removeAttribute() {} };
  setCallLink(link, value);
  return link.href;
};
const { teksten, adressen, nummers, namen } = JSON.parse(%s);
console.log(JSON.stringify({
  teksten: teksten.map(({ tekst }) => seen(tekst)),
  again: teksten.map(({ tekst }) => seen(seen(tekst))),
  mailto: adressen.map(({ waarde }) => callLink("mailto", waarde)),
  tel: nummers.map(({ waarde }) => callLink("tel", waarde)),
  other: callLink("javascript", "alert(1)"),
  apart: namen.map(apart),
  bestand: namen.map((naam) => fileName(naam, "2026-11-25")),
}));
"""
NAMES: Final = (
    "\u0633\u0627\u0631\u0629",
    "Jan",
    "\u2068Jan",
    "Jan\u200f",
    "a\n/../b\u202e\x1b.json",
    "x" * 10_000,
    "",
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the results of the pages' scripts for every case."""
    path = tmp_path_factory.mktemp("seen") / "probe.mjs"
    scripts = [
        (SITE / "static/js" / name).as_uri() for name in ("text/plain.js", "text/call-link.js", "pure/envelope.js")
    ]
    path.write_text(SCRIPT % (*scripts, json.dumps(json.dumps(CASES | {"namen": NAMES}))), encoding="utf-8")
    went_well, said = npm.run_node(["--no-warnings", str(path)])
    assert went_well, said
    made: dict[str, Any] = json.loads(said)
    return made


def test_every_case_is_shown_the_same_on_both_sides(page: dict[str, Any]):
    wanted = [case["getoond"] for case in CASES["teksten"]]

    assert dict(zip((case["wat"] for case in CASES["teksten"]), page["teksten"], strict=True)) == {
        case["wat"]: case["getoond"] for case in CASES["teksten"]
    }
    assert [shown.lines(case["tekst"]) for case in CASES["teksten"]] == wanted
    # Cleaning twice changes nothing: a page may get the text from the rules.
    assert page["again"] == wanted
    assert list(map(shown.lines, wanted)) == wanted


def test_an_address_is_one_address_on_both_sides(page: dict[str, Any]):
    email = Field(name="x", label="X", kind="email")

    assert page["mailto"] == [case["mailto"] for case in CASES["adressen"]]
    for case in CASES["adressen"]:
        assert bool(email.faults(case["waarde"])) == (case["mailto"] == "" and case["waarde"] != ""), case
    assert page["tel"] == [case["tel"] for case in CASES["nummers"]]
    assert page["other"] == ""


def test_name_that_is_written_from_the_right_stands_apart(page: dict[str, Any]):
    assert page["apart"][:4] == ["\u2068\u0633\u0627\u0631\u0629\u2069", "Jan", "Jan", "\u2068Jan\u200f\u2069"]
    assert shown.name("\u0633\u0627\u0631\u0629") == "\u2068\u0633\u0627\u0631\u0629\u2069"


def test_file_that_the_app_makes_has_a_plain_and_short_name(page: dict[str, Any]):
    for name in page["bestand"]:
        assert name.startswith("bpv-map-")
        assert name.removesuffix(".json").replace("-", "").isalnum()
        assert len(name.encode()) < 120
    assert "\u0633\u0627\u0631\u0629" in page["bestand"][0]


@given(st.text(st.characters(blacklist_categories=["Cs"])))
def test_no_text_is_left_that_a_screen_would_obey(text: str):
    """One line is one line for any line reader, and nothing in it is a control sequence."""
    line = shown.name(text)

    assert len(line.splitlines()) <= 1
    assert not any(
        ord(sign) < 32 or 127 <= ord(sign) < 160 or sign in "\u202a\u202b\u202c\u202d\u202e" for sign in line
    )
    assert line.count("\u2068") == line.count("\u2069") <= 1
    assert shown.lines(shown.lines(text)) == shown.lines(text)
    assert len(shown.name(text * 50)) <= shown.MAX_NAME + 2


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_escaped_json_says_the_same(value: Any):  # noqa: ANN401 - any JSON
    text = shown.escaped(json.dumps(value, ensure_ascii=False, indent=2))

    assert json.loads(text) == value
    assert not any(127 <= ord(sign) < 160 or sign in "\u200b\u200d\u202e\u2028\u2066\u2068\ufeff" for sign in text)
