"""How every test here runs."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import settings

QUICK: Final = 20

# Only `build.py bench` measures time, never a test: a busy machine is not a defect of ours.
settings.register_profile("bpv", deadline=None, derandomize=True)
# For `build.py test --long`: different examples each time; a failure prints how to reproduce it.
settings.register_profile("bpv-long", deadline=None, derandomize=False, print_blob=True)
# For `build.py test --quick`: enough to see that nothing is obviously broken.
settings.register_profile("bpv-quick", parent=settings.get_profile("bpv"), max_examples=QUICK)
settings.load_profile("bpv")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a quick run, limit tests that set their own number of examples to as few as the others."""
    if config.getoption("--hypothesis-profile") != "bpv-quick":
        return
    for item in items:
        test = getattr(item, "function", None)
        own = getattr(test, "_hypothesis_internal_use_settings", None)
        if own is not None:
            test._hypothesis_internal_use_settings = settings(own, max_examples=min(own.max_examples, QUICK))
