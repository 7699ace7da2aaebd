"""The words that a school may change in a form: scale, six steps, reasons. The stored values never change."""

from __future__ import annotations

from dataclasses import replace

from bpv_logic.fields import Field, Form, Keuze
from bpv_logic.pakket import Schoolpakket


def schaal_of(pakket: Schoolpakket) -> tuple[Keuze, ...]:
    """Return the steps of the scale of voortgang."""
    return tuple(Keuze(waarde=step.waarde, label=step.label, uitleg=step.uitleg) for step in pakket.schaal)


def redenen_of(pakket: Schoolpakket) -> tuple[Keuze, ...]:
    """Return the reasons to ask for extra contact."""
    return tuple(Keuze(waarde=reden.waarde, label=reden.label) for reden in pakket.contactredenen)


def stappen_of(pakket: Schoolpakket) -> tuple[Field, ...]:
    """Return the questions of practising a werkproces by yourself, one a step."""
    return tuple(
        Field(
            name=stap.sleutel,
            label=f"{number}. {stap.titel}",
            kind="longtext",
            hint=stap.uitleg,
            max_length=1500,
        )
        for number, stap in enumerate(pakket.stappen, start=1)
    )


def in_words_of(pakket: Schoolpakket, form: Form) -> Form:
    """Return a form in the words of a school; the same form when it has none of its own there."""
    worded = {item.name: item for item in stappen_of(pakket)} if form.name == "opdracht" else {}
    if form.name == "voortgang":
        worded["oordeel"] = replace(form.field("oordeel"), keuzes=schaal_of(pakket))
    if form.name == "contact":
        worded["redenen"] = replace(form.field("redenen"), keuzes=redenen_of(pakket))
    groups = (
        replace(group, fields=tuple(worded.get(item.name, item) for item in group.fields)) for group in form.groups
    )
    return replace(form, groups=tuple(groups))
