"""Every norm is used: a number that no code asks for is a promise that nobody keeps.

Code names a norm in full, never put together from parts, so that a name is found by looking for it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bpv_logic.school.norms import all_norms
from bpv_site.tools.paths import ROOT, SRC

TEMPLATES = ROOT / "site/templates"


def names_in(source: str) -> Iterator[str]:
    """Yield every text in a module that could be a name, docstrings left out."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def used_names() -> set[str]:
    modules = [path.read_text(encoding="utf-8") for path in sorted(SRC.rglob("*.py"))]
    pages = [path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.rglob("*.html"))]
    in_pages = {name for page in pages for name in re.findall(r"(?:days|find_norm)\('(\w+)'\)", page)}
    return {name for module in modules for name in names_in(module)} | in_pages


def test_every_norm_is_named_by_code_that_uses_it():
    """Een norm die nergens voor wordt gebruikt, is een fout van de bouw."""
    assert {norm.naam for norm in all_norms()} - used_names() == set()


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ('context.norm("atw_week_18")', True),
        ('JONG = Leeftijd(week="atw_week_18")', True),
        ('"""About atw_week_18."""', False),
        ('"""atw_week_18"""', False),
        ("# atw_week_18", False),
        ('context.norm(f"atw_{name}_18")', False),
        ("atw_week_18 = 1", False),
    ],
)
def test_only_a_name_in_full_counts_as_use(source: str, *, named: bool):
    assert ("atw_week_18" in names_in(source)) is named


def test_templates_and_code_are_there_to_be_read():
    assert Path(TEMPLATES / "base.html").is_file()
    assert "atw_week_18" in used_names()
