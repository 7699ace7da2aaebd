"""The words that a school may change in a form: scale, six steps, reasons, topics, the name of its own system.

Stored values never change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bpv_logic.questions.conditions import Keuze
from bpv_logic.questions.fields import Field, Form
from bpv_logic.school.contents import Contactreden, Onderwerp, Schaalwaarde, Stap


def schaal_of(schaal: tuple[Schaalwaarde, ...]) -> tuple[Keuze, ...]:
    """Return the steps of the scale of voortgang."""
    return tuple(Keuze(waarde=step.waarde, label=step.label, uitleg=step.uitleg) for step in schaal)


def redenen_of(redenen: tuple[Contactreden, ...]) -> tuple[Keuze, ...]:
    """Return the reasons to ask for extra contact."""
    return tuple(Keuze(waarde=reden.waarde, label=reden.label) for reden in redenen)


def onderwerpen_of(onderwerpen: tuple[Onderwerp, ...]) -> tuple[Keuze, ...]:
    """Return the topics of visits; the pakket decides which topic belongs to which visit."""
    return tuple(Keuze(waarde=onderwerp.sleutel, label=onderwerp.tekst) for onderwerp in onderwerpen)


def stappen_of(stappen: tuple[Stap, ...]) -> tuple[Field, ...]:
    """Return the questions for practising a werkproces by yourself, one per step."""
    return tuple(
        Field(
            name=stap.sleutel,
            label=f"{number}. {stap.titel}",
            kind="longtext",
            hint=stap.uitleg,
            max_length=1500,
        )
        for number, stap in enumerate(stappen, start=1)
    )


#: The questions that name the school's own system, with its name left open: the label and the hint.
_SYSTEEM: Final = {
    "bewijs.magister": ("Is het gescand voor {}?", "{} is het systeem van school. Soms vraagt je docent hierom."),
    "contact.magister": (
        "Staan de afspraken in {}?",
        "Je bpv-begeleider zet de afspraken in {}, het systeem van school.",
    ),
    "contact.magister_datum": ("In {} gezet op", ""),
}


def named_after(systeem: str, vraag: str) -> tuple[str, str]:
    """Return the label and the hint of a question ("contact.magister") that names the school's own system."""
    label, hint = _SYSTEEM[vraag]
    return label.format(systeem), hint.format(systeem)


def in_words_of(
    form: Form,
    *,
    schaal: tuple[Schaalwaarde, ...],
    stappen: tuple[Stap, ...],
    redenen: tuple[Contactreden, ...],
    onderwerpen: tuple[Onderwerp, ...],
    systeem: str,
) -> Form:
    """Return a form in the words of a school; the same form when the school has none of its own for it."""
    worded = {item.name: item for item in stappen_of(stappen)} if form.name == "opdracht" else {}
    if form.name == "voortgang":
        worded["oordeel"] = replace(form.field("oordeel"), keuzes=schaal_of(schaal))
    if form.name == "contact":
        worded["redenen"] = replace(form.field("redenen"), keuzes=redenen_of(redenen))
        worded["besproken"] = replace(form.field("besproken"), keuzes=onderwerpen_of(onderwerpen))
    for item in form.fields:
        if (vraag := f"{form.name}.{item.name}") in _SYSTEEM:
            label, hint = named_after(systeem, vraag)
            worded[item.name] = replace(item, label=label, hint=hint)
    groups = (
        replace(group, fields=tuple(worded.get(item.name, item) for item in group.fields)) for group in form.groups
    )
    return replace(form, groups=tuple(groups))
