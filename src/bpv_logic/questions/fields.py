"""Fields and forms: what a question is. Knows no rule, no markup and no clock.

A field is declared once, in `bpv_logic.forms`, and projected from here: HTML attributes, faults, a JSON Schema.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from bpv_logic.basis.typed.numbers import read_digits
from bpv_logic.basis.values import FIRST_DATE, LAST_DATE, Json, Velden, is_attachment, is_date, is_empty
from bpv_logic.questions.conditions import Condition, Keuze, OverMidnight, holds
from bpv_logic.questions.reading import HOUR, NUMBER_WORDS, READABLE, Reading, comes_before, number_in

Kind = Literal[
    "text",
    "longtext",
    "date",
    "time",
    "integer",
    "choice",
    "choices",
    "phone",
    "email",
    "opleiding",
    "werkproces",
    "werkprocessen",
    "punten",
    "attachments",
    "reference",
]

#: Kinds whose value is a list; every other kind holds one text or one number.
LIST_KINDS: Final = frozenset({"choices", "werkprocessen", "punten", "attachments"})

#: The most characters of a text when the field does not say: a line, a page of writing.
DEFAULT_LENGTH: Final = {"text": 120, "phone": 60, "email": 120, "longtext": 2000}

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with one value: a stable code and the figures for its sentence."""

    code: str
    veld: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question of a form.

    `minimum` and `maximum` bound an integer (in `unit`), which `reading` may
    let people type in another way: `hours` as "5,5" or "5:30", a `year` as "26".
    `after` names the
    field of the same form that this date or time must not precede, and
    `prefill` says where an initial value comes from: `today`, `student.<field>`,
    `periode.<field>`, `vorige.<field>` (the newest record of this form),
    `beurt.rol` and `beurt.naam` (who holds the phone now) or `=<value>`.
    A text of `digits` is a number that identifies something: exactly so many figures, whatever is typed between them.
    Under an `echo` question the page says what the rules read in the answer. A
    `private` answer is for the student alone: it never goes to school, and is
    not in any text, on any paper or under any handtekening.
    """

    name: str
    label: str
    kind: Kind = "text"
    hint: str = ""
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    max_length: int | None = None
    digits: int = 0
    unit: str = ""
    keuzes: tuple[Keuze, ...] = ()
    when: tuple[Condition | OverMidnight, ...] = ()
    after: str = ""
    prefill: str = ""
    autocomplete: str = ""
    inputmode: Literal["", "numeric"] = ""
    reading: Reading = ""
    refers_to: str = ""
    echo: bool = False
    private: bool = False

    @property
    def length(self) -> int | None:
        """The maximum number of characters of a text, None for other kinds."""
        return self.max_length or DEFAULT_LENGTH.get(self.kind)

    def label_of(self, waarde: str) -> str:
        """Return the label of one possible answer, "" when it is not one."""
        return next((keuze.label for keuze in self.keuzes if keuze.waarde == waarde), "")

    def html_attributes(self) -> dict[str, str]:
        """Return the attributes with which the browser itself checks the input."""
        attributes: dict[str, str] = {}
        if self.required:
            attributes["required"] = "required"
        if self.length:
            attributes["maxlength"] = str(self.length)
        if self.kind == "integer":
            attributes |= self._number_attributes()
        if self.kind == "date":
            attributes |= {"type": "date", "min": FIRST_DATE, "max": LAST_DATE}
        if self.kind in ("time", "email"):
            attributes["type"] = self.kind
        if self.kind == "phone":
            attributes["type"] = "tel"
        keyboard = {"autocomplete": self.autocomplete, "inputmode": self.inputmode}
        return attributes | {name: value for name, value in keyboard.items() if value}

    def _number_attributes(self) -> dict[str, str]:
        """Return those of a number: a plain text, because a browser reads "5,5" by its own language.

        The bounds are for a number in figures alone; anything else is for `reading.number_in`.
        """
        bounds = {"data-min": self.minimum if self.reading != "year" else None, "data-max": self.maximum}
        keyboard = "decimal" if self.reading == "hours" else "numeric"
        shown = {name: str(bound) for name, bound in bounds.items() if bound is not None}
        return {"inputmode": keyboard, "autocomplete": "off"} | shown

    def faults(self, value: Json) -> tuple[Fault, ...]:
        """Return what is wrong with a value; an empty value is no fault here."""
        if is_empty(value):
            return ()
        if self.kind in LIST_KINDS:
            return self._list_faults(value)
        if self.kind == "integer":
            return self._integer_faults(value)
        if not isinstance(value, str):
            return (self._fault("veld.verkeerde-soort"),)
        return self._text_faults(value)

    def _fault(self, code: str, **params: object) -> Fault:
        words = {name: str(value) for name, value in params.items()}
        return Fault(code=code, veld=self.name, params={"label": self.label, **words})

    def _text_faults(self, value: str) -> tuple[Fault, ...]:
        if self.length and len(value) > self.length:
            return (self._fault("veld.te-lang", maximum=self.length),)
        if self.digits and len(read_digits(value)) != self.digits:
            return (self._fault("veld.geen-cijfers", aantal=self.digits),)
        if self.kind == "date":
            return self._date_faults(value)
        if self.kind in READABLE and not READABLE[self.kind](value):
            return (self._fault(f"veld.geen-{self.kind}"),)
        return () if self._is_known(value) else (self._fault("veld.onbekende-keuze"),)

    def _is_known(self, value: str) -> bool:
        if self.kind == "choice":
            return value in {keuze.waarde for keuze in self.keuzes}
        return self.kind not in ("werkproces", "opleiding", "reference") or _CODE.fullmatch(value) is not None

    def _date_faults(self, value: str) -> tuple[Fault, ...]:
        if not is_date(value):
            return (self._fault("veld.geen-date"),)
        if not FIRST_DATE <= value <= LAST_DATE:
            return (self._fault("veld.datum-buiten-bereik"),)
        return ()

    def _integer_faults(self, value: Json) -> tuple[Fault, ...]:
        number = number_in(value, self.reading, self.unit)
        if number is None:
            return (self._fault("veld.geen-integer", getal=NUMBER_WORDS[self.reading]),)
        size = HOUR if self.reading == "hours" else 1
        if self.minimum is not None and number < self.minimum * size:
            return (self._fault("veld.te-klein", minimum=self.minimum, unit=self.unit),)
        if self.maximum is not None and number > self.maximum * size:
            return (self._fault("veld.te-groot", maximum=self.maximum, unit=self.unit),)
        return ()

    def _list_faults(self, value: Json) -> tuple[Fault, ...]:
        if not isinstance(value, list):
            return (self._fault("veld.verkeerde-soort"),)
        if self.kind == "attachments":
            return () if all(map(is_attachment, value)) else (self._fault("veld.geen-bijlage"),)
        if self.kind in ("werkprocessen", "punten"):
            known = all(isinstance(item, str) and _CODE.fullmatch(item) for item in value)
        else:
            known = set(map(str, value)) <= {keuze.waarde for keuze in self.keuzes}
        return () if known else (self._fault("veld.onbekende-keuze"),)


@dataclass(frozen=True, kw_only=True)
class Group:
    """A few related questions under one heading, on the page and on paper."""

    name: str
    title: str
    fields: tuple[Field, ...]
    hint: str = ""
    when: tuple[Condition | OverMidnight, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Seal:
    """Which other records a signature covers: those of kind `soort` whose day is from `van` to `tot`.

    `van` and `tot` are fields of the signed record, such as the first and the last day of an urenblok.
    """

    soort: str
    van: str
    tot: str

    def as_json(self, lines: Form) -> dict[str, Json]:
        """Return the seal as the page's `data-seals` holds it; `lines` is the form of the covered records."""
        return {"soort": self.soort, "veld": lines.day[0], "van": self.van, "tot": self.tot}


