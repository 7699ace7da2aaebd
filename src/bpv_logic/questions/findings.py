"""The vocabulary of results: what a rule or a check can say. Knows no sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Uitkomst = Literal["voldoet", "voldoet_niet", "nog_onvolledig"]

#: How a finding is spoken: still to do, wrong, to be talked about, in order.
Toon = Literal["nog_doen", "klopt_niet", "bespreek", "in_orde"]


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Where a rule is written: the document, the place in it, and a date or address."""

    document: str
    place: str
    date: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One result of one rule.

    `code` is stable for ever and names the rule; `params` fill the sentence of
    that rule; `record`, `veld` and `periode` say where it belongs, empty when
    it is about the whole map.
    """

    code: str
    uitkomst: Uitkomst
    toon: Toon
    params: dict[str, str] = field(default_factory=dict)
    soort: str = ""
    record: str = ""
    veld: str = ""
    periode: str = ""
