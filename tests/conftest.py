"""How every test here runs."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import settings

QUICK: Final = 20

# Time is measured by `build.py bench`, never by a test: a busy machine is no defect of ours.
settings.register_profile("bpv", deadline=None, derandomize=True)
# What `build.py test --long` asks for: other examples each time; a failure prints how to have it again.
settings.register_profile("bpv-long", deadline=None, derandomize=False, print_blob=True)
# What `build.py test --quick` asks for: enough to see that nothing is broken at once.
settings.register_profile("bpv-quick", parent=settings.get_profile("bpv"), max_examples=QUICK)
settings.load_profile("bpv")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let a test that asks for many examples by itself try as few as the others in a quick run."""
    if config.getoption("--hypothesis-profile") != "bpv-quick":
        return
    for item in items:
        test = getattr(item, "function", None)
        own = getattr(test, "_hypothesis_internal_use_settings", None)
        if own is not None:
            test._hypothesis_internal_use_settings = settings(own, max_examples=min(own.max_examples, QUICK))
