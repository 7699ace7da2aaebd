"""Every rule of the bpv, in reading order: the chronology of a bpv."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.rules import (
    arbeidstijd,
    beoordeling,
    bewijzen,
    contact,
    eindbeoordeling,
    gegevens,
    gesprek,
    handtekening,
    leerafspraken,
    nachtdienst,
    opdrachten,
    overeenkomst,
    rusttijd,
    samenhang,
    uren,
    urentotaal,
    velden,
    voortgang,
    werkbespreking,
)
from bpv_logic.rules.rule import Context, Place, Rule, Stap

if TYPE_CHECKING:
    from bpv_logic.questions.findings import Finding

__all__ = ["ALL_RULES", "RULES_BY_CODE", "Context", "Place", "Rule", "Stap", "message"]

ALL_RULES: Final[tuple[Rule, ...]] = (
    *gegevens.RULES,
    *overeenkomst.RULES,
    *uren.RULES,
    *urentotaal.RULES,
    *handtekening.RULES,
    *arbeidstijd.RULES,
    *nachtdienst.RULES,
    *rusttijd.RULES,
    *werkbespreking.RULES,
    *contact.RULES,
    *gesprek.RULES,
    *leerafspraken.RULES,
    *voortgang.RULES,
    *opdrachten.RULES,
    *bewijzen.RULES,
    *beoordeling.RULES,
    *eindbeoordeling.RULES,
    *samenhang.RULES,
    *velden.RULES,
)

RULES_BY_CODE: Final[dict[str, Rule]] = {rule.code: rule for rule in ALL_RULES}


def message(finding: Finding) -> str:
    """Return the sentence of a finding; KeyError for a code without a rule, which is a bug of ours."""
    return RULES_BY_CODE[finding.code].say(finding)
