"""Contact: enough talks between school, student and leerbedrijf, spread over the bpv."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAYS_A_WEEK, parse_date, say_date, weeks
from bpv_logic.bpv.schooljaren import contacten_nu, contacttellingen_of
from bpv_logic.forms.contact import TELEFONISCH
from bpv_logic.questions.findings import Reference
from bpv_logic.rules.rule import Place, Rule, Stap, at, in_periode, per_ended, per_periode, per_running
from bpv_logic.rules.sources import gids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.bpv.schooljaren import Contacttelling
    from bpv_logic.rules.rule import Context

_CONTACT: Final = gids("Contact en bedrijfsbezoek: drie contactmomenten, waarvan één op locatie")
_TELEFOON: Final = gids("Telefonisch contact")
_STAGEPACT: Final = Reference(
    document="Stagepact MBO 2023-2027",
    place="stagebegeleiding; ook: bpv-gids, Contact en bedrijfsbezoek",
    date="februari 2023",
    url="https://www.rijksoverheid.nl/onderwerpen/middelbaar-beroepsonderwijs/stagepact-mbo",
)


def _too_few(periode: PeriodeView, _: Context) -> Iterator[Place]:
    for count in contacttellingen_of(periode):
        if len(count.gehouden) < count.nodig:
            yield in_periode(periode, minimum=str(count.nodig), **_held(count))


def _too_few_last_year(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Of a long bpv that runs look at the schooljaar that just ended: the end tells the others again."""
    ended = [count for count in contacttellingen_of(periode) if count.deel and count.deel.tot < context.today]
    for count in ended[-1:]:
        if len(count.gehouden) < count.nodig:
            yield in_periode(periode, minimum=str(count.nodig), **_held(count))


def _held(count: Contacttelling) -> dict[str, str]:
    held = len(count.gehouden)
    year = f"in schooljaar {count.schooljaar}" if count.schooljaar else ""
    return {"aantal": f"{held} keer" if held else "nog geen", "jaar": year}


def _behind(periode: PeriodeView, context: Context) -> Iterator[Place]:
    count = contacten_nu(periode)
    due = count.due(context.today)
    if len(count.gehouden) + len(count.gepland) < due:
        yield in_periode(periode, nodig=str(due), **_held(count))


