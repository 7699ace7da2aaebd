"""What the owner of a map is asked about a file that nothing proves to be theirs: nobody else can know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.shown import MAX_NAME, in_sentence, name
from bpv_logic.map.merge import merge_maps
from bpv_logic.map.student import likeness, name_of
from bpv_logic.questions.same import is_number, letters_of, same_name, same_number

if TYPE_CHECKING:
    from bpv_logic.map.bpvmap import Bpvmap

#: Nothing speaks against it.
_VAN_JOU: Final = "Is dit bestand ook van jou? Dat is niet te zien. Zeg alleen ja als het uit je eigen map komt."
_ALLEEN_ZELF: Final = "Zeg alleen ja als je dit zelf bent: alles uit het bestand komt dan in jouw map."


def owner_question(mine: Bpvmap, theirs: Bpvmap) -> tuple[str, str]:
    """Return the question, and the words of the button that says yes; who wrote something else reads both."""
    if likeness(mine, theirs) in ("likely", "unknown") and not _is_contrary(mine, theirs):
        return _VAN_JOU, "Ja, van mij"
    who = f"In het bestand staat: {_said(theirs)}. In jouw map staat: {_said(mine)}."
    return " ".join(filter(None, ("Ben jij dit?", who, _ALLEEN_ZELF, _new_name(mine, theirs)))), "Ja, dat ben ik"


def _is_contrary(mine: Bpvmap, theirs: Bpvmap) -> bool:
    """Tell whether a name or a number is given in both, and differs."""
    own, other = mine.student, theirs.student
    if own is None or other is None:
        return False
    names, numbers = ((name_of(own), name_of(other)), (own.text("studentnummer"), other.text("studentnummer")))
    is_other_name = all(map(letters_of, names)) and not same_name(*names)
    return is_other_name or (all(map(is_number, numbers)) and not same_number(*numbers))


def _said(bpvmap: Bpvmap) -> str:
    student = bpvmap.student
    if student is None:
        return "geen naam"
    number = student.text("studentnummer").strip()
    return ", ".join(
        filter(None, (name(name_of(student)) or "geen naam", number and f"nummer {in_sentence(number, MAX_NAME)}"))
    )


def _new_name(mine: Bpvmap, theirs: Bpvmap) -> str:
    """Say what the map would be called, when that is something else: the name that was written last counts."""
    merged, own = merge_maps(mine, theirs).student, mine.student
    if merged is None or own is None or same_name(name_of(merged), name_of(own)):
        return ""
    return f"De naam op je map is daarna: {name(name_of(merged)) or 'geen naam'}."
