"""Building is repeatable, quick when nothing changed, and correct under a folder of a host."""

from __future__ import annotations

import dataclasses
import re

import pytest
from jinja2 import UndefinedError

from bpv_logic import __version__
from bpv_logic.school.active import standard
from bpv_logic.verdict.rules_version import rules_version
from bpv_site.engine.make import ensure_engine
from bpv_site.handboek.read import read_handboek
from bpv_site.pages.all_pages import NAV, PAGES
from bpv_site.publish import app, freeze
from bpv_site.publish.freeze import base_path, build_site
from bpv_site.tools import digest
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import SITE

CONTRACT = (
    "/",
    "/begeleiding/",
    "/gegevens/",
    "/uren/",
    "/week/",
    "/contact/",
    "/bezoek/",
    "/leerafspraken/",
    "/voortgang/",
    "/opdrachten/",
    "/bewijzen/",
    "/beoordeling/",
    "/eindbeoordeling/",
    "/delen/",
    "/regels/",
    "/school/",
    "/status/",
)


def content(dist):
    return {path.relative_to(dist).as_posix(): digest.of_bytes(path.read_bytes()) for path in digest.files_under(dist)}


def test_two_builds_from_nothing_give_the_same_bytes(dist, tmp_path):
    again = build_site(dist=tmp_path / "elsewhere", cache=tmp_path).dist

    assert content(again) == content(dist)


def test_every_page_of_the_contract_is_a_folder(dist):
    assert [path for path in CONTRACT if not (dist / path.strip("/") / "index.html").is_file()] == []


def test_every_declared_page_is_frozen(dist):
    frozen = {f"/{name.removesuffix('index.html')}" for name in content(dist) if name.endswith(".html")}

    assert frozen == {page.path for page in PAGES}


def test_nav_places_are_pages_and_pages_name_known_places():
    paths, keys = {page.path for page in PAGES}, {place.key for place in NAV}

    assert {place.path for place in NAV} <= paths
    assert {page.nav for page in PAGES} <= {*keys, ""}


def test_site_in_a_subfolder_has_no_link_that_leaves_it(tmp_path, cache):
    below = build_site(dist=tmp_path / "dist", cache=cache, base_url="https://school.example/bpv/map/").dist
    pages = [path.read_text(encoding="utf-8") for path in below.rglob("*.html")]
    links = {link for page in pages for link in re.findall(r'(?:href|src)="(/[^"]*)"', page)}

    assert links
    assert [link for link in links if not link.startswith("/bpv/map/")] == []
    assert "/bpv/map/engine/*" in (below / "_headers").read_text(encoding="utf-8")
    assert not (below / "bpv").exists()


def test_status_page_says_the_version_of_the_app_and_of_the_rules(dist):
    page = (dist / "status" / "index.html").read_text(encoding="utf-8")

    assert re.search(rf"<dt>Versie van de app</dt><dd[^>]*>{re.escape(__version__)}</dd>", page)
    assert re.search(rf"<dt>Versie van de regels</dt><dd[^>]*>{re.escape(rules_version())}</dd>", page)


def test_every_local_link_leads_to_a_file(dist):
    missing = set()
    for page in dist.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="(/[^"#?]*)', page.read_text(encoding="utf-8")):
            target = dist / link.lstrip("/")
            if not (target.is_file() or (target / "index.html").is_file()):
                missing.add((page.relative_to(dist).as_posix(), link))

    assert missing == set()


def test_favicon_holds_the_icon(dist):
    icon = (dist / "favicon.ico").read_bytes()
    png = (dist / "static" / "icons" / "icon-192.png").read_bytes()

    assert icon.startswith(b"\0\0\1\0\1\0")
    assert int.from_bytes(icon[14:18], "little") == len(png)
    assert icon[int.from_bytes(icon[18:22], "little") :] == png


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("/", "/"),
        ("", "/"),
        ("/bpv", "/bpv/"),
        ("bpv/", "/bpv/"),
        ("https://school.example", "/"),
        ("https://school.example/a/b", "/a/b/"),
    ],
)
def test_base_path_of_what_a_person_types(given, path):
    assert base_path(given) == path


def test_site_is_made_again_only_when_what_it_is_made_from_changed(cache, tmp_path, monkeypatch):
    """One page represents all: their content does not matter here."""
    text = ["as it was"]

    def fill(folder, _engine, _base, _guide):
        (folder / "engine").mkdir(parents=True)
        (folder / "index.html").write_text(text[0], encoding="utf-8")

    def build():
        return build_site(dist=tmp_path / "dist", cache=cache)

    monkeypatch.setattr(freeze, "_fill", fill)
    monkeypatch.setattr(freeze, "write_pdfs", lambda *_: None)
    monkeypatch.setattr(freeze, "_inputs", lambda: text[0])
    first, second = build(), build()
    text[0] = "changed"
    third = build()

    assert [built.fresh for built in (first, second, third)] == [True, False, True]
    assert second.build == first.build != third.build
    assert (tmp_path / "dist" / "index.html").read_text(encoding="utf-8") == "changed"


def test_fault_in_a_template_is_told_with_its_place():
    try:
        exec(compile("\n\nraise UndefinedError('x is undefined')", str(SITE / "templates" / "uren.html"), "exec"))  # noqa: S102
    except UndefinedError as fault:
        told = freeze.template_fault(fault)

    assert told == "site/templates/uren.html, line 3: UndefinedError: x is undefined"


def test_warning_of_the_freezer_stops_the_build(cache, tmp_path, monkeypatch):
    def leave_a_page_out(app):
        app.add_url_rule("/vergeten/<naam>/", "vergeten", lambda name: name)
        return app

    made = freeze.create_app
    monkeypatch.setattr(freeze, "create_app", lambda *args, **named: leave_a_page_out(made(*args, **named)))

    with pytest.raises(BuildError, match="vergeten"):
        build_site(dist=tmp_path / "dist", cache=cache)
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(("colour", "rule"), [("#7a1f1f", "--groen: #7a1f1f;"), (standard().kleur, "")])
def test_colour_of_the_school_reaches_every_page(dist, monkeypatch, colour, rule):
    monkeypatch.setattr(app, "schoolpakket", lambda: dataclasses.replace(standard(), kleur=colour))
    style = app.create_app(ensure_engine(), guide=read_handboek()).test_client().get("/static/css/school.css").text

    assert rule in style
    assert ("--groen" in style) == bool(rule)
    assert all("static/css/school.css" in page.read_text(encoding="utf-8") for page in dist.rglob("*.html"))
