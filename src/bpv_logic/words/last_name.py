"""The order of people in a Dutch list: by last name, without what stands before it ("de", "van der").

Which words those are follows the list of the Dutch personal records (Landelijke Tabel 36, Voorvoegsels).
"""

from __future__ import annotations

import re
from typing import Final

from bpv_logic.questions.same import folded

#: Each word apart, because a list puts them together: "van de" is "van" and "de".
_BEFORE: Final = re.compile(
    "aan|aen|af|al|am|an|auf|aus|ben|bij|bin|boven|d|da|dal|dalla|das|de|deca|degli|dei|del|deli|dell|della|delle|den|"
    "der|des|di|dit|do|don|dos|du|el|gli|het|im|in|l|la|las|le|les|lo|los|na|of|onder|op|over|s|t|te|ten|ter|thoe|tho|"
    "toe|toen|tot|uijt|uit|unter|v|van|vande|vanden|vander|vant|vd|ver|vom|von|voor|vor|zu|zum|zur"
)
#: What parts words: "v.d. Berg", "v/d Berg", "d'Ancona", "van't Hof", "Berg, van der".
_APART: Final = re.compile("[\\s.,/']+")
#: Between the last name and the first: before every letter, so "Berg" comes before "Berg Jansen".
_BETWEEN: Final = "  "


def last_name_key(voornaam: str, achternaam: str) -> str:
    """Return what sorts a person in a list: the last name, then the rest; "" for a person without a name.

    A name that was typed as a whole in one box is parted at "van der" and the
    like, or else before its last word.
    """
    first, last = _words(voornaam), _words(achternaam)
    if not last:
        at = next((at for at, word in enumerate(first) if at and _BEFORE.fullmatch(word)), max(0, len(first) - 1))
        first, last = first[:at], first[at:]
    while len(last) > 1 and _BEFORE.fullmatch(last[0]):
        last = last[1:]
    while len(last) > 1 and _BEFORE.fullmatch(last[-1]):
        last = last[:-1]
    return _BETWEEN.join(filter(None, [" ".join(last), " ".join(first)]))


def _words(text: str) -> list[str]:
    """Return the words of a name as they are compared."""
    return [word for word in _APART.split(folded(text)) if word]
