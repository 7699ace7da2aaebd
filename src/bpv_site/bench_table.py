"""Writes the measures as a table, with the machine that they were measured on."""

from __future__ import annotations

import datetime as dt
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpv_site.bench import Measure

_HEAD = """# Prestaties

Made by `python3 build.py bench --table docs/prestaties.md`; the budgets are those of the design. "Stock" is Pyodide as
it comes, with the same package of ours, in the same browser and the same run, turn by turn. DevTools slows the page,
not its worker. A snapshot is the memory of a started engine that the device keeps (besluiten/0020).

"""


def table(measures: list[Measure], *, browser: str) -> str:
    """Return the whole document, in Markdown."""
    rows = [
        f"| {item.what} | {item.value:.2f} {item.unit} | {_budget(item)} | {_stock(item)} |".replace("  ", " ")
        for item in measures
    ]
    head = ["| what | measured | budget | stock, ratio |", "|---|---:|---:|---:|"]
    return _HEAD + f"Measured on {_machine()}, in {browser}.\n\n" + "\n".join([*head, *rows]) + "\n"


def _budget(item: Measure) -> str:
    if item.budget is None:
        return ""
    return f"{item.budget:g} {item.unit}".strip() + ("" if item.is_kept else ", **missed**")


def _stock(item: Measure) -> str:
    return "" if item.stock is None else f"{item.stock:.2f} {item.unit}, {item.value / item.stock:.2f}"


def _machine() -> str:
    """Name the processor and its cores, not the machine itself."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.is_file() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    name = models[0] if models else platform.processor() or platform.machine()
    return f"{name}, {os.cpu_count()} cores, {platform.system()}, {dt.datetime.now(tz=dt.UTC).date()}"
