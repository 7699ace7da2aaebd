"""The app manifest is complete, and every address in it exists and works without a connection."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bpv_logic.file.incoming.types import ACCEPT, FILE_HANDLERS, MAP_TYPES
from bpv_site.pages import headers
from bpv_site.pages.all_pages import PAGES
from bpv_site.publish import precache
from bpv_site.tools.paths import SITE

MANIFEST: dict[str, Any] = json.loads((SITE / "manifest.webmanifest").read_text(encoding="utf-8"))
PATHS = {page.path.lstrip("/") for page in PAGES}


def pictures() -> list[dict[str, str]]:
    """Every picture in the manifest."""
    return MANIFEST["icons"] + [icon for shortcut in MANIFEST["shortcuts"] for icon in shortcut["icons"]]


def place(address: str) -> str:
    """The page of an address, without its fragment and query."""
    return urlsplit(address).path.removeprefix("./")


def test_manifest_says_all_that_an_install_needs():
    wanted = {"id", "name", "short_name", "description", "lang", "dir", "start_url", "scope", "display", "icons"}

    assert wanted <= MANIFEST.keys()
    assert (MANIFEST["lang"], MANIFEST["display"]) == ("nl", "standalone")
    assert {icon["purpose"] for icon in MANIFEST["icons"]} == {"any", "maskable"}
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in MANIFEST["icons"]}


def test_no_address_of_the_manifest_leaves_the_folder_of_the_site():
    """They are relative to the manifest, so that the app can be in a folder of a school's host."""
    addresses = [MANIFEST[name] for name in ("id", "start_url", "scope")]
    addresses += [item["url"] for item in MANIFEST["shortcuts"]]
    addresses += [MANIFEST["share_target"]["action"], *(item["action"] for item in MANIFEST["file_handlers"])]
    addresses += [picture["src"] for picture in pictures()]

    assert [address for address in addresses if urlsplit(address).scheme or address.startswith(("/", ".."))] == []


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture["src"])
def test_picture_has_the_size_and_kind_that_the_manifest_says(picture: dict[str, str]):
    path = SITE / picture["src"]
    width, height = struct.unpack(">II", path.read_bytes()[16:24])

    assert picture["sizes"] == f"{width}x{height}"
    assert picture["type"] == headers.content_type(picture["src"])


def test_apple_touch_icon_has_the_size_that_an_iphone_asks_for():
    path = SITE / "static" / "icons" / "apple-touch-icon.png"

    assert struct.unpack(">II", path.read_bytes()[16:24]) == (180, 180)
    assert "apple-touch-icon.png" in (SITE / "templates" / "onderdelen" / "head.html").read_text(encoding="utf-8")


def test_shortcuts_and_files_lead_to_pages():
    assert [place(item["url"]) for item in MANIFEST["shortcuts"]] == ["uren/", "delen/"]
    assert {place(item["action"]) for item in MANIFEST["file_handlers"]} <= PATHS
    assert place(MANIFEST["start_url"]) in PATHS


def test_app_offers_itself_for_the_files_that_it_opens(dist: Path):
    """Filled in when the site is built, from the one list that the pages have too."""
    built = json.loads((dist / "manifest.webmanifest").read_text(encoding="utf-8"))

    assert built["share_target"]["params"]["files"] == [{"name": "bestand", "accept": [*MAP_TYPES]}]
    assert [item["accept"] for item in built["file_handlers"]] == [FILE_HANDLERS]
    assert {".zip", ".txt", "application/octet-stream"} <= {*MAP_TYPES}


def test_every_file_field_takes_its_types_from_the_one_list(dist: Path):
    """Otherwise a phone greys out what another page of the app made."""
    fields = [
        field
        for path in dist.rglob("index.html")
        for field in re.findall("<input[^>]*type=.?file[^>]*>", path.read_text(encoding="utf-8"))
    ]
    found = {match[1] for match in (re.search('accept="([^"]*)"', field) for field in fields) if match}

    assert fields
    assert all("accept=" in field for field in fields)
    assert found == {*ACCEPT.values()}


def test_all_that_the_manifest_names_is_kept_for_use_without_a_connection(dist: Path):
    kept = precache.file_list(dist)
    named = {picture["src"] for picture in pictures()} | {place(item["url"]) for item in MANIFEST["shortcuts"]}

    assert {"manifest.webmanifest", *named} <= kept.keys()


def test_shared_file_goes_where_the_service_worker_takes_it_and_no_host_has_a_file(dist: Path):
    target = MANIFEST["share_target"]
    said = re.search(r'RECEIVE = "(.+?)"', (SITE / "sw" / "received.js").read_text(encoding="utf-8"))
    fields = [item["name"] for item in target["params"]["files"]]

    assert said
    assert (target["method"], target["enctype"]) == ("POST", "multipart/form-data")
    assert target["action"] == said[1]
    assert not (dist / target["action"]).exists()
    assert fields == ["bestand"]
