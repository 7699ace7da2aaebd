"""What a begeleider sends back, question by question: the student reads it before importing it.

The newest answer wins, as in every merge; where both wrote, both are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.shown import name
from bpv_logic.basis.values import is_empty
from bpv_logic.forms import FORMS
from bpv_logic.forms.keuzes import ROLLEN
from bpv_logic.map.bpvmap import HANDTEKENING
from bpv_logic.map.merge import merge_maps
from bpv_logic.map.terug import from_school, is_for_school, is_terug
from bpv_logic.words.record import record_title, said, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.map.bpvmap import Bpvmap, Record
    from bpv_logic.questions.fields import Field

_ROLLEN: Final = {keuze.waarde: keuze.label.lower() for keuze in ROLLEN}


def aanvulling_zinnen(mine: Bpvmap, theirs: Bpvmap) -> tuple[str, ...]:
    """Return a sentence for each answer and handtekening by school; none for a whole map."""
    if not is_terug(theirs):
        return ()
    return tuple(_sentences(mine, theirs, merge_maps(mine, from_school(mine, theirs))))


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
    about = f"{record_title(after)}: {item.label}"
    if before and not is_for_school(record, item.name):
        yield f"{about} School schreef: “{theirs}” Alleen jij mag dit veranderen. Bij jou blijft: “{own}”"
    elif not is_empty(own) and after.velden.get(item.name) != record.velden[item.name]:
        yield f"{about} School schreef: “{theirs}” Jouw antwoord is nieuwer en blijft: “{own}”"
    elif own and not theirs:
        yield f"{about} Jij schreef: “{own}” Dat wordt leeg."
    elif own:
        yield f"{about} Jij schreef: “{own}” Dat wordt: “{theirs}”"
    else:
        yield f"{about} “{theirs}”"


def _signed(mine: Bpvmap, merged: Bpvmap, record: Record) -> Iterator[str]:
    if record.id in mine.by_id:
        return
    subject = merged.by_id.get(record.text("betreft"))
    rol = _ROLLEN.get(record.text("rol"), record.text("rol"))
    what = f"{said(record).lower()} {name(record.text('naam'))}"
    yield f"{record_title(subject) if subject else 'Handtekening'}: {what} ({rol})."
