"""What a begeleider sends back, question by question: read by the student before it is taken in.

The newest answer stays, as in every merge; where both wrote, both are said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.bpvmap import HANDTEKENING, day_of
from bpv_logic.fields import is_empty
from bpv_logic.forms import FORMS
from bpv_logic.forms.keuzes import ROLLEN
from bpv_logic.merge import merge_maps
from bpv_logic.preview import is_terug
from bpv_logic.shown import name
from bpv_logic.text import choice_label, long_date, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpvmap import Bpvmap, Record
    from bpv_logic.fields import Field

_ROLLEN: Final = {keuze.waarde: keuze.label.lower() for keuze in ROLLEN}


def aanvulling_zinnen(mine: Bpvmap, theirs: Bpvmap) -> tuple[str, ...]:
    """Return a sentence for every answer that school gave and every handtekening it set; none for a whole map."""
    return tuple(_sentences(mine, theirs, merge_maps(mine, theirs))) if is_terug(theirs) else ()


def _sentences(mine: Bpvmap, theirs: Bpvmap, merged: Bpvmap) -> Iterator[str]:
    for record in theirs.present:
        form = FORMS.get(record.soort)
        if form is None:
            continue
        if record.soort == HANDTEKENING:
            yield from _signed(mine, merged, record)
            continue
        for item in form.fields:
            if item.name in record.velden and item.kind != "reference":
                yield from _answer(mine, merged, record, item)


def _answer(mine: Bpvmap, merged: Bpvmap, record: Record, item: Field) -> Iterator[str]:
    before, after = mine.by_id.get(record.id), merged.by_id.get(record.id)
    if after is None:
        return
    own = value_text(merged, item, before.velden.get(item.name)) if before else ""
    theirs = value_text(merged, item, record.velden[item.name])
    if own == theirs:
        return
    about = f"{_title(after)}: {item.label}"
    if not is_empty(own) and after.velden.get(item.name) != record.velden[item.name]:
        yield f"{about} School schreef: “{theirs}” Jouw antwoord is nieuwer en blijft: “{own}”"
    elif own:
        yield f"{about} Jij schreef: “{own}” Dat wordt: “{theirs}”"
    else:
        yield f"{about} “{theirs}”"


def _signed(mine: Bpvmap, merged: Bpvmap, record: Record) -> Iterator[str]:
    if record.id in mine.by_id:
        return
    subject = merged.by_id.get(record.text("betreft"))
    rol = _ROLLEN.get(record.text("rol"), record.text("rol"))
    yield f"{_title(subject) if subject else 'Handtekening'}: getekend door {name(record.text('naam'))} ({rol})."


def _title(record: Record) -> str:
    """Return what people call a record: its form, or the sort of contact, with its day."""
    label = choice_label(record, "soort") if record.soort == "contact" else ""
    day = day_of(record)
    return f"{label or FORMS[record.soort].label}{f' van {long_date(day)}' if day else ''}"
