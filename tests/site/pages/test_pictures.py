"""The pictures in `docs/beeld/`: one of every page, and small. Whether they look good is for people to judge."""

from __future__ import annotations

from PIL import Image

from bpv_site.pages.all_pages import PAGES
from bpv_site.tools.paths import ROOT

PICTURE = ROOT / "docs" / "beeld"
#: Three screens side by side, light above dark.
WIDE = 360 + 768 + 1280
LARGEST_SET = 3_000_000


def test_every_page_has_its_pictures():
    pages = {page.name.removesuffix(".html") for page in PAGES}

    assert {path.stem for path in PICTURE.glob("*.png")} == pages | {"telefoon"}
    for name in pages:
        with Image.open(PICTURE / f"{name}.png") as picture:
            assert picture.width > WIDE
            assert picture.mode == "P"


def test_pictures_stay_small():
    assert sum(path.stat().st_size for path in PICTURE.glob("*.png")) < LARGEST_SET
