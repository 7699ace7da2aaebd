"""One talk: who was there, what was discussed and agreed, and how a request was answered."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import add_school_days, join_words, parse_date, say_date, weeks
from bpv_logic.bpv.periode_view import DRIEHOEK, is_driehoek
from bpv_logic.forms.contact import BEZOEK, EXTRA
from bpv_logic.map.record import Record
from bpv_logic.map.student import is_entree
from bpv_logic.rules.rule import Place, Rule, Stap, at, in_periode, per_periode
from bpv_logic.rules.sources import gids
from bpv_logic.rules.velden import with_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.rules.rule import Context
    from bpv_logic.school.active import Onderwerp

_CONTACT: Final = gids("Contact en bedrijfsbezoek: drie contactmomenten, waarvan één op locatie")

_ROLNAAM: Final = {
    "student": "jij",
    "praktijkopleider": "je praktijkopleider",
    "begeleider": "je bpv-begeleider",
}


def _not_all_three(periode: PeriodeView, _: Context) -> Iterator[Place]:
    for item in periode.bezoeken:
        missing = sorted(DRIEHOEK - {*item.items("aanwezig")})
        if not is_driehoek(item):
            yield at(item, "aanwezig", wie=join_words([_ROLNAAM[rol] for rol in missing]))


def _not_in_magister(periode: PeriodeView, context: Context) -> Iterator[Place]:
    wait = dt.timedelta(days=context.norm("bezoekverslag_dagen"))
    for item in periode.bezoeken:
        day = parse_date(item.text("datum"))
        if item.text("magister") != "ja" and day and context.today - day > wait:
            yield at(item, "magister", dag=say_date(day, context.today), systeem=context.schoolpakket.systeem)


def answer_due(contact: Record, context: Context) -> dt.date | None:
    """Return the day before which a request should be answered: as requested, or by the norm."""
    asked = parse_date(contact.text("gevraagd_op"))
    wanted = parse_date(contact.text("antwoord_voor"))
    if wanted or asked is None:
        return wanted
    return add_school_days(asked, context.norm("contact_antwoord_schooldagen"))


def _no_answer(periode: PeriodeView, context: Context) -> Iterator[Place]:
    for item in periode.of("contact"):
        due = answer_due(item, context) if item.text("soort") == EXTRA else None
        if due and due < context.today and not item.is_filled("beantwoord_op"):
            yield at(item, "beantwoord_op", dag=say_date(due, context.today))


def topics_of(contact: Record, periode: PeriodeView, context: Context) -> tuple[Onderwerp, ...]:
    """Return what this student should discuss at a visit."""
    return context.schoolpakket.onderwerpen_for(
        contact.text("bezoek"),
        entree=is_entree(periode.bpvmap.student),
        beroepsproeve=periode.record.text("beroepsproeve") == "ja",
    )


def _topics_left(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Look only at the newest visit: what was left over earlier is discussed there."""
    for item in periode.bezoeken[-1:]:
        topics = topics_of(item, periode, context)
        left = [topic for topic in topics if topic.sleutel not in item.items("besproken")]
        if left:
            yield at(item, "besproken", aantal=str(len(left)), totaal=str(len(topics)))


def _last_visit_elsewhere(periode: PeriodeView, _: Context) -> Iterator[Place]:
    for item in periode.gesprekken:
        is_last = item.text("soort") == BEZOEK and item.text("bezoek") == "laatste"
        if is_last and periode.record.text("laatste") == "nee":
            yield at(item, "bezoek")


def _no_final_talk(periode: PeriodeView, context: Context) -> Iterator[Place]:
    near = periode.eind is not None and periode.eind - context.today <= weeks(context.norm("werkproces_krap_weken"))
    talks = (*periode.bezoeken, *periode.gepland)
    if periode.is_laatste and near and not any(item.text("bezoek") == "laatste" for item in talks):
        yield in_periode(periode)


