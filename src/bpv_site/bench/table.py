"""Writes the measures as a table, with the machine on which they were taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bpv_site.checks.scenarios import machine

_HEAD = """# Prestaties

Made by `python3 build.py bench --table docs/prestaties.md`; the budgets are those of the design. "Stock" is Pyodide as
it comes, with the same package of ours, in the same browser and the same run, turn by turn. DevTools slows the page,
not its worker, so a verdict on a slow phone takes longer than the rows of "CPU slower" say. A snapshot is the memory of
a started engine that the device keeps (besluiten/0020). First visits and the page for school are measured in Chromium.

"Warm, offline" is out of the site's own service worker, in a browser that used both engines before, while the host
answers nothing: a request in that time is an error of the measurement. Maps of different size are judged turn by turn,
edits are a second apart, as a person makes them.

A phone fetches the engine in pieces that are packed already, so those bytes are the same on every host, with brotli or
without; the rows of whole files are for a browser without a service worker (besluiten/0019 and 0028).

"""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure: what, how much, its budget, and the same of stock Pyodide when there is one."""

    what: str
    #: None when it could not be measured here; `unit` then says why.
    value: float | None
    unit: str
    budget: float | None = None
    stock: float | None = None
    #: Whether the budget is a minimum.
    is_least: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the budget, if there is one, is kept."""
        if self.budget is None or self.value is None:
            return True
        return self.value >= self.budget if self.is_least else self.value <= self.budget

    def line(self) -> str:
        """Return it on one line."""
        if self.value is None:
            return f"{self.what:<60} {self.unit}"
        parts = [f"{self.what:<60} {self.value:>9.2f} {self.unit}"]
        if self.budget is not None:
            parts.append(f"budget {self.budget:g} {'met' if self.is_kept else 'MISSED'}")
        if self.stock is not None:
            parts.append(f"stock {self.stock:.2f}, ratio {self.value / self.stock:.2f}")
        return "  ".join(parts)


def table(measures: list[Measure]) -> str:
    """Return the whole document, in Markdown."""
    cells = [(item.what, _value(item), _budget(item), _kept(item), _stock(item)) for item in measures]
    rows = [f"| {' | '.join(row)} |".replace("  ", " ") for row in cells]
    head = ["| what | measured | budget | | stock, ratio |", "|---|---:|---:|---|---:|"]
    where = f"Measured on {machine()}, on {dt.datetime.now(tz=dt.UTC).date()}, with nothing else running."
    return _HEAD + where + "\n\n" + "\n".join([*head, *rows]) + "\n"


def _value(item: Measure) -> str:
    return item.unit if item.value is None else f"{item.value:.2f} {item.unit}".strip()


def _budget(item: Measure) -> str:
    if item.budget is None:
        return ""
    return f"{'at least ' if item.is_least else ''}{item.budget:g} {item.unit if item.value else ''}".strip()


def _kept(item: Measure) -> str:
    if item.budget is None or item.value is None:
        return ""
    return "met" if item.is_kept else "**missed**"


def _stock(item: Measure) -> str:
    if item.stock is None or item.value is None:
        return ""
    return f"{item.stock:.2f} {item.unit}, {item.value / item.stock:.2f}"
