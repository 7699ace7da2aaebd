"""The rules, for the page that explains them."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any

import bpv_logic.rules as package


def all_rules() -> tuple[Any, ...]:
    """Give every rule."""
    modules = [import_module(f"bpv_logic.rules.{found.name}") for found in pkgutil.iter_modules(package.__path__)]
    return tuple(rule for module in modules for rule in getattr(module, "RULES", ()))