RULES: Final = (
    Rule(
        code="contact.niet-met-drie",
        title="Bij een bezoek zijn jullie met zijn drieën",
        zin=(
            "Bij dit bezoek was niet iedereen. Niet erbij: {wie}. Daardoor telt het niet mee als contact. "
            "Spreek een nieuw gesprek af."
        ),
        waarom="Een contact telt als school, jij en je leerbedrijf erbij zijn.",
        stap=Stap(49, "Niet iedereen was erbij", "Bekijken", "begeleider"),
        reference=_CONTACT,
        toon="bespreek",
        where=per_periode(_not_all_three),
    ),
    Rule(
        code="contact.zonder-afspraken",
        title="Van elk gesprek staan de afspraken in de map",
        zin="Schrijf op wat jullie in dit gesprek afspraken.",
        waarom="Afspraken die nergens staan, vergeet iedereen.",
        stap=Stap(51, "Afspraken van een gesprek", "Invullen"),
        reference=gids("Gespreksonderwerpen bij volgende bezoeken: afspraken over de begeleiding"),
        toon="nog_doen",
        where=with_fault("contact.zonder-afspraken"),
    ),
    Rule(
        code="contact.onderwerpen-over",
        title="Bij een bezoek komen alle punten aan de orde",
        zin=(
            "Nog niet besproken bij dit bezoek: {aantal} van de {totaal} punten. Neem ze mee naar het volgende gesprek."
        ),
        waarom="Bij elk bezoek horen vaste punten, zodat niemand iets vergeet.",
        stap=Stap(74, "Wat nog niet besproken is", "Bekijken"),
        reference=gids("Gespreksonderwerpen bij het eerste bedrijfsbezoek en bij volgende bezoeken"),
        toon="nog_doen",
        where=per_periode(_topics_left),
    ),
    Rule(
        code="contact.niet-in-magister",
        title="Na een bezoek staan de afspraken in het systeem van school",
        zin="Het bezoek was op {dag}. Vraag je bpv-begeleider of de afspraken in {systeem} staan.",
        waarom="Je bpv-begeleider zet de afspraken van elk bezoek in het systeem van school.",
        stap=Stap(76, "Staat het in het systeem van school?", "Vragen", "begeleider"),
        reference=gids("Gespreksonderwerpen bij volgende bezoeken: registreren in Magister/logboek bpv"),
        toon="nog_doen",
        where=per_periode(_not_in_magister),
    ),
    Rule(
        code="contact.zonder-reden",
        title="Bij een vraag om extra contact staat waarom",
        zin="Kies waarom je extra contact vraagt.",
        waarom="Wie de reden weet, kan je sneller helpen.",
        stap=Stap(39, "Waarom vraag je contact?", "Invullen"),
        reference=gids("Telefonisch contact: redenen voor extra contact"),
        toon="nog_doen",
        where=with_fault("contact.zonder-reden"),
    ),
    Rule(
        code="contact.geen-antwoord",
        title="Op een vraag om extra contact komt op tijd antwoord",
        zin="Er is nog geen antwoord op je vraag om extra contact. Het had er moeten zijn op {dag}. Bel school.",
        waarom="Als er iets is, moet er snel iemand reageren.",
        stap=Stap(25, "Nog geen antwoord van school", "Bekijken", "begeleider"),
        reference=gids("Telefonisch contact: op tijd reageren"),
        toon="bespreek",
        where=per_periode(_no_answer),
    ),
    Rule(
        code="contact.laatste-bezoek-te-vroeg",
        title="Het laatste bezoek is in je laatste bpv",
        zin="Dit is niet je laatste bpv. Kies bij dit bezoek: een volgend bezoek. Of pas je bpv aan.",
        waarom="Het eindgesprek is er één keer: in de laatste bpv van je opleiding.",
        stap=Stap(31, "Welk bezoek is het?", "Nakijken"),
        reference=gids("Het laatste bpv-bezoek in je opleiding"),
        toon="klopt_niet",
        where=per_periode(_last_visit_elsewhere),
    ),
    Rule(
        code="contact.eindgesprek-ontbreekt",
        title="In je laatste bpv is er een eindgesprek",
        zin="Je laatste bpv is bijna klaar. Spreek met je bpv-begeleider een dag af voor het eindgesprek.",
        waarom="In het eindgesprek vullen jullie de laatste beoordeling in.",
        stap=Stap(41, "Eindgesprek afspreken", "Afspreken", "begeleider", "bezoek/"),
        reference=gids("Het laatste bpv-bezoek in je opleiding"),
        toon="nog_doen",
        soort="contact",
        where=per_periode(_no_final_talk),
    ),
)
