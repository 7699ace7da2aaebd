"""
Help with the questions in other languages: `site/hulptalen/`, and a folder of that name next to a school's own file.

Knows languages and questions, no markup. A fault names file and place, and stops the build.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.datafile import parse
from bpv_logic.basis.dates import count, join_words
from bpv_logic.basis.errors import BpvError, ExportError
from bpv_logic.file.incoming.settings_text import settings_text
from bpv_logic.forms import FORMS, forms_of
from bpv_site.pages.school import school_file, schoolpakket
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import SITE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bpv_logic.basis.datafile import Table

NAME: Final = "hulptalen"
FOLDER: Final = SITE / NAME

#: The forms that a student of entree fills in alone, and so the questions that should have help in every language.
ENTREE_FORMS: Final = (
    "student",
    "periode",
    "urendag",
    "werkbespreking",
    "leerafspraken",
    "voortgang",
    "opdracht",
    "bewijs",
)
RICHTINGEN: Final = ("ltr", "rtl")
LONGEST: Final = 160
#: Up to this many questions are named; of more only the number is shown.
_NAMED: Final = 4


class _HulptaalError(BpvError):
    """A language that cannot be used: one Dutch line with file, place and fault."""


@dataclass(frozen=True, kw_only=True)
class Hulptaal:
    """
    One language: `taal` as in `lang`, `naam` and `hulp` (the word for help) in the language itself.

    `merk` says in that language that nobody has checked it yet, and shows until `nagekeken`. `teksten` holds the help
    by form and question ("urendag.pauze").
    """

    taal: str
    naam: str
    hulp: str
    richting: str
    nagekeken: bool
    merk: str
    teksten: dict[str, str]

    @property
    def mist(self) -> str:
        """A Dutch sentence about the questions without help in this language yet, "" when every question has it."""
        labels = [
            f"“{item.label}”"
            for form in ENTREE_FORMS
            for item in FORMS[form].fields
            if f"{form}.{item.name}" not in self.teksten
        ]
        if not labels:
            return ""
        which = f": {join_words(labels)}" if len(labels) <= _NAMED else ""
        return f"Bij {count(len(labels), 'vraag', 'vragen')} staat nog geen uitleg in deze taal{which}."


def read_hulptalen() -> tuple[Hulptaal, ...]:
    """
    Read ours, overridden by a school's own, question by question.

    For a question in a school's own words ours has no help: it would explain other words than are shown.
    Raises BuildError when a file is invalid.
    """
    found = {taal.taal: _without_own_words(taal) for taal in read_folder(FOLDER)}
    for own in read_folder(school_folder()) if school_folder() != FOLDER else ():
        ours = found.get(own.taal)
        found[own.taal] = replace(own, teksten={**(ours.teksten if ours else {}), **own.teksten})
    return tuple(found.values())


def school_folder() -> Path:
    """Return the folder in which a school puts its own languages, or its own text for one of ours."""
    return school_file().parent / NAME


def read_folder(folder: Path) -> tuple[Hulptaal, ...]:
    """Read every language in a folder, none when there is no such folder."""
    try:
        return tuple(_read(path) for path in sorted(folder.glob("*.toml")))
    except (_HulptaalError, ExportError) as fault:
        raise BuildError(f"{NAME}/{fault}") from fault


def help_pages(forms: Iterable[str] = ENTREE_FORMS) -> frozenset[str]:
    """Return the pages with questions that have help."""
    return frozenset(f"/{FORMS[form].page}" for form in forms)


def _read(path: Path) -> Hulptaal:
    head = parse(settings_text(path.read_bytes(), path.name), naam=path.name, error=_HulptaalError)
    head.only("taal", "naam", "hulp", "richting", "nagekeken", "merk", *FORMS)
    taal = head.sleutel("taal")
    if taal != path.stem:
        raise head.fault(f"dit bestand moet {taal}.toml heten, naar “taal”.", "taal")
    return Hulptaal(
        taal=taal,
        naam=head.text("naam"),
        hulp=head.text("hulp"),
        richting=head.choice("richting", RICHTINGEN),
        nagekeken=head.flag("nagekeken", default=False),
        merk=head.text("merk"),
        teksten={f"{form}.{name}": words for form in FORMS for name, words in _questions(head, form)},
    )


def _questions(head: Table, form: str) -> list[tuple[str, str]]:
    """Return the help of one form; a question that does not exist is refused."""
    if form not in head.values:
        return []
    table = head.table(form)
    table.only(*(item.name for item in FORMS[form].fields))
    return [(name, table.text(name, maximum=LONGEST)) for name in table.values]


def _without_own_words(taal: Hulptaal) -> Hulptaal:
    worded = forms_of(schoolpakket())
    same = {
        f"{form.name}.{item.name}"
        for form in FORMS.values()
        for item in form.fields
        if (worded[form.name].field(item.name).label, worded[form.name].field(item.name).hint)
        == (item.label, item.hint)
    }
    return replace(taal, teksten={key: words for key, words in taal.teksten.items() if key in same})
