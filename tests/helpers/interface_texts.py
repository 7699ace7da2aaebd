"""Every text of the interface that a user may read, with its place, as sentences."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import bpv_logic
from bpv_site.tools.paths import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(bpv_logic.__file__).parent
#: Replaces a value that is filled in: one word.
FILLED_IN = "X"
#: Attributes that are shown or read aloud.
SHOWN = re.compile(
    r'(?:aria-label|data-(?:msg|text|toast|confirm|before)(?:-[a-z-]+)?|placeholder|alt|title)="([^"]*)"'
)
#: Elements whose text belongs to the sentence around them.
INLINE = re.compile(r"</?(?:a|b|span|small|i|em|strong|code)\b[^>]*>")
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r"""'((?:[^'\\\n]|\\.){12,})'|"((?:[^"\\\n]|\\.){12,})\"""")
_END = re.compile(r"(?<=[.?!:;])[\s”)]+(?=[A-Z“(X0-9])|\n+")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; text after a colon or on its own line is a separate sentence."""
    return [part.strip() for part in _END.split(text) if part.strip()]


@cache
def all_texts() -> tuple[tuple[str, str], ...]:
    """Return place and text of everything that a user may read."""
    return (*_python_texts(), *_toml_texts(), *_template_texts())


def _python_texts() -> Iterator[tuple[str, str]]:
    """Texts in the code of the rules: sentences and the texts of questions, but no docstrings or keys."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        skipped = set(_docstrings(tree)) | set(_errors_of_programmers(tree))
        for node in ast.walk(tree):
            if id(node) in skipped:
                continue
            text = _text_of(node)
            if text and re.search(r"[a-z]+ [a-z]+ ", text) and re.search(r"[a-z]{3}", text):
                yield f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}", text


def _docstrings(tree: ast.Module) -> Iterator[int]:
    named = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(tree):
        if isinstance(node, named) and node.body and isinstance(node.body[0], ast.Expr):
            yield id(node.body[0].value)
        # The parts of an f-string are read with the whole.
        if isinstance(node, ast.JoinedStr):
            yield from (id(part) for part in ast.walk(node) if part is not node)


def _errors_of_programmers(tree: ast.Module) -> Iterator[int]:
    """Sentences that only a programmer can see."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("ValueError", "TypeError")
        ):
            yield from (id(part) for part in ast.walk(node))


def _text_of(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{[a-z_]*\}", FILLED_IN, node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else FILLED_IN for part in node.values)
        return "".join(map(str, parts))
    return ""


def _toml_texts() -> Iterator[tuple[str, str]]:
    """The guide, the terms, the norms and a school's settings; not SBB's titles, which are not ours."""
    files = [
        *sorted((SITE / "handboek").glob("*.toml")),
        SITE / "schoolpakket.toml",
        *sorted((PACKAGE / "school").glob("*.toml")),
    ]
    for path in files:
        yield from _values(path.name, tomllib.loads(path.read_text(encoding="utf-8")))


def _values(place: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            # A source is the title of somebody else's document.
            if key not in ("bron", "sleutel", "document", "plaats", "url"):
                yield from _values(f"{place}, {key}", item)
    elif isinstance(value, list):
        for item in value:
            yield from _values(place, item)
    elif isinstance(value, str) and " " in value:
        yield place, value


def _template_texts() -> Iterator[tuple[str, str]]:
    for path in sorted((SITE / "templates").rglob("*.html")):
        if path.name == "icons.html":
            continue  # Shapes, not texts.
        source = path.read_text(encoding="utf-8")
        for block in _JINJA.findall(source):
            if not block.startswith("{#"):
                yield from ((path.name, one or two) for one, two in _QUOTED.findall(block) if " " in (one or two))
        plain = re.sub(r"\{\{.*?\}\}", FILLED_IN, _JINJA.sub("", source), flags=re.DOTALL)
        yield from ((path.name, unescape(text)) for text in SHOWN.findall(plain) if " " in text)
        for text in re.split(r"<[^>]+>", INLINE.sub("", plain)):
            words = " ".join(unescape(text).split())
            if re.search(r"[a-z]{2} [a-z]", words):
                yield path.name, words
