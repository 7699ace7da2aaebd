"""The rules follow their own house rules: standard library only, no clock, no I/O, small."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

import bpv_logic
from bpv_logic.basis.values import FIRST_DATE, LAST_DATE
from bpv_logic.cli.rules_digest import is_on_the_phone
from bpv_logic.forms import ALL_FORMS
from bpv_logic.questions.messages import FIELD_MESSAGES, validity_messages

PACKAGE = Path(bpv_logic.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
#: The command line may print, open files and ask for the date; none of it is on the phone.
PURE = [path for path in MODULES if is_on_the_phone(path.relative_to(PACKAGE).as_posix())]

MAX_LINES = 300
#: A form is a list of questions, as long as the paper form.
MAX_LINES_OF_A_FORM = 400
MAX_FUNCTION = 40

IMPURE_MODULES = {
    "asyncio",
    "concurrent",
    "io",
    "locale",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
    "zoneinfo",
}
IMPURE_CALLS = {"__import__", "breakpoint", "compile", "eval", "exec", "input", "open", "print"}
IMPURE_METHODS = {"now", "read_bytes", "read_text", "today", "utcnow", "write_bytes", "write_text"}


def ids(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(PACKAGE)) for path in paths]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> set[str]:
    """The top-level names of everything that a module imports."""
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
            assert node.level == 0, "imports are written in full"
    return names


def impure_calls(tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS:
            found.append(f"{node.func.id}() in line {node.lineno}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in IMPURE_METHODS:
            found.append(f".{node.func.attr}() in line {node.lineno}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_module_imports_the_standard_library_only(path):
    assert imports_of(path) <= set(sys.stdlib_module_names) | {"bpv_logic"}


def test_only_passwords_and_proofs_look_for_something_else_at_the_moment_they_need_it():
    found = {str(path.relative_to(PACKAGE)) for path in MODULES if "cryptography." in path.read_text(encoding="utf-8")}

    assert found == {"cli/passwords.py", "cli/sleutels/proofs.py"}
    assert not any(map(is_on_the_phone, found))


@pytest.mark.parametrize("path", PURE, ids=ids(PURE))
def test_module_has_no_clock_and_no_input_or_output(path):
    assert imports_of(path) & IMPURE_MODULES == set()
    assert impure_calls(tree_of(path)) == []


def test_impure_code_would_be_found():
    code = "import datetime\nprint(open('x'))\ndatetime.date.today()\nself.today.isoformat()"

    assert impure_calls(ast.parse(code)) == ["print() in line 2", ".today() in line 3", "open() in line 2"]


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_module_is_small_and_says_what_it_is(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    tree = tree_of(path)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert ast.get_docstring(tree)
    assert len(lines) <= (MAX_LINES_OF_A_FORM if path.parent.name == "forms" else MAX_LINES)
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=ids(MODULES))
def test_every_public_function_and_class_has_a_docstring(path):
    named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    top = [node for node in tree_of(path).body if isinstance(node, named) and not node.name.startswith("_")]
    members = [node for parent in top if isinstance(parent, ast.ClassDef) for node in parent.body]
    public = top + [node for node in members if isinstance(node, named) and not node.name.startswith("_")]

    assert [node.name for node in public if not ast.get_docstring(node)] == []


def test_broad_except_stands_in_one_place_only():
    """One place reports our own defects to the user; they must not be hidden anywhere else."""
    found = [
        str(path.relative_to(PACKAGE))
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name | None)
        if node.type is None or node.type.id in ("Exception", "BaseException")
    ]

    assert found == ["basis/guard.py"]


@pytest.mark.parametrize("form", ALL_FORMS, ids=[form.name for form in ALL_FORMS])
def test_every_form_and_question_has_words(form):
    assert form.label.strip() == form.label != ""
    assert form.meervoud
    assert form.page.endswith("/")
    for group in form.groups:
        assert group.title
        assert group.fields
    for item in form.fields:
        messages = validity_messages(item)
        assert item.label.strip() == item.label != ""
        assert "{label}" in messages["missing"]
        shown = [text.replace("{label}", item.label) for text in _shown(item, messages)]
        assert all(text.endswith(".") and "{" not in text and "None" not in text for text in shown)


def _shown(item, messages: dict[str, str]) -> list[str]:
    """The sentences that the browser can show for a question: those for its limits."""
    attributes = item.html_attributes()
    wanted = {"missing": True, "type": True, "min": "min" in attributes, "max": "max" in attributes}
    return [text for name, text in messages.items() if wanted.get(name, "maxlength" in attributes)]


@pytest.mark.parametrize("form", ALL_FORMS, ids=[form.name for form in ALL_FORMS])
def test_names_of_questions_are_unique_and_fit_an_export(form):
    names = [item.name for item in form.fields]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[a-z][a-z0-9_]{0,63}", name) for name in names)
    assert "periode" not in names
    assert set(form.key) <= {*names, "periode"}
    assert all(not item.after or item.after in names for item in form.fields)
    assert all(condition.soort or condition.veld in names for item in form.fields for condition in item.when)


def test_every_fault_of_a_field_has_a_sentence():
    source = (PACKAGE / "questions" / "fields.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'"(veld\.[a-z-]+[a-z])"', source))
    kinds = {"date", "time", "email", "phone", "integer"}

    assert codes | {f"veld.geen-{kind}" for kind in kinds} <= set(FIELD_MESSAGES)
    assert "veld.date-voor-begin" in FIELD_MESSAGES
    assert FIRST_DATE < LAST_DATE
