"""What a schoolpakket is: everything that a school sets. Knows no file and no student.

`toml` reads one, `bpv_logic.school.active` finds the one in use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.school import norms

if TYPE_CHECKING:
    from bpv_logic.dossiers.shape import Dossier
    from bpv_logic.school.norms import Norm

#: When the praktijkopleider signs the hours: at the end of each blok, or each week.
Tekenritme = Literal["blok", "week"]

#: In what the agreed number of contacts is due: each schooljaar of a bpv longer than a year, or the bpv as a whole.
ContactPer = Literal["schooljaar", "bpv"]

#: The visit that a topic belongs to; the same words as in the contact form.
Bezoek = Literal["eerste", "volgende", "laatste"]

#: Who a topic is for: everybody (empty), entree students, or those who do a beroepsproeve there.
Alleen = Literal["", "entree", "beroepsproeve"]


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody at school to contact (the bpv-gids lists them under the tab Opleidingen)."""

    naam: str
    rol: str
    telefoon: str = ""
    email: str = ""
    bereikbaar: str = ""


@dataclass(frozen=True, kw_only=True)
class Blok:
    """One blok of the school year: `van` and `tot` are ISO dates, both included."""

    naam: str
    van: str
    tot: str


@dataclass(frozen=True, kw_only=True)
class Schaalwaarde:
    """One step of the scale of voortgang: the stored value, its label and what it means to a student."""

    waarde: str
    label: str
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Stap:
    """One step of practising a werkproces by yourself."""

    sleutel: str
    titel: str
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Onderwerp:
    """One topic of a visit: `tekst` to the student, `pagina` it leads to ("uren/"), `bron` the point it covers."""

    sleutel: str
    bezoek: Bezoek
    tekst: str
    alleen: Alleen = ""
    pagina: str = ""
    bron: str = ""


@dataclass(frozen=True, kw_only=True)
class Contactreden:
    """One reason to ask for extra contact: the stored value and its label."""

    waarde: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Werknemersvaardigheid:
    """One thing that a good employee does: what a school rates as werkhouding, for everybody."""

    sleutel: str
    label: str
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Schoolpakket:
    """Everything a school sets.

    `kleur` is "#rrggbb", readable on white. `blokken` are the school's own
    dates; without them, a bpv is divided into `aantal_blokken` equal parts.
    `normen` are the norms with the school's own values, `dossiers` its own
    opleidingen. `systeem` is the name of the school's own system, in which it keeps what was agreed.
    `code` identifies the file, so two people can check that they
    judged with the same one; empty for the defaults.
    """

    naam: str
    kleur: str
    tekenritme: Tekenritme
    aantal_blokken: int
    blokken: tuple[Blok, ...]
    contacten: tuple[Contact, ...]
    schaal: tuple[Schaalwaarde, ...]
    stappen: tuple[Stap, ...]
    onderwerpen: tuple[Onderwerp, ...]
    contactredenen: tuple[Contactreden, ...]
    werknemersvaardigheden: tuple[Werknemersvaardigheid, ...]
    normen: tuple[Norm, ...]
    contact_per: ContactPer = "schooljaar"
    systeem: str = ""
    dossiers: tuple[Dossier, ...] = ()
    code: str = ""

    def find_norm(self, naam: str) -> Norm:
        """Return the norm that applies at this school; NormError when the name is unknown."""
        return next((norm for norm in self.normen if norm.naam == naam), None) or norms.find_norm(naam)

    def norm(self, naam: str, *, on: str) -> int:
        """Return the value of a norm at this school on a day (ISO), in the norm's unit; NormError when unknown."""
        return self.find_norm(naam).on(on).waarde

    def all_norms(self) -> tuple[Norm, ...]:
        """Return every norm as it applies at this school, in the order of the page with rules."""
        return tuple(self.find_norm(norm.naam) for norm in norms.all_norms())

    def onderwerpen_for(self, bezoek: str, *, entree: bool, beroepsproeve: bool) -> tuple[Onderwerp, ...]:
        """Return the topics of a visit ("eerste", "volgende", "laatste") for this student."""
        meant = {"", *(["entree"] if entree else []), *(["beroepsproeve"] if beroepsproeve else [])}
        return tuple(item for item in self.onderwerpen if item.bezoek == bezoek and item.alleen in meant)


#: Without any settings; the defaults are read over it.
EMPTY: Final = Schoolpakket(
    naam="",
    kleur="",
    tekenritme="blok",
    aantal_blokken=1,
    blokken=(),
    contacten=(),
    schaal=(),
    stappen=(),
    onderwerpen=(),
    contactredenen=(),
    werknemersvaardigheden=(),
    normen=(),
)
