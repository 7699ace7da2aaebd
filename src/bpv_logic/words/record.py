"""A record in plain Dutch: to paste into Magister, or to read without the app.

Questions and answers are worded as on the page. Judges nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bpv_logic.basis.canonical import check_code
from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import long_date
from bpv_logic.basis.shown import in_sentence, lines, name, one_line
from bpv_logic.bpv.uren.antwoord import antwoord_of
from bpv_logic.file.evidence.kinds import PDF
from bpv_logic.forms import FORMS, form_in_use
from bpv_logic.forms.keuzes import ROLLEN
from bpv_logic.forms.student import EIGEN_OPLEIDING
from bpv_logic.map.bpvmap import day_of
from bpv_logic.map.opleiding import kwalificatie_of, werkprocessen_of
from bpv_logic.map.student import is_entree, name_of
from bpv_logic.questions.conditions import holds
from bpv_logic.questions.reading import number_in
from bpv_logic.school.active import active
from bpv_logic.school.offered_dossiers import find_kwalificatie
from bpv_logic.school.vaardigheden import is_werkhouding, say_werkhouding, titels_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bpv_logic.basis.values import Json
    from bpv_logic.map.bpvmap import Bpvmap, Record
    from bpv_logic.questions.fields import Field, Form
    from bpv_logic.school.contents import Schoolpakket

#: What is said of a record that an answer refers to and that was removed since.
GONE: Final = "staat niet meer in de map"

#: Lists of which each part is a sentence, or nearly.
_ON_LINES: Final = ("werkprocessen", "punten")

_ROLLEN: Final = {keuze.waarde: keuze.label for keuze in ROLLEN}


_GEZEGD: Final = {
    "anders": "Akkoord met minder uren:",
    "niet": "Niet akkoord:",
    "onleesbaar": "Antwoord niet te lezen:",
}


def record_text(bpvmap: Bpvmap, record: Record) -> str:
    """Return a record as plain text: what it is, whose, each question with its answer, who signed."""
    form = form_in_use(record.soort)
    return "\n".join((*_heading(bpvmap, record, form), "", *_answers(bpvmap, record, form), *_signers(bpvmap, record)))


def value_text(bpvmap: Bpvmap, item: Field, value: Json, *, on_lines: tuple[str, ...] = _ON_LINES) -> str:
    """Return one answer in words, "" when it is not filled in; of the kinds `on_lines` each part on its own line."""
    values = value if isinstance(value, list) else [value]
    words = _WORDS.get(item.kind, _plain)
    separator = "\n" if item.kind in on_lines and len(values) > 1 else ", "
    show = lines if item.kind == "longtext" else in_sentence if len(values) > 1 else one_line
    return separator.join(show(words(bpvmap, item, part)) for part in values if part not in (None, ""))


def choice_label(record: Record, name: str) -> str:
    """Return the label of a chosen answer, "" when no known answer is chosen."""
    return form_in_use(record.soort).field(name).label_of(record.text(name))


def record_title(record: Record) -> str:
    """Return what people call a record: its form, or the kind of contact, with its day."""
    label = choice_label(record, "soort") if record.soort == "contact" else ""
    day = day_of(record)
    return f"{label or FORMS[record.soort].label}{f' van {long_date(dutch_day(day))}' if day else ''}"


def role(handtekening: Record) -> str:
    """Return in which role a handtekening was set; one that the form does not have, as it is written."""
    return role_word(handtekening.text("rol"))


def role_word(rol: str) -> str:
    """Return the word for a role as it is stored; one that the form does not have, as it is written."""
    return _ROLLEN.get(rol, name(rol))


def said(handtekening: Record) -> str:
    """Return what somebody said by signing, to put before the name."""
    antwoord = antwoord_of(handtekening)
    if antwoord is None:
        return "Getekend door"
    return "Ingetrokken:" if antwoord.ingetrokken else _GEZEGD[antwoord.soort]


def _heading(bpvmap: Bpvmap, record: Record, form: Form) -> Iterator[str]:
    yield form.label
    student = bpvmap.student
    if student is not None and student is not record and name_of(student):
        yield f"Student: {name(name_of(student))}"
    periode = bpvmap.by_id.get(bpvmap.periode_of(record))
    if periode is not None and periode.is_filled("leerbedrijf"):
        yield f"Leerbedrijf: {name(periode.text('leerbedrijf'))}"


def _answers(bpvmap: Bpvmap, record: Record, form: Form) -> Iterator[str]:
    for group in form.groups:
        if not holds(group.when, record.velden):
            continue
        for item in group.fields:
            if not item.private and record.is_filled(item.name) and holds(item.when, record.velden):
                words = value_text(bpvmap, item, record.velden[item.name])
                own_lines = item.kind == "longtext" or "\n" in words
                yield f"{item.label}{_colon(item.label)}{'\n' if own_lines else ' '}{words}"


def _colon(label: str) -> str:
    """Return a label with a colon, unless it is a question with its own punctuation."""
    return "" if label.endswith("?") else ":"


def _signers(bpvmap: Bpvmap, record: Record) -> Iterator[str]:
    for item in bpvmap.handtekeningen(record.id):
        rol = role(item).lower()
        dag = long_date(dutch_day(item.text("moment")))
        code = check_code(item.text("sha256"))
        antwoord = antwoord_of(item)
        reden = f": “{one_line(antwoord.reden)}”" if antwoord and antwoord.reden else ""
        yield f"{said(item)} {name(item.text('naam'))} ({rol}) op {dag}{reden}, code {code}"


def _plain(_bpvmap: Bpvmap, item: Field, value: Json) -> str:
    """Return an answer as it was typed; a number without a word behind it gets its unit, a short year its century."""
    if item.reading == "year" and (year := number_in(value, item.reading)):
        return str(year)
    is_bare = item.kind == "integer" and str(value)[-1:].isdecimal()
    return f"{value} {item.unit}".strip() if is_bare else str(value)


def _date(_bpvmap: Bpvmap, _item: Field, value: Json) -> str:
    return long_date(str(value))


def _choice(_bpvmap: Bpvmap, item: Field, value: Json) -> str:
    return item.label_of(str(value)) or str(value)


def _punt(_bpvmap: Bpvmap, item: Field, value: Json) -> str:
    """Return a topic in the current school's words; for a topic only another school has, the text of its key."""
    return item.label_of(str(value)) or str(value).replace("-", " ")


