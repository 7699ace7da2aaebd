"""The templates: every declared question has its place, every reference leads somewhere, nothing is inline."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import brotli
import pytest

from bpv_logic.forms import ALL_FORMS, FORMS, is_long
from bpv_logic.questions.messages import validity_messages
from bpv_logic.rules import ALL_RULES
from bpv_site.engine.make import Engine
from bpv_site.handboek.read import read_handboek
from bpv_site.pages.all_pages import PAGES
from bpv_site.publish.app import create_app
from bpv_site.tools.paths import SITE

TEMPLATES = SITE / "templates"
STATIC = SITE / "static"
BASE = "/map-van-sam/"
ENGINE = Engine(folder=Path(), runtime="r", stdlib="s.zip", lock="l.json", rules="bpv_logic-1.zip")
VOID = frozenset({"meta", "link", "input", "img", "br", "path", "rect", "hr", "source"})
#: Forms that are not on the page in their declaration, and what the page fills in itself.
ELSEWHERE = {"contact": ("bezoek", "contact"), "eindbeoordeling": ("school",)}
FILLED_IN = {"contact": {"soort"}, "eindbeoordeling": {"student"}}
LARGEST_TEMPLATE = 80
#: All stylesheets as a host sends them. A first page uses tokens, base and components.
LARGEST_STYLES = 14_100


@dataclass
class Element:
    """One element of a page, with its contents."""

    tag: str
    attrs: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self) -> list[Element]:
        """Return this element and all its descendants."""
        return [self, *(deeper for child in self.children for deeper in child.all())]


class Tree(HTMLParser):
    """Parses a page into elements; a tag that is closed twice or never is a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element(tag="", attrs={})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag=tag, attrs={name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag=tag, attrs={name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].text += data


@pytest.fixture(scope="module", name="pages")
def _pages() -> dict[str, Element]:
    client = create_app(ENGINE, guide=read_handboek(), base=BASE).test_client()
    found = {}
    for page in PAGES:
        tree = Tree()
        tree.feed(client.get(page.path).text)
        assert len(tree.open) == 1, f"{page.name}: <{tree.open[-1].tag}> is not closed"
        found[page.name] = tree.open[0]
    return found


def with_attribute(pages: dict[str, Element], name: str) -> list[tuple[str, Element]]:
    return [(page, item) for page, root in pages.items() for item in root.all() if name in item.attrs]


def fields_on(pages: dict[str, Element], kind: str, names: tuple[str, ...]) -> dict[str, Element]:
    forms = [
        item
        for name in names
        for item in pages[name].all()
        if item.tag == "form" and item.attrs.get("data-soort") == kind
    ]
    return {
        item.attrs["data-veld"]: item
        for form in forms
        for item in form.all()
        if "veld" in item.attrs.get("class", "").split()
    }


def control(field: Element) -> Element:
    """Return the one element that states the kind of a question."""
    found = [item for item in field.all() if "data-kind" in item.attrs]

    assert len(found) == 1
    return found[0]


def pages_of(kind: str) -> tuple[str, ...]:
    return ELSEWHERE.get(kind, (FORMS[kind].page.strip("/"),))


BY_HAND = tuple(form.name for form in ALL_FORMS if form.by_hand)


@pytest.mark.parametrize("kind", BY_HAND)
def test_every_declared_question_is_asked_on_its_page(pages: dict[str, Element], kind: str):
    asked = fields_on(pages, kind, pages_of(kind))
    declared = {item.name for item in FORMS[kind].fields} - FILLED_IN.get(kind, set())

    assert set(asked) == declared


@pytest.mark.parametrize("kind", BY_HAND)
def test_every_control_carries_what_its_field_declares(pages: dict[str, Element], kind: str):
    asked = fields_on(pages, kind, pages_of(kind))
    for item in FORMS[kind].fields:
        if item.name not in asked:
            continue
        found = control(asked[item.name])
        names = {deeper.attrs.get("name") for deeper in found.all()} | {found.attrs.get("name")}
        messages = {name.removeprefix("data-msg-"): text for name, text in found.attrs.items() if "data-msg-" in name}

        assert found.attrs["data-kind"] == item.kind
        assert item.name in names
        # Only a required question is ever reported as missing.
        said = {name: text for name, text in validity_messages(item).items() if item.required or name != "missing"}
        assert said.items() <= messages.items()
        if item.kind in ("text", "longtext", "date", "time", "integer", "phone", "email"):
            assert item.html_attributes().items() <= found.attrs.items()


@pytest.mark.parametrize("kind", BY_HAND)
def test_every_label_and_hint_is_the_declared_one(pages: dict[str, Element], kind: str):
    asked = fields_on(pages, kind, pages_of(kind))
    for item in FORMS[kind].fields:
        if item.name in asked:
            words = [deeper.text.strip() for deeper in asked[item.name].all()]
            assert item.label in words
            assert item.hint in words


def test_every_group_of_a_long_form_can_be_folded_and_of_another_form_none(pages: dict[str, Element]):
    forms = [
        item for root in pages.values() for item in root.all() if item.tag == "form" and "data-soort" in item.attrs
    ]
    foldable = set()
    for form in forms:
        groups = [item for item in form.all() if item.attrs.get("class") == "groep"]
        for group in groups:
            parts = group.all()
            [questions] = [item for item in parts if item.attrs.get("class") == "velden"]
            buttons = [item.attrs.get("aria-controls") for item in parts if item.attrs.get("data-action") == "fold"]
            assert buttons == ([questions.attrs["id"]] if len(groups) > 1 else [])
            foldable |= {form.attrs["data-soort"] for _ in buttons}

    assert foldable == {form.name for form in ALL_FORMS if is_long(form)}


def test_conditions_reach_the_page_without_what_the_page_settles(pages: dict[str, Element]):
    day = fields_on(pages, "urendag", ("uren",))
    bezoek = fields_on(pages, "contact", ("bezoek",))

    assert json.loads(day["schooluren"].attrs["data-when"]) == [{"veld": "soort", "is": ["school"]}]
    assert "hidden" in day["schooluren"].attrs
    assert "hidden" not in day["begin"].attrs
    assert "data-when" not in bezoek["datum"].attrs
    assert json.loads(bezoek["aanwezig"].attrs["data-when"]) == [{"veld": "stand", "is": ["gehouden"]}]


def test_questions_of_another_kind_of_contact_stay_away(pages: dict[str, Element]):
    assert "onderwerp" not in fields_on(pages, "contact", ("bezoek",))
    assert "redenen" not in fields_on(pages, "contact", ("bezoek",))


def test_ids_are_the_only_one_on_their_page(pages: dict[str, Element]):
    for name, root in pages.items():
        ids = [item.attrs["id"] for item in root.all() if "id" in item.attrs]

        assert [found for found in ids if ids.count(found) > 1] == [], name


@pytest.mark.parametrize(
    "name", ["for", "aria-labelledby", "aria-describedby", "aria-controls", "data-empty", "data-copy"]
)
def test_every_reference_within_a_page_leads_somewhere(pages: dict[str, Element], name: str):
    found = with_attribute(pages, name)
    ids = {page: {item.attrs["id"] for item in root.all() if "id" in item.attrs} for page, root in pages.items()}

    assert found
    assert [(page, item.attrs[name]) for page, item in found if not set(item.attrs[name].split()) <= ids[page]] == []


def test_every_link_leads_to_a_page_and_a_place_on_it(pages: dict[str, Element]):
    known = {page.path.strip("/"): page.name for page in PAGES}
    ids = {page: {item.attrs["id"] for item in root.all() if "id" in item.attrs} for page, root in pages.items()}
    for page, item in with_attribute(pages, "href"):
        address = item.attrs["href"]
        # test_freeze.py checks that downloadable files exist.
        if item.tag != "a" or "download" in item.attrs or address.endswith("licenties.txt"):
            continue
        if re.match(r"https:|mailto:|tel:", address):
            continue
        path, _, place = address.partition("#")
        path = path.partition("?")[0]

        assert path == "" or path.startswith(BASE), address
        target = known[path.removeprefix(BASE).strip("/")] if path else page
        assert place == "" or place in ids[target], address


def test_everything_that_scripts_clone_has_one_root(pages: dict[str, Element]):
    templates = [item for root in pages.values() for item in root.all() if item.tag == "template"]

    assert templates
    assert [item.attrs for item in templates if len(item.children) != 1] == []


def test_every_module_that_a_page_asks_for_is_there(pages: dict[str, Element]):
    asked = {item.attrs["data-module"] for _, item in with_attribute(pages, "data-module")}
    there = {path.name.removesuffix(".part.js") for path in (STATIC / "js").rglob("*.part.js")}

    assert asked <= there


def test_every_json_that_scripts_read_is_json(pages: dict[str, Element]):
    names = ("data-when", "data-filter", "data-fixed", "data-seals", "data-parts", "data-pages", "data-engine-files")
    for name in names:
        values: list[Any] = [json.loads(item.attrs[name]) for _, item in with_attribute(pages, name)]

        assert values, name


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(pages: dict[str, Element]):
    for page, root in pages.items():
        for item in root.all():
            loaded = item.attrs.get("src", "") + (item.attrs.get("href", "") if item.tag == "link" else "")

            assert not [name for name in item.attrs if name == "style" or name.startswith("on")], page
            assert item.tag != "style", page
            assert item.tag != "script" or "src" in item.attrs, page
            assert "//" not in loaded, page


def test_every_rule_stands_on_the_page_with_rules(pages: dict[str, Element]):
    articles = {item.attrs["id"]: item for item in pages["regels"].all() if item.tag == "article"}

    assert list(articles) == [rule.code for rule in ALL_RULES]
    for rule in ALL_RULES:
        words = " ".join(item.text for item in articles[rule.code].all())
        assert rule.title in words
        assert rule.waarom in words
        assert rule.reference.document in words


def test_every_page_says_where_it_is_and_what_it_needs(pages: dict[str, Element]):
    for page in PAGES:
        found = pages[page.name].all()
        headings = [item for item in found if item.tag == "h1"]

        assert [item.text for item in found if item.tag == "title"] == [f"{page.title} - BPV-map"]
        assert len(headings) == 1, page.name
        assert len([item for item in found if item.tag == "main"]) == 1, page.name
        assert any(
            "Zet JavaScript aan" in deeper.text for item in found if item.tag == "noscript" for deeper in item.all()
        )


def test_templates_stay_small_enough_to_read():
    long = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in TEMPLATES.rglob("*.html")}

    assert {name: lines for name, lines in long.items() if lines > LARGEST_TEMPLATE} == {}


def test_styles_stay_small():
    sizes = [len(brotli.compress(path.read_bytes())) for path in (STATIC / "css").glob("*.css")]

    assert 0 < sum(sizes) < LARGEST_STYLES


def test_no_style_lets_a_page_slide_to_a_place():
    """What moves is missed by a finger, and the scripts that hold a place measure it right after scrolling."""
    sliding = [path.name for path in (STATIC / "css").glob("*.css") if "scroll-behavior" in path.read_text("utf-8")]

    assert sliding == []


def test_only_tokens_name_colours():
    """A canvas is white paper in both schemes, and print is black on white: those two set their own colours."""
    allowed = {"tokens.css", "print.css"}
    named = {
        path.name: re.findall(r"#[0-9a-f]{3,6}\b", path.read_text(encoding="utf-8"))
        for path in (STATIC / "css").glob("*.css")
        if path.name not in allowed
    }

    assert {name: set(found) for name, found in named.items() if set(found) - {"#1d2b33", "#fff"}} == {}
