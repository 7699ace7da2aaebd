"""Untrusted TOML is refused quickly, by what can be counted before it is parsed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpv_logic.basis import datafile, tomltext
from bpv_logic.basis.datafile import MAX_CHARS, parse
from bpv_logic.basis.errors import BpvError
from bpv_logic.basis.tomltext import MAX_DEPTH, MAX_NAMES, MAX_WORD, TomlError, outside_texts, read_toml
from bpv_logic.dossiers.shape import DossierError
from bpv_logic.dossiers.toml import load_dossier
from bpv_logic.school.active import SchoolpakketError, load_schoolpakket
from bpv_logic.school.answers import waarden_of

DATA: Final = Path(datafile.__file__).parents[1]
#: The longest that a page opens; a link of 300 characters can expand to it.
LONG: Final = MAX_CHARS - 100

BOMBS: Final = {
    "one name of many parts": "a" + ".a" * (LONG // 2) + " = 1",
    "one name of many parts between quotes": '"a"' + ' . "a"' * (LONG // 6) + " = 1",
    "a name in an inline table": "a = {" + "a." * (LONG // 2) + "a = 1}",
    "a heading of many parts": "[" + "a." * (LONG // 2) + "a]",
    "many headings, each deeper": "\n".join("[" + ".".join("a" * depth) + "]" for depth in range(1, 430)),
    "a number of 190,000 digits": "aantal_blokken = " + "1" * 190_000,
    "the same with a sign": "aantal_blokken = -" + "9" * 190_000,
    "the same with underscores": "aantal_blokken = " + "1_" * 95_000 + "1",
    "a number in hex": "aantal_blokken = 0x" + "f" * 190_000,
    "a number in bits": "aantal_blokken = 0b" + "1" * 190_000,
    "a number with a comma": "aantal_blokken = 1." + "1" * 190_000,
    "an exponent": "aantal_blokken = 1e" + "9" * 190_000,
    "a day": "van = 2026-11-25T00:00:00." + "1" * 190_000,
    "lists in lists": "a = " + "[" * (LONG // 2) + "]" * (LONG // 2),
    "tables in tables": "a = " + "{a=" * (LONG // 4) + "1" + "}" * (LONG // 4),
    "one in the other": "a = " + "[{a=" * 20_000 + "1" + "}]" * 20_000,
}


@pytest.fixture
def no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Disable the parser: a refusal must come before it."""

    def loads(text: str) -> dict[str, Any]:
        pytest.fail(f"read, {len(text)} letters")

    monkeypatch.setattr(tomltext.tomllib, "loads", loads)


@pytest.mark.usefixtures("no_reader")
@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_what_would_keep_the_engine_busy_is_refused_before_it_is_read(text: str):
    assert len(text) <= MAX_CHARS
    for refuse in (load_schoolpakket, waarden_of, lambda toml: load_dossier(toml, "a.toml")):
        with pytest.raises((SchoolpakketError, DossierError), match=r"^[^:\n]+: [^\n]+\.$"):
            refuse(text)


@pytest.mark.parametrize("hidden", ['"""x""""', "'''x''''", '"""x"""""', "'x'", '"\\""', '"""\\""""', '""', "''''''"])
def test_nothing_hides_behind_a_text(hidden: str):
    """Four or five quotes may end a string: what comes after them is not in the string."""
    with pytest.raises(TomlError):
        read_toml(f"a = [{hidden}, " + "[" * 50 + "]" * 51)
    with pytest.raises(TomlError):
        read_toml(f"a = [{hidden}, " + "1" * 5000 + "]")


def test_words_of_a_person_are_no_reason_to_refuse():
    """A string, a comment and an address may hold what would be too much outside them."""
    much = "[{a.b.c.d.e.f.g.h.i.j.k.l.m.n" * 20 + "1" * 5000
    text = f'# {much}\na = "{much} \\" {much}"\nb = \'{much}\'\nc = """{much}\n{much}"""\nd = \'\'\'\n{much}\'\'\''

    assert read_toml(text)["a"] == f'{much} " {much}'
    assert set(read_toml(text)) == set("abcd")


def test_limits_are_where_they_are_said_to_be():
    assert read_toml(f"a = {'[' * MAX_DEPTH}{']' * MAX_DEPTH}")
    assert read_toml(".".join("a" * MAX_NAMES) + " = 1")
    assert read_toml(f"a = {'1' * MAX_WORD}")
    for text in (
        f"a = {'[' * (MAX_DEPTH + 1)}{']' * (MAX_DEPTH + 1)}",
        ".".join("a" * (MAX_NAMES + 1)) + " = 1",
        f"a = {'1' * (MAX_WORD + 1)}",
    ):
        with pytest.raises(TomlError):
            read_toml(text)


