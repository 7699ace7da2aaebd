"""The rooms of the scripts: what dependency-cruiser cannot see of them (docs/besluiten/0054)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from bpv_site.tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from pathlib import Path

JS: Final = SITE / "static" / "js"
TESTS: Final = ROOT / "tests" / "js"
MOST_FILES: Final = 14
#: A part is named after the element that requests it, so it may repeat the name of its room.
PART: Final = ".part.js"


def rooms() -> list[str]:
    """Return the rooms in order, as dependency-cruiser reads them."""
    text = (SITE / "rooms.cjs").read_text(encoding="utf-8")
    listed = text[text.index("const ROOMS = [") : text.index("];")]
    return re.findall(r'^  "([\w/]+)",', listed, re.MULTILINE)


def room_of(path: Path) -> str:
    """Return the folder of a script, "." for an entry."""
    return path.parent.relative_to(JS).as_posix()


def test_every_folder_of_scripts_is_a_room_with_a_place_in_the_list():
    listed = rooms()

    assert {room_of(path) for path in JS.rglob("*.js")} - {"."} == set(listed)
    assert len(listed) == len(set(listed))


def test_no_room_has_more_files_than_somebody_can_look_over():
    files = Counter(room_of(path) for path in JS.rglob("*.js"))

    assert {room: count for room, count in files.items() if count > MOST_FILES} == {}


def test_no_script_says_the_name_of_its_room_again():
    scripts = [path for path in JS.rglob("*.js") if not path.name.endswith(PART)]
    again = [path for path in scripts if path.parent.name in re.split(r"\W", path.stem)]

    assert [path.relative_to(JS).as_posix() for path in again] == []


def test_no_two_scripts_have_the_same_name():
    names = Counter(path.name for path in JS.rglob("*.js"))

    assert [name for name, count in names.items() if count > 1] == []


def test_every_unit_test_of_a_script_lies_in_the_room_of_that_script():
    tests = [path.relative_to(TESTS).as_posix().removesuffix(".test.mjs") for path in TESTS.rglob("*.test.mjs")]

    assert tests
    assert [name for name in tests if not (JS / f"{name}.js").is_file()] == []


def test_types_come_from_earlier_rooms_too():
    """JSDoc loads nothing, so dependency-cruiser ignores it; a reader still has to know that room."""
    order = [*rooms(), "."]
    named = [
        (path, (path.parent / name).resolve())
        for path in JS.rglob("*.js")
        # The types of the entries are named in one place, which loads them by name.
        if path != JS / "tell" / "parts.js"
        for name in re.findall(r'import\("(\.[^"]+)"\)\.', path.read_text(encoding="utf-8"))
        if "/vendor/" not in name
    ]
    back = [
        f"{path.relative_to(JS)} -> {target.relative_to(JS)}"
        for path, target in named
        if order.index(room_of(target)) > order.index(room_of(path))
    ]

    assert len(named) > 100
    assert back == []
