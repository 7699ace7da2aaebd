"""Fixtures of the browser tests: the built site, its origin, and devices that are watched."""

from __future__ import annotations

import inspect
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bpv_site.checks import browser
from bpv_site.publish.freeze import build_site
from e2e.files.map_files import full_map
from e2e.helpers.device import LAPTOP, PHONE, PLACE, LastingDevice
from e2e.helpers.endings import limit_promises
from e2e.helpers.guard import Guard
from e2e.helpers.origin import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, BrowserType, Page

    from e2e.helpers.device import NewDevice

#: The longest that a test waits for something a page does by itself; ms. Two browsers share two slow processors.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)
limit_promises()


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the site as it is built now, so a build during the tests does not affect them."""
    built = os.environ.get("BPV_DIST")
    source = Path(built) if built else build_site().dist
    copy = tmp_path_factory.mktemp("site") / "dist"
    shutil.copytree(source, copy)
    return copy


@pytest.fixture(scope="session")
def base_url() -> None:
    """Return no address: every origin has its own. Replaces the plugin's fixture, which pytest 9 warns about."""


@pytest.fixture
def origin(dist: Path) -> Iterator[Origin]:
    """Return a host of the site on its own port, so with its own storage."""
    with Origin(dist) as host:
        yield host


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Return how to start this machine's browser, for tests that begin without an engine."""
    return {"executable_path": browser.ensure_light(), "args": [*browser.ARGUMENTS, *browser.QUICK_ARGUMENTS]}


@pytest.fixture
def guard() -> Iterator[Guard]:
    """Return the guard of all devices of a test; the test fails on anything it did not expect."""
    watching = Guard()
    yield watching
    assert watching.unexpected() == []


def _keeps_site(request: pytest.FixtureRequest) -> bool:
    """
    Return whether the devices of a test cache the site: if the test controls the host, or has the mark.

    Caching takes more than half of the processor time of a short test: 2.3 of 4.1 seconds on two slow cores.
    """
    takes_host = "origin" in inspect.signature(request.function).parameters
    return takes_host or request.node.get_closest_marker("service_worker") is not None


@pytest.fixture
def new_device(request: pytest.FixtureRequest, new_context: NewDevice, origin: Origin, guard: Guard) -> NewDevice:
    """Return a factory of devices; its arguments (viewport, service_workers, …) go to the browser context."""

    def make(**options: Any) -> BrowserContext:  # noqa: ANN401 - Playwright's own options
        service_workers = "allow" if _keeps_site(request) else "block"
        wanted = {"base_url": origin.url, "service_workers": service_workers, **PHONE, **PLACE, **options}
        context = new_context(**wanted)
        context.set_default_timeout(PATIENCE)
        guard.watch(context, wanted["base_url"])
        return context

    return make


@pytest.fixture
def phone(new_device: NewDevice) -> BrowserContext:
    """Return a student's phone, 360 px wide, on which the site was never opened."""
    return new_device()


@pytest.fixture
def laptop(new_device: NewDevice) -> BrowserContext:
    """Return a bpv-begeleider's laptop, with its own storage."""
    return new_device(**LAPTOP, has_touch=False)


@pytest.fixture
def tab(phone: BrowserContext) -> Page:
    """Return an empty tab on the phone."""
    return phone.new_page()


@pytest.fixture(scope="session")
def map_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an export with a record of every kind in it."""
    return full_map(tmp_path_factory.mktemp("map"))


@pytest.fixture
def lasting_phone(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    tmp_path: Path,
    origin: Origin,
    guard: Guard,
) -> Iterator[LastingDevice]:
    """Return a phone whose storage outlives its browser; that browser has normal settings."""
    launch = {**browser_type_launch_args, "args": list(browser.ARGUMENTS)}
    device = LastingDevice(browser_type, launch, tmp_path / "telefoon", guard, origin.url)
    yield device
    device.close()
