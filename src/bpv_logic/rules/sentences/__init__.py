"""The Dutch sentence of every rule: what is the matter and what to do. Decides nothing.

What a company or the school must do is never told as the student's fault.
Why a rule exists stands with the rule (`Rule.waarom`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpv_logic.questions.messages import FIELD_MESSAGES, fill
from bpv_logic.rules.sentences import contact, leren, uren

if TYPE_CHECKING:
    from bpv_logic.questions.findings import Finding

RULE_MESSAGES: Final = {
    **uren.GEGEVENS,
    **uren.UREN,
    **uren.HANDTEKENING,
    **uren.ARBEIDSTIJD,
    **contact.WERKBESPREKING,
    **contact.CONTACT,
    **contact.LEERAFSPRAKEN,
    **leren.VOORTGANG,
    **leren.OPDRACHTEN,
    **leren.BEWIJZEN,
    **leren.BEOORDELING,
    **leren.EINDBEOORDELING,
}

#: Every sentence under its code, those of single fields as well.
MESSAGES: Final = FIELD_MESSAGES | RULE_MESSAGES


_EIND_VAN_ZIN: Final = re.compile(r"(?<=[.?!]) ")
#: A list of days or codes at the end of a sentence.
_OPSOMMING: Final = re.compile(r": \{\w+\}\.$")


def message(finding: Finding) -> str:
    """Return the sentence of a finding; a name or a day at its beginning gets a capital."""
    return _say(MESSAGES[finding.code], finding)


def short_message(finding: Finding) -> str:
    """Return its first sentence without the list at its end: what a list of things to do has room for.

    Cut before it is filled, so that a full stop in what somebody wrote ends nothing.
    """
    first = _EIND_VAN_ZIN.split(MESSAGES[finding.code], maxsplit=1)[0]
    return _say(_OPSOMMING.sub(".", first), finding)


def _say(sentence: str, finding: Finding) -> str:
    words = fill(sentence, finding.params)
    return words[:1].upper() + words[1:]