def _no_first(periode: PeriodeView, context: Context) -> Iterator[Place]:
    wait = weeks(context.norm("eerste_contact_weken"))
    late = periode.begin is not None and context.today > periode.begin + wait
    if late and not periode.contacten and not periode.gepland and contacten_nu(periode).due(context.today) == 0:
        yield in_periode(periode, aantal=str(wait.days // DAYS_A_WEEK))


def _none_on_location(periode: PeriodeView, _: Context) -> Iterator[Place]:
    for count in contacttellingen_of(periode):
        if len(count.op_locatie) < count.nodig_op_locatie:
            yield in_periode(periode, jaar=_held(count)["jaar"])


def _location_not_planned(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """From the last third on, a visit at work must have been held or agreed."""
    count = contacten_nu(periode)
    planned = sum(item.text("plaats") == "locatie" for item in count.gepland)
    if count.is_late(context.today) and len(count.op_locatie) + planned < count.nodig_op_locatie:
        yield in_periode(periode)


def _long_silence(periode: PeriodeView, context: Context) -> Iterator[Place]:
    silence = context.norm("contact_stilte_weken")
    days = [day for item in periode.gehouden if (day := parse_date(item.text("datum")))]
    last = max(days, default=periode.begin)
    if days and last and not periode.gepland and context.today - last > weeks(silence):
        yield in_periode(
            periode, dag=say_date(last, context.today), aantal=str((context.today - last).days // DAYS_A_WEEK)
        )


def _held_in_future(periode: PeriodeView, context: Context) -> Iterator[Place]:
    for item in periode.gesprekken:
        day = parse_date(item.text("datum"))
        if item.text("stand") == "gehouden" and day and day > context.today:
            yield at(item, "stand", dag=say_date(day, context.today))


def _plan_passed(periode: PeriodeView, context: Context) -> Iterator[Place]:
    for item in periode.gesprekken:
        day = parse_date(item.text("datum"))
        if item.text("stand") == "gepland" and day and day < context.today:
            yield at(item, "stand", dag=say_date(day, context.today))


def _next_date_passed(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Look only at the newest held contact: it replaces earlier agreements."""
    for item in periode.gehouden[-1:]:
        agreed = parse_date(item.text("volgende_datum"))
        known = any(other.text("datum") > item.text("datum") for other in periode.gesprekken)
        if agreed and agreed < context.today and not known:
            yield at(item, "volgende_datum", dag=say_date(agreed, context.today))


def _no_telephone(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """From the last third on, there should have been a call between the visits."""
    count = contacten_nu(periode)
    called = any(item.text("soort") == TELEFONISCH for item in (*count.gesprekken, *count.gepland))
    if count.is_late(context.today) and count.nodig and not called:
        yield in_periode(periode)


RULES: Final = (
    Rule(
        code="contact.te-weinig",
        title="In elke bpv is er drie keer contact met school",
        zin=(
            "Er is {jaar} {aantal} contact geweest met school, jou en je leerbedrijf. "
            "Dat hoort minstens {minimum} keer. "
            "Zeg dit tegen je bpv-begeleider of je leercoach."
        ),
        waarom="School, jij en je leerbedrijf spreken elkaar minstens drie keer. School zorgt daarvoor.",
        stap=Stap(45, "Te weinig contact met school", "Vraag contact", "begeleider", "contact/"),
        reference=_STAGEPACT,
        toon="bespreek",
        uitkomst="voldoet_niet",
        soort="contact",
        where=per_ended(_too_few),
    ),
    Rule(
        code="contact.te-weinig-vorig-jaar",
        title="In een lange bpv is er elk schooljaar genoeg contact met school",
        zin=(
            "Er was {jaar} {aantal} contact met school, jou en je leerbedrijf. Dat hoort minstens {minimum} keer. "
            "Vraag je bpv-begeleider hoe het dit jaar gaat."
        ),
        waarom="Een lange bpv telt per schooljaar: ook in een later jaar spreken jullie elkaar.",
        stap=Stap(46, "Te weinig contact vorig schooljaar", "Vraag contact", "begeleider", "contact/"),
        reference=_STAGEPACT,
        toon="bespreek",
        soort="contact",
        where=per_running(_too_few_last_year),
    ),
    Rule(
        code="contact.achter-op-schema",
        title="De contacten zijn verdeeld over je bpv",
        zin=(
            "Er is {jaar} {aantal} contact geweest met school. "
            "Nu hoort dat {nodig} keer te zijn. Vraag je bpv-begeleider om een afspraak."
        ),
        waarom="Drie gesprekken in de laatste week helpen je niet meer.",
        stap=Stap(43, "Contact met school", "Vraag contact", "begeleider", "contact/"),
        reference=_CONTACT,
        toon="bespreek",
        soort="contact",
        where=per_running(_behind),
    ),
    Rule(
        code="contact.eerste-te-laat",
        title="Aan het begin van je bpv is er contact met school",
        zin="Je bent langer dan {aantal} weken bezig. Er is nog geen bezoek afgesproken. Vraag je bpv-begeleider erom.",
        waarom="Het eerste bezoek is er om kennis te maken en afspraken te maken.",
        stap=Stap(42, "Eerste bezoek afspreken", "Vraag contact", "begeleider", "contact/"),
        reference=gids("Gespreksonderwerpen bij het eerste bedrijfsbezoek: aan het begin van je bpv"),
        toon="bespreek",
        soort="contact",
        where=per_running(_no_first),
    ),
    Rule(
        code="contact.geen-bezoek-op-locatie",
        title="Je bpv-begeleider is op je werk geweest",
        zin="Je bpv-begeleider is {jaar} niet op je werk geweest. Dat hoort minstens één keer. Zeg dit tegen school.",
        waarom="Minstens één contact is op de plek waar je werkt.",
        stap=Stap(45, "Geen bezoek op je werk", "Vraag contact", "begeleider", "contact/"),
        reference=_STAGEPACT,
        toon="bespreek",
        uitkomst="voldoet_niet",
        soort="contact",
        where=per_ended(_none_on_location),
    ),
    Rule(
        code="contact.bezoek-op-locatie-plannen",
        title="Het bezoek op je werk is op tijd afgesproken",
        zin="Je bpv-begeleider is nog niet op je werk geweest. Vraag wanneer het bezoek komt.",
        waarom="Minstens één contact is op de plek waar je werkt.",
        stap=Stap(44, "Bezoek op je werk afspreken", "Afspreken", "begeleider", "bezoek/"),
        reference=_CONTACT,
        toon="bespreek",
        soort="contact",
        where=per_running(_location_not_planned),
    ),
    Rule(
        code="contact.lang-stil",
        title="Het is niet te lang stil tussen jou en school",
        zin="Het laatste contact met school was {dag}. Dat is {aantal} weken geleden. Maak samen een nieuwe afspraak.",
        waarom="Je bpv-begeleider volgt hoe het met je gaat.",
        stap=Stap(47, "Lang geen contact met school", "Vraag contact", "begeleider", "contact/"),
        reference=gids("inleiding: je bpv-begeleider volgt jouw voortgang"),
        toon="bespreek",
        soort="contact",
        where=per_running(_long_silence),
    ),
    Rule(
        code="contact.geen-telefoon",
        title="Tussen de bezoeken belt school met je praktijkopleider",
        zin=(
            "Er staat nog geen telefoongesprek in je map. School hoort tussendoor te bellen. "
            "Vraag je praktijkopleider of dat al gebeurd is."
        ),
        waarom="Zo weet je bpv-begeleider ook tussendoor hoe het gaat.",
        stap=Stap(80, "Telefoon van school", "Invullen", "begeleider", "contact/"),
        reference=_TELEFOON,
        toon="bespreek",
        soort="contact",
        where=per_running(_no_telephone),
    ),
    Rule(
        code="contact.gehouden-in-toekomst",
        title="Een gesprek dat geweest is, ligt niet in de toekomst",
        zin="Dit gesprek is op {dag}. Dat moet nog komen. Kijk de datum na.",
        waarom="Een gesprek telt mee als het er is geweest.",
        stap=Stap(31, "Een gesprek dat nog komt", "Nakijken"),
        reference=_CONTACT,
        toon="klopt_niet",
        where=per_periode(_held_in_future),
    ),
    Rule(
        code="contact.afspraak-voorbij",
        title="Van elk afgesproken gesprek is bekend of het er was",
        zin="Dit gesprek was afgesproken voor {dag}. Vul in of het is geweest.",
        waarom="Alleen een gesprek dat er was, telt mee.",
        stap=Stap(37, "Is het gesprek geweest?", "Invullen"),
        reference=_CONTACT,
        toon="nog_doen",
        where=per_periode(_plan_passed),
    ),
    Rule(
        code="contact.volgende-datum-voorbij",
        title="Het volgende contact was er op de afgesproken dag",
        zin="Het volgende contact zou {dag} zijn. Er staat niets in je map. Vul het in, of spreek een nieuwe dag af.",
        waarom="Een afspraak die voorbij is, moet een nieuwe dag krijgen.",
        stap=Stap(48, "Het volgende contact", "Invullen", "begeleider"),
        reference=_CONTACT,
        toon="nog_doen",
        where=per_periode(_next_date_passed),
    ),
)
