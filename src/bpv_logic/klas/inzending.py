"""What a student handed in, read and judged again, for the school page and the command line.

The verdict in the file is not used: the school trusts only its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import long_date
from bpv_logic.basis.shown import MAX_NAME, file_name, name, one_line
from bpv_logic.file.envelope import read_envelope
from bpv_logic.file.private import VOOR_ZICHZELF, has_private, without_private
from bpv_logic.map.student import sender_of
from bpv_logic.map.terug import is_terug
from bpv_logic.questions.same import letters_of
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.words.last_name import last_name_key

if TYPE_CHECKING:
    import datetime as dt

    from bpv_logic.basis.values import Velden
    from bpv_logic.file.envelope import Envelope
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.verdict.judge import Verdict

#: Before the hash of a file whose owner did not say who it is.
_NIEMAND: Final = "niemand-"


@dataclass(frozen=True, kw_only=True)
class Inzending:
    """One file that was handed in: its name, its contents, and today's verdict.

    What is for the student alone is left out, whatever the file held;
    `met_prive` tells whether the file held any.
    """

    naam: str
    envelope: Envelope
    bpvmap: Bpvmap
    verdict: Verdict
    met_prive: bool = False

    @cached_property
    def van(self) -> str:
        """Whose file it is, "" when it does not say."""
        return one_line(sender_of(self.bpvmap), MAX_NAME)

    @cached_property
    def sorteernaam(self) -> str:
        """What sorts this file in the list of a class: the last name, as a Dutch list does it."""
        student = self.bpvmap.student
        if student is None or self.is_terug:
            return last_name_key(self.van, "")
        return last_name_key(student.text("voornaam"), student.text("achternaam"))

    @cached_property
    def studentnummer(self) -> str:
        """The student's number at school, "" when it is not filled in."""
        student = self.bpvmap.student
        return one_line(student.text("studentnummer"), MAX_NAME) if student else ""

    @cached_property
    def crebo(self) -> str:
        """The number of the opleiding, "" when it is unknown."""
        kwalificatie, student = self.verdict.context.kwalificatie, self.bpvmap.student
        if kwalificatie is not None:
            return kwalificatie.crebo
        return one_line(student.text("crebo"), MAX_NAME) if student else ""

    @cached_property
    def studenten(self) -> tuple[str, ...]:
        """The ids of the student that this file is about; the first is the same whatever was written last.

        A student may have several, when two devices each started with one. The file
        of a begeleider has no student record; its eindbeoordeling names the student.
        """
        own = {record.id for record in self.bpvmap.records if record.soort == "student"}
        meant = own or {item.text("student") for item in self.bpvmap.every("eindbeoordeling")}
        return tuple(sorted(meant - {""}))

    @cached_property
    def sleutel(self) -> str:
        """What tells this file from those of others: the student, or the contents when it does not say whose it is.

        Not the name of the file: that is the same on every phone.
        """
        return self.ids[0]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """By what the files of one student find each other (`grouping`)."""
        return self.studenten or (f"{_NIEMAND}{self.envelope.sha256}",)

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """What a reader must know of the file itself, without anything being wrong with it."""
        # School must not even see that something private was left out.
        private = [VOOR_ZICHZELF] if self.met_prive else []
        if self.is_terug:
            van = name(self.van) if self.van else "de bpv-begeleider"
            return (
                *private,
                f"In dit bestand staat alleen wat {van} toevoegde. Kies ook het bestand van de student.",
            )
        return (*private, _nobody(self)) if not letters_of(self.van) else tuple(private)

    @cached_property
    def is_terug(self) -> bool:
        """Whether a begeleider sent it back: it is about a student, without the student's map."""
        return is_terug(self.bpvmap)

    @property
    def verdict_json(self) -> Velden:
        """The verdict as the pages show it."""
        return verdict_to_json(self.verdict)


def _nobody(item: Inzending) -> str:
    """Ask who it is, and say how to tell this file from another one without a name."""
    day = long_date(dutch_day(item.envelope.exported_at))
    return (
        "In dit bestand staat geen naam. Vraag de student om de naam in te vullen bij Wie en waar, en om een nieuw "
        f"bestand. Dit heet {file_name(item.naam)}, is gemaakt op {day} en heeft code {item.envelope.code}."
    )


def read_inzending(naam: str, content: str | bytes, today: dt.date, now: str = "") -> Inzending:
    """Return a handed-in file, judged on this day; ExportError when it is refused."""
    whole = read_envelope(content, now)
    envelope = without_private(whole)
    bpvmap = envelope.bpvmap
    verdict = judge_map(bpvmap, today)
    return Inzending(naam=naam, envelope=envelope, bpvmap=bpvmap, verdict=verdict, met_prive=has_private(whole))
