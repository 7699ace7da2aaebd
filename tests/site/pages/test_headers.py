"""There is one policy: in every page, in the headers file, and from the local server."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from wsgiref.util import setup_testing_defaults

import pytest

from bpv_site.pages import headers
from bpv_site.pages.all_pages import PAGES
from bpv_site.publish import server
from bpv_site.tools.errors import BuildError

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self' blob: data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app"
)


class Markup(HTMLParser):
    """Collects what a policy is about: its meta element, and anything inline."""

    def __init__(self) -> None:
        super().__init__()
        self.policies = []
        self.inline = []
        self.loads = []
        self._script = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._script = tag == "script"
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(given["content"])
        if tag == "style" or "style" in given:
            self.inline.append((tag, "style"))
        self.inline += [(tag, name) for name in given if name.startswith("on")]
        if tag != "a":
            self.loads += [
                given[name] for name in ("src", "href", "action", "data", "poster", "srcset") if name in given
            ]

    def handle_data(self, data):
        if self._script and data.strip():
            self.inline.append(("script", data))


def parsed(page):
    markup = Markup()
    markup.feed(page.read_text(encoding="utf-8"))
    return markup


def test_policy_is_the_one_that_was_decided():
    assert headers.policy() == POLICY


def test_meta_policy_differs_only_in_what_a_meta_element_cannot_say():
    assert headers.policy(meta=True) == POLICY.replace("frame-ancestors 'none'; ", "")


def test_every_page_carries_the_policy_once(dist):
    wrong = {page.name: parsed(page).policies for page in dist.rglob("*.html")}

    assert {tuple(policies) for policies in wrong.values()} == {(headers.policy(meta=True),)}


def test_every_page_is_sent_with_the_policy(dist):
    sent = {page: headers.headers_for(page.relative_to(dist).as_posix()) for page in dist.rglob("*.html")}

    assert len(sent) == len(PAGES)
    assert {given["Content-Security-Policy"] for given in sent.values()} == {POLICY}


def test_no_page_has_an_inline_script_or_style(dist):
    assert {page: found for page in dist.rglob("*.html") if (found := parsed(page).inline)} == {}


def test_headers_file_carries_every_security_header(dist):
    text = (dist / "_headers").read_text(encoding="utf-8")

    assert text.startswith("/*\n")
    assert [
        f"  {name}: {value}\n"
        for name, value in headers.security_headers().items()
        if f"  {name}: {value}\n" not in text
    ] == []


def test_nothing_loads_from_another_origin(dist):
    pages = {page: [link for link in parsed(page).loads if "//" in link] for page in dist.rglob("*.html")}
    styles = [
        style for style in dist.rglob("*.css") if re.search(r"url\(|@import|//", style.read_text(encoding="utf-8"))
    ]

    assert {page: links for page, links in pages.items() if links} == {}
    assert styles == []


def test_no_script_of_ours_names_an_address(dist):
    scripts = [path for path in dist.rglob("*.js") if "engine" not in path.parts]
    # Addresses that are namespace names, not places; the second is from the library that draws signatures.
    found = {
        path.name: re.findall(
            r"https?://(?!www\.w3\.org/(?:2000/svg|1999/xlink)\b)\S+", path.read_text(encoding="utf-8")
        )
        for path in scripts
    }

    assert scripts
    assert {name: addresses for name, addresses in found.items() if addresses} == {}


def test_every_file_has_a_known_content_type(dist):
    names = [
        path.relative_to(dist).as_posix() for path in dist.rglob("*") if path.is_file() and path.name != "_headers"
    ]

    assert {name for name in names if not headers.content_type(name)} == set()


def test_unknown_kind_of_file_stops_the_build():
    with pytest.raises(BuildError, match=r"static/film\.mov: no content type"):
        headers.content_type("static/film.mov")


@pytest.fixture(name="small_site")
def _small_site(tmp_path, monkeypatch):
    """Return a small finished site with its own cache."""
    monkeypatch.setattr(server, "CACHE", tmp_path / "cache")
    dist = tmp_path / "dist"
    for name, text in {
        "index.html": "<p>Vandaag</p>" * 100,
        "404.html": "<p>Niet gevonden</p>",
        "uren/index.html": "<p>Uren</p>",
        "engine/pyodide-1/pyodide.mjs": "export {}",
        "engine/pyodide-1/pyodide.asm.wasm": "wasm",
        "_headers": "/*",
    }.items():
        (dist / name).parent.mkdir(parents=True, exist_ok=True)
        (dist / name).write_text(text, encoding="utf-8")
    return dist


@pytest.fixture(name="app")
def _app(small_site, tmp_path):
    return server.make_app(small_site, tmp_path / "served")


def ask(app, path, **environ):
    answer = {}

    def start_response(status, fields):
        answer.update(status=status, headers={name.lower(): value for name, value in fields})

    given = {"PATH_INFO": path, **environ}
    setup_testing_defaults(given)
    parts = app(given, start_response)
    try:
        answer["body"] = b"".join(parts)
    finally:
        # Like a WSGI server: it holds an open file.
        getattr(parts, "close", lambda: None)()
    return answer


def test_server_keeps_to_itself_what_is_for_the_host(app):
    assert ask(app, "/_headers")["status"] == "404 Not Found"


@pytest.mark.parametrize("path", ["/", "/uren/", "/engine/pyodide-1/pyodide.asm.wasm", "/nergens/"])
def test_server_sends_every_security_header(app, path):
    answer = ask(app, path)

    expected = {name.lower(): value for name, value in headers.security_headers().items()}
    assert {name: answer["headers"].get(name) for name in expected} == expected
    assert "access-control-allow-origin" not in answer["headers"]


@pytest.mark.parametrize(
    ("path", "status", "kind", "cache"),
    [
        ("/", "200 OK", "text/html; charset=utf-8", "no-cache"),
        ("/engine/pyodide-1/pyodide.mjs", "200 OK", "text/javascript; charset=utf-8", "immutable"),
        ("/engine/pyodide-1/pyodide.asm.wasm", "200 OK", "application/wasm", "immutable"),
        ("/nergens/", "404 Not Found", "text/html; charset=utf-8", "no-cache"),
    ],
)
def test_server_sends_type_and_caching(app, path, status, kind, cache):
    answer = ask(app, path)

    assert answer["status"] == status
    assert answer["headers"]["content-type"] == kind
    assert cache in answer["headers"]["cache-control"]


def test_server_compresses_for_those_who_can_read_it(app):
    plain, packed = ask(app, "/"), ask(app, "/", HTTP_ACCEPT_ENCODING="br")

    assert packed["headers"]["content-encoding"] == "br"
    assert len(packed["body"]) < len(plain["body"])


def test_later_build_does_not_change_what_is_served(app, small_site):
    (small_site / "index.html").write_text("<p>Nieuw</p>", encoding="utf-8")

    assert b"Vandaag" in ask(app, "/")["body"]
