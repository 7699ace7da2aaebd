"""The paper forms of a bpv, declared once, in the order in which a bpv needs them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bpv_logic.forms.beoordeling import BEOORDELING
from bpv_logic.forms.bewijs import BEWIJS
from bpv_logic.forms.contact import CONTACT
from bpv_logic.forms.eindbeoordeling import EINDBEOORDELING
from bpv_logic.forms.handtekening import HANDTEKENING
from bpv_logic.forms.instelling import INSTELLING
from bpv_logic.forms.leerafspraken import LEERAFSPRAKEN
from bpv_logic.forms.opdracht import OPDRACHT
from bpv_logic.forms.periode import PERIODE
from bpv_logic.forms.student import STUDENT
from bpv_logic.forms.urenblok import URENBLOK
from bpv_logic.forms.urendag import URENDAG
from bpv_logic.forms.voortgang import VOORTGANG
from bpv_logic.forms.werkbespreking import WERKBESPREKING
from bpv_logic.forms.woorden import in_words_of
from bpv_logic.questions.fields import Form
from bpv_logic.school.active import active
from bpv_logic.school.contents import Contactreden, Onderwerp, Schaalwaarde, Schoolpakket, Stap

ALL_FORMS: Final[tuple[Form, ...]] = (
    STUDENT,
    PERIODE,
    URENDAG,
    URENBLOK,
    WERKBESPREKING,
    CONTACT,
    LEERAFSPRAKEN,
    VOORTGANG,
    OPDRACHT,
    BEWIJS,
    BEOORDELING,
    EINDBEOORDELING,
    HANDTEKENING,
    INSTELLING,
)

FORMS: Final[dict[str, Form]] = {form.name: form for form in ALL_FORMS}

#: From this many groups, with this many questions in total, a form is long.
LONG_GROUPS: Final = 3
LONG_QUESTIONS: Final = 10

#: The questions whose answers are for the student alone, by form.
PRIVATE_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    form.name: names for form in ALL_FORMS if (names := tuple(item.name for item in form.fields if item.private))
}


def is_long(form: Form) -> bool:
    """Tell whether a form is too long to take in at once; a page then asks it one group at a time."""
    return len(form.groups) >= LONG_GROUPS and len(form.fields) >= LONG_QUESTIONS


def forms_of(pakket: Schoolpakket) -> dict[str, Form]:
    """Return every form by its name, in a school's words, as its pages show it."""
    return {form.name: _worded(form.name, *_words_of(pakket)) for form in ALL_FORMS}


def form_in_use(soort: str) -> Form:
    """Return a form in the words of the school whose pakket is in use; KeyError for an unknown kind."""
    pakket = active()
    forms = _in_use.get(id(pakket))
    if forms is None or forms[0] is not pakket:
        # Only one is in use at a time; comparing all its words for every answer would take longer than the rest.
        _in_use.clear()
        forms = _in_use[id(pakket)] = (pakket, {})
    return forms[1].get(soort) or forms[1].setdefault(soort, _worded(soort, *_words_of(pakket)))


_in_use: dict[int, tuple[Schoolpakket, dict[str, Form]]] = {}


type _Words = tuple[tuple[Schaalwaarde, ...], tuple[Stap, ...], tuple[Contactreden, ...], tuple[Onderwerp, ...], str]


def _words_of(pakket: Schoolpakket) -> _Words:
    return pakket.schaal, pakket.stappen, pakket.contactredenen, pakket.onderwerpen, pakket.systeem


@lru_cache(maxsize=2 * len(ALL_FORMS))
def _worded(
    soort: str,
    schaal: tuple[Schaalwaarde, ...],
    stappen: tuple[Stap, ...],
    redenen: tuple[Contactreden, ...],
    onderwerpen: tuple[Onderwerp, ...],
    systeem: str,
) -> Form:
    """Return a form in a school's words, which are all that a pakket changes in it."""
    form = FORMS[soort]
    return in_words_of(form, schaal=schaal, stappen=stappen, redenen=redenen, onderwerpen=onderwerpen, systeem=systeem)