@pytest.mark.parametrize("value", ["9999-99-99", "2026-02-30", "25:61:00", "0x", "1e", "+", "1__0"])
def test_value_that_is_none_is_told_with_its_line(value: str):
    with pytest.raises(BpvError, match=r"^a\.toml, regel 2: dit is geen geldige TOML\.$"):
        parse(f"b = 1\na = {value}", naam="a.toml", error=BpvError)


@pytest.mark.parametrize("value", ["1e999999", "-1E999999", "nan", "inf", "10:00:00", "2026-11-25T10:00:00Z", "9" * 99])
def test_value_of_another_kind_is_no_number_of_a_school(value: str):
    with pytest.raises(SchoolpakketError, match=r"“aantal_blokken” (moet een heel getal zijn|is 9+, maar moet)"):
        load_schoolpakket(f"aantal_blokken = {value}")


def test_every_file_of_ours_is_far_within_the_limits():
    files = sorted(DATA.rglob("*.toml"))
    assert len(files) > 5
    for file in files:
        outside = outside_texts(file.read_text("utf-8"))
        assert max(map(len, tomltext.WORD.findall(outside))) <= MAX_WORD // 2, file.name
        assert max(line.count(".") for line in outside.splitlines()) < MAX_NAMES // 2, file.name
        assert len(file.read_text("utf-8")) < MAX_CHARS // 4


CONTENT: Final = st.text("\"'\\\n#[]{}a1. =,", max_size=8)
LITERALS: Final = st.tuples(st.sampled_from(('"', "'", '"""', "'''")), CONTENT).map(
    lambda made: made[1].join([made[0]] * 2)
)


@given(st.lists(LITERALS, max_size=5), st.integers(0, 6), st.text("#[]\"'\\ .", max_size=6))
def test_what_stands_outside_texts_is_found_however_they_are_written(literals: list[str], depth: int, note: str):
    """Exactly what the parser treats as a string is left out."""
    text = f"a = [{', '.join([*literals, '[' * depth + ']' * depth or '1'])}] #{note}\nb.c = 1"
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    outside = outside_texts(text)
    assert set(values) == {"a", "b"}
    assert tomltext.depth_of(outside) == depth + 1
    assert tomltext.names_in(outside) == 2
    assert outside.endswith("\nb.c = 1")


def test_looking_is_linear_in_what_there_is_to_look_at():
    """Counted in interpreter steps: time on a busy machine means nothing."""
    for make in (
        lambda n: '"' + '\\"' * n,
        lambda n: "'" * n,
        lambda n: '"' * n,
        lambda n: '"""' + '""x' * n,
        lambda n: "#" * n,
        lambda n: "\n".join(['"x'] * n),
        lambda n: ".a" * n,
        lambda n: "[" * n,
    ):
        assert steps(make, 4000) < 2.2 * steps(make, 2000) + 200


def steps(make: Callable[[int], str], size: int) -> int:
    text, count = make(size), 0

    def trace(*_: object) -> Callable[..., Any]:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    try:
        tomltext.refusal_of(text)
    finally:
        sys.settrace(None)
    return count


def test_a_link_of_300_letters_cannot_keep_a_phone_busy():
    """It once took 42 seconds; the timeout of the process is only there to end it."""
    bomb = BOMBS["one name of many parts"]
    assert len(zlib.compress(bomb.encode(), 9)) < 300
    code = (
        "from bpv_logic.browser.door import handle; import json;"
        "bomb = 'a' + '.a' * 99000 + ' = 1';"
        "print(handle(json.dumps({'op': 'pakket_lezen', 'tekst': bomb, 'today': '2026-11-25'})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True)

    assert '"ok": false' in done.stdout
    assert "te veel punten" in done.stdout


@pytest.mark.parametrize("words", ["[[kwalificatie]]\n", "[[kerntaak]]\n", "[[kerntaak]]\n[[kerntaak.werkproces]]\n"])
def test_rows_of_tables_have_an_end(words: str):
    """Every kwalificatie holds the kerntaken of the basisdeel: many of both need more memory than there is."""
    head = 'sleutel = "x-2026"\ntitel = "X"\nbron = "X"\n'
    with pytest.raises(BpvError, match="te veel tabellen"):
        load_dossier(head + words * 2000, "a.toml")
    below = words.replace("[[", "[[dossier.")
    with pytest.raises(BpvError, match="te veel tabellen"):
        load_schoolpakket(f"[[dossier]]\n{head}{below * 2000}")


@pytest.mark.parametrize("key", ['"a\\nb.json: in orde"', '"\\u001B[2K"', '"\\u202Egvs"', f'"{"x" * 9000}"'])
def test_word_of_a_stranger_in_a_fault_is_one_short_line(key: str):
    with pytest.raises(BpvError) as told:
        parse(f"{key} = 1", naam="a\n\x1b[2Kb.toml", error=BpvError).only("naam")

    assert str(told.value).isprintable()
    assert len(str(told.value)) < 600
