"""The rooms of the project: few files in each, distinct names, and no import that import-linter cannot see."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from bpv_site.checks import steps
from bpv_site.tools.paths import ROOT, SRC

MOST_FILES: Final = 14
#: Folders that list things of one kind, which a newcomer reads by name.
CATALOGUES: Final = {
    "e2e/pages": "a file a page",
    "src/bpv_logic/dossiers/kwalificatiedossiers": "a file a dossier",
    "src/bpv_logic/forms": "a file a paper form",
    "src/bpv_logic/rules": "a file a subject",
    "tests/cases": "a file a subject",
}
#: The one import against the order: at school the rules' version is computed from files that no phone has.
UPWARD: Final = {("bpv_logic.verdict.rules_version", "bpv_logic.cli.rules_digest")}
#: Named in docs/export.md until 1.2, so a school's program may import it.
OLD_ADDRESSES: Final = {"export.py", "prive.py"}
TEST: Final = re.compile(r"test_.*\.py|.*\.test\.mjs")
LINTER: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
#: The rooms of both packages, lower rooms first.
ORDER: Final = {
    contract["containers"][0]: contract["layers"][::-1]
    for contract in LINTER["contracts"]
    if contract["type"] == "layers"
}
MODULES: Final = sorted(path for package in ORDER for path in (SRC / package).rglob("*.py"))


def own_files(folder: Path) -> list[str]:
    """Return the names of the files in a folder; a test is identified by its room."""
    names = [path.name for path in folder.iterdir() if path.is_file()]
    return [name for name in names if not name.endswith(".pyc") and not TEST.fullmatch(name)]


def folders() -> Iterator[Path]:
    for top in ("src", "tests", "e2e"):
        yield from (path for path in (ROOT / top).rglob("*") if path.is_dir() and path.name != "__pycache__")
        yield ROOT / top


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> tuple[str, int]:
    """Return the package of a module, and the level of its room."""
    package, _, rest = module.partition(".")
    return package, ORDER[package].index(rest.partition(".")[0])


def imported_by_name(tree: ast.Module) -> Iterator[str]:
    """Yield our modules that a module imports by a string; for an f-string the part before the first value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            text = node.args[0].values[0] if isinstance(node.args[0], ast.JoinedStr) else node.args[0]
            if isinstance(text, ast.Constant) and str(text.value).startswith("bpv_"):
                yield str(text.value).rstrip(".")


def test_no_folder_has_more_files_than_a_newcomer_looks_through():
    crowded = {path.relative_to(ROOT).as_posix() for path in folders() if len(own_files(path)) > MOST_FILES}

    assert crowded == CATALOGUES.keys()


def test_at_the_top_of_the_rules_lie_their_face_the_entry_of_the_school_and_two_old_addresses():
    assert set(own_files(SRC / "bpv_logic")) == {"__init__.py", "__main__.py", "py.typed", *OLD_ADDRESSES}
    assert set(own_files(SRC / "bpv_site")) == {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("path", MODULES, ids=[module_of(path) for path in MODULES])
def test_name_does_not_repeat_the_name_of_its_room(path: Path):
    assert path.stem != path.parent.name


@pytest.mark.parametrize("package", ORDER)
def test_every_room_says_what_it_is(package: str):
    rooms = [room for room in ORDER[package] if "__main__" not in room]

    assert sorted(rooms) == sorted(path.parent.name for path in (SRC / package).glob("*/__init__.py"))
    for room in rooms:
        assert ast.get_docstring(ast.parse((SRC / package / room / "__init__.py").read_text(encoding="utf-8")))


def test_import_by_name_goes_to_a_lower_room_too():
    found = {
        (module_of(path), name)
        for path in MODULES
        for name in imported_by_name(ast.parse(path.read_text(encoding="utf-8")))
        if path.name != "probe.py"
    }

    assert ("bpv_logic.browser.door", "bpv_logic.browser.operations") in found
    assert {pair for pair in found if room_of(pair[0]) < room_of(pair[1])} == UPWARD


def test_test_command_holds_imports_to_the_rooms():
    for stages in (steps.all_stages(long=False), steps.quick_stages()):
        assert "imports" in {name for stage in stages for lane in stage for name, _ in lane}