def _werkproces(bpvmap: Bpvmap, _item: Field, value: Json) -> str:
    return code_and_titel(bpvmap, str(value))


def code_and_titel(bpvmap: Bpvmap, code: str) -> str:
    """Return what people call a werkproces, or a point of a list beside them: that of a school has no code."""
    titel = _titels(bpvmap).all.get(code, "")
    return say_werkhouding(code, titel) if is_werkhouding(code) else f"{code} {titel}".strip()


def is_beside_opleiding(bpvmap: Bpvmap, code: str) -> bool:
    """Tell whether a rating is of a list beside the werkprocessen of the opleiding."""
    return is_werkhouding(code) or _titels(bpvmap).beside.get(code) is not None


def order_of_codes(bpvmap: Bpvmap, codes: Iterable[str]) -> list[str]:
    """Return codes in the order of the opleiding and its lists; those of neither come last."""
    asked = set(codes)
    known = [code for code in _titels(bpvmap).all if code in asked]
    return [*known, *sorted(asked - {*known})]


class _Titels(NamedTuple):
    """The title of each werkproces of a map and of what is rated beside them, by its code."""

    all: dict[str, str]
    beside: dict[str, str]


def _titels(bpvmap: Bpvmap) -> _Titels:
    pakket = active()
    known = _last_titels.get("")
    if known is None or known[0] is not bpvmap or known[1] is not pakket:
        found = werkprocessen_of(bpvmap.student, kwalificatie_of(bpvmap.student), bpvmap.periodes)
        own = {item.code: item.titel for item in found}
        lists = titels_for(pakket, entree=is_entree(bpvmap.student))
        beside = {code: titel for code, titel in lists.items() if code not in own}
        known = _last_titels[""] = (bpvmap, pakket, _Titels(all=own | beside, beside=beside))
    return known[2]


#: Those of the map that was put into words last: a map of four years names some fifteen hundred.
_last_titels: Final[dict[str, tuple[Bpvmap, Schoolpakket, _Titels]]] = {}


def _opleiding(_bpvmap: Bpvmap, _item: Field, value: Json) -> str:
    if value == EIGEN_OPLEIDING:
        return "Mijn opleiding staat er niet bij"
    kwalificatie = find_kwalificatie(str(value))
    return kwalificatie.titel if kwalificatie else str(value)


def _reference(bpvmap: Bpvmap, _item: Field, value: Json) -> str:
    record = bpvmap.by_id.get(str(value))
    if record is None:
        return GONE
    if record.soort == "student":
        return name_of(record)
    return f"{FORMS[record.soort].label} {long_date(day_of(record))}".strip()


def _attachment(_bpvmap: Bpvmap, _item: Field, value: Json) -> str:
    if not isinstance(value, dict):
        return "foto"
    kind = "PDF" if value.get("type") == PDF else "foto"
    naam = str(value.get("naam") or kind)
    return naam if kind == "foto" or naam.lower().endswith("pdf") else f"{naam} (PDF)"


_WORDS: Final[dict[str, Callable[[Bpvmap, Field, Json], str]]] = {
    "date": _date,
    "choice": _choice,
    "choices": _choice,
    "punten": _punt,
    "werkproces": _werkproces,
    "werkprocessen": _werkproces,
    "opleiding": _opleiding,
    "reference": _reference,
    "attachments": _attachment,
}
