"""The vocabulary of results: what a rule or a check can report. Knows no sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Uitkomst = Literal["voldoet", "voldoet_niet", "nog_onvolledig"]

#: The tone of a finding: still to do, wrong, to be discussed, in order.
Toon = Literal["nog_doen", "klopt_niet", "bespreek", "in_orde"]


@dataclass(frozen=True, kw_only=True)
class Reference:
    """The source of a rule: the document, the place in it, and a date or address."""

    document: str
    place: str
    date: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One result of one rule.

    `code` never changes and names the rule; `params` fill that rule's sentence;
    `record`, `veld` and `periode` say where it belongs, empty when it is about
    the whole map. `bij` is the name of that bpv when it is not the current one,
    because a reader takes a sentence without a name to be about the current one.
    """

    code: str
    uitkomst: Uitkomst
    toon: Toon
    params: dict[str, str] = field(default_factory=dict)
    soort: str = ""
    record: str = ""
    veld: str = ""
    periode: str = ""
    bij: str = ""
