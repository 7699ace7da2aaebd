"""Scripts decide nothing about a bpv: they name no form, question or answer, and speak no sentence.

What they need to know of these, a page or a data file tells them (docs/besluiten/0002). The names that they do have
are listed here, each with its reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from bpv_logic.forms import ALL_FORMS
from bpv_site.tools.paths import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

JS: Final = SITE / "static" / "js"
SCRIPTS: Final = sorted([*JS.rglob("*.js"), *(SITE / "sw").rglob("*.js")])

#: Names of questions that are a word of something else too: of every record, of the page, of a file.
ALSO_OF_OTHERS: Final = {
    "betreft": "an attribute of every page that shows who signed",
    "moment": "any moment in time",
    "naam": "of a file, an attachment, a person whose turn it is",
    "online": "an event of the browser",
    "plan": "a layer of a picture",
    "rol": "an attribute: whose part of the page it is",
    "school": "a page, and what belongs to it",
    "sha256": "the hash of a file",
    "soort": "what every record is",
    "stand": "an attribute: a state with its own mark",
    "tekening": "an attribute: where a drawing is shown",
    "titel": "of a list, a row, a werkproces",
    "week": "a copy of the map that is a week old",
}

#: The names of the field that a script has, and why it cannot be given them.
ALLOWED: Final = {
    # The rules have not run yet when somebody types, and the store makes the record.
    "map/periode.js": {"periode"},
    # A removal or a merge without the rules must never cost a handtekening.
    "pure/record.js": {"handtekening"},
    # The phone makes a handtekening where the rules may never run; `map/seal.py` checks each of these names.
    "sign/seal.js": {"schakel", "verzegeld", "vorige", "wijze"},
    "sign/check-proof.js": {"antwoord", "schakel", "verzegeld"},
    "sign/covering.js": {"antwoord", "verzegeld"},
    # Whose phone goes back to whom: a place in the window.
    "sign/dialog.js": {"student"},
    "sign/phone-key.js": {"sleutel"},
    # A handtekening that comes from another phone, before it is one of the map.
    "request/answer-in.part.js": {"antwoord", "sleutel"},
    "request/ask.js": {"student"},
    "request/found-answer.js": {
        "antwoord",
        "bewijs",
        "periode",
        "schakel",
        "sleutel",
        "student",
        "tekenaar",
        "verzegeld",
        "vorige",
        "wijze",
    },
    "signer/answering.js": {"getypt", "handtekening", "tekenaar"},
    "signer/signed-here.js": {"getekend"},
    "signer/list.js": {"getekend"},
    "sign/sign.part.js": {"antwoord", "toestel", "verzegeld"},
    # So it does what the signer answered; `bpv/uren/antwoord.py` reads each of these names.
    "sign/answer.js": {"anders", "reden", "uren"},
    # It looks into what was signed for what is left out of a file.
    "out/what-goes.js": {"antwoord", "verzegeld"},
    # Which answers hold the opleiding; its werkprocessen are choices on a page without rules.
    "map/opleiding.js": {"eigen_werkprocessen", "keuzedelen", "opleiding", "student"},
    # Kinds of question, each with a control or words of its own; they are called as the question is.
    "map/fill.js": {"opleiding", "werkproces", "werkprocessen"},
    "form/question/controls.js": {"werkprocessen"},
    # Whose map it is: the one record that stays whole in a file, and the name of that file.
    "file/left-out.js": {"student"},
    "file/make.js": {"student", "voornaam"},
    "pure/envelope.js": {"student"},
    # A handtekening as it travels.
    "parcel/fragment.js": {"verzegeld"},
    "parcel/shape.js": {"handtekening", "verzegeld"},
    "opened/one-map.js": {"student"},
    # Photos, in whatever question they are.
    "map/values.js": {"bijlagen"},
    # The page for a schoolpakket has fields and parts of its own; they are no questions of the map.
    "pakket/dossiers.js": {"opleiding", "werkproces"},
    "pakket/view.js": {"contact"},
    # Names of something else: of a layer of a picture, an attribute, a column in an answer of the rules.
    "cards/charts.js": {"getekend", "gewerkt"},
    "cards/closed.js": {"tot", "van"},
    "cards/ratings.js": {"oordeel"},
    "form/choices.js": {"werkprocessen"},
    "klas/downloads.js": {"telefoon"},
    "klas/table.js": {"student"},
    "klas/class/find.js": {"leerbedrijf", "praktijkopleider"},
    "sign/hand/drawn-or-typed.js": {"getypt", "wijze"},
    # How long a line lasted, where there are no rules (tests/cases/worked.json).
    "sign/hours/worked.js": {"gewerkt", "ja"},
    # Where in an answer something is wrong, as the rules name it (tests/cases/agreed.json).
    "sign/hours/agreed.js": {"reden", "uren"},
    # What a file is, in an answer of the rules.
    "in/incoming.js": {"anders"},
    # Why a copy of the map was made.
    "store/backup-row.js": {"datum"},
    # Where a first value comes from when it is the last record of the form itself.
    "form/core/prefill.js": {"vorige"},
}

#: Comments, which may say anything, and texts in quotes.
_PARTS: Final = re.compile(
    r"//[^\n]*|/\*.*?\*/|(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)", re.DOTALL
)
#: A whole name, alone or in a path such as "@student" or "periode.begin".
_PATH: Final = re.compile(r"[@=-]?\w+(?:\.\w+)*")
#: A word with a capital and more after it: no script needs that. Faults in the console begin without one.
_SENTENCE: Final = re.compile(r"^[A-Z][a-zé]+[,.:!?]? ")


def domain_words() -> set[str]:
    """Return every name that the forms declare: of a form, a question, an answer."""
    fields = [item for form in ALL_FORMS for item in form.fields]
    answers = {choice.waarde for item in fields for choice in item.keuzes}
    return {form.name for form in ALL_FORMS} | {item.name for item in fields} | answers


def texts_of(script: str) -> Iterator[str]:
    """Return every text in quotes of a script."""
    for part in _PARTS.finditer(script):
        if part["text"]:
            yield part["text"][1:-1]


def named_in(script: str) -> set[str]:
    """Return the names of the field that a script says."""
    paths = [text for text in texts_of(script) if _PATH.fullmatch(text)]
    answers = re.findall(r"\bvelden\??\.(\w+)", _PARTS.sub("", script))
    said = {word for path in paths for word in re.split(r"\W", path)} | set(answers)
    return said & domain_words() - ALSO_OF_OTHERS.keys()


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.relative_to(SITE).as_posix() for path in SCRIPTS])
def test_script_has_no_words_of_the_field_and_no_sentences(path):
    script = path.read_text(encoding="utf-8")
    name = path.relative_to(JS).as_posix() if path.is_relative_to(JS) else path.name

    assert named_in(script) == ALLOWED.get(name, set()), "a name that is gone leaves the list too"
    assert [text for text in texts_of(script) if _SENTENCE.search(text)] == []


def test_exceptions_are_about_scripts_and_names_that_exist():
    assert [name for name in ALLOWED if not (JS / name).is_file()] == []
    assert domain_words() >= {*ALSO_OF_OTHERS, *(word for words in ALLOWED.values() for word in words)}


@pytest.mark.parametrize(
    "script",
    [
        'if (record.soort === "urendag") count += 1;',
        'const day = velden["gevraagd_op"];',
        "const day = record.velden.gevraagd_op;",
        'show(valueAt("periode.praktijkopleider"));',
        "const ill = answer === 'ziek';",
        'const done = /* a day */ ["gehouden"]; // and more',
    ],
)
def test_name_of_the_field_would_be_found(script: str):
    assert len(named_in(script)) >= 1


@pytest.mark.parametrize("text", ["Vul je naam in.", "Dit bestand lukt niet", "Samengevoegd. Klaar"])
def test_sentence_would_be_found(text: str):
    assert [found for found in texts_of(f'toast("{text}");') if _SENTENCE.search(found)] == [text]


def test_what_a_comment_says_is_no_name():
    assert named_in('// "urendag"\n/* "ziek" */ const ours = "rows";') == set()