@dataclass(frozen=True, kw_only=True)
class Form:
    """One paper form: its questions, its page, and who signs it.

    `day` names the answers that hold the day of a record: the first that is filled in counts; none for a form that is
    not about a day. `known_by` names what people tell its records apart by in a list to choose from. `key` names the
    fields that make a record unique within its kind; `parts` those that tell apart several records of one key, such as
    the parts of a day: equal in these they are one. `in_periode` says that a record belongs to one bpv; `aanvullen`
    names the questions that school answers in a student's record, in which everything else is the student's own;
    `repeats` names the answers that "the same as last time" copies from the last complete record.
    """

    name: str
    label: str
    meervoud: str
    page: str
    tab: Literal["groen", "oker", "pruim", "blauw"]
    groups: tuple[Group, ...]
    day: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    single: bool = False
    in_periode: bool = True
    seals: Seal | None = None
    signers: tuple[str, ...] = ()
    aanvullen: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    by_hand: bool = True

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every question of the form, in the order of the paper."""
        return tuple(item for group in self.groups for item in group.fields)

    def field(self, name: str) -> Field:
        """Return the question with this name; KeyError when there is none."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {item.name: item for item in self.fields}

    def group(self, name: str) -> Group:
        """Return the group with this name; KeyError when there is none."""
        return {group.name: group for group in self.groups}[name]

    def faults(self, velden: Velden) -> tuple[Fault, ...]:
        """Return every fault of the values filled in, in the order of the form."""
        return tuple(fault for item in self.fields for fault in self._field_faults(item, velden))

    def missing(self, velden: Velden) -> tuple[Field, ...]:
        """Return the required questions that are asked and not filled in."""
        return tuple(
            item
            for group in self.groups
            if holds(group.when, velden)
            for item in group.fields
            if item.required and holds(item.when, velden) and is_empty(velden.get(item.name))
        )

    def _field_faults(self, item: Field, velden: Velden) -> tuple[Fault, ...]:
        value = velden.get(item.name)
        faults = item.faults(value)
        if faults or not item.after or is_empty(value):
            return faults
        if comes_before(value, velden.get(item.after)):
            params = {"label": item.label, "ander": self.field(item.after).label}
            return (Fault(code=f"veld.{item.kind}-voor-begin", veld=item.name, params=params),)
        return ()
