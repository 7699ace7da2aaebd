"""Contact between school, student and leerbedrijf: visits, telephone calls, and asking for more."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import JA_NEE, ROLLEN
from bpv_logic.forms.woorden import named_after, onderwerpen_of, redenen_of
from bpv_logic.questions.conditions import Condition, Keuze
from bpv_logic.questions.fields import Field, Form, Group
from bpv_logic.school.active import built_in

BEZOEK: Final = "bezoek"
TELEFONISCH: Final = "telefonisch"
EXTRA: Final = "extra"

_BEZOEK = (Condition(veld="soort", is_=(BEZOEK,)),)
_TELEFONISCH = (Condition(veld="soort", is_=(TELEFONISCH,)),)
_GESPREK = (Condition(veld="soort", is_=(BEZOEK, TELEFONISCH)),)
_EXTRA = (Condition(veld="soort", is_=(EXTRA,)),)
_GEHOUDEN = (Condition(veld="stand", is_=("gehouden",)),)

_REDENEN: Final = redenen_of(built_in().contactredenen)
_ONDERWERPEN: Final = onderwerpen_of(built_in().onderwerpen)
_IN_SYSTEEM, _WIE_ZET = named_after(built_in().systeem, "contact.magister")
_GEZET_OP, _ = named_after(built_in().systeem, "contact.magister_datum")

CONTACT: Final = Form(
    name="contact",
    label="Contact",
    meervoud="contacten",
    page="contact/",
    tab="pruim",
    day=("datum", "gevraagd_op"),
    known_by=("datum", "soort", "bezoek"),
    aanvullen=(
        "stand",
        "aanwezig",
        "afspraken",
        "volgende_datum",
        "magister",
        "magister_datum",
        "beantwoord_op",
        "antwoord",
    ),
    groups=(
        Group(
            name="soort",
            title="Wat voor contact?",
            fields=(
                Field(
                    name="soort",
                    label="Wat voor contact is het?",
                    kind="choice",
                    required=True,
                    keuzes=(
                        Keuze(waarde=BEZOEK, label="Bezoek", uitleg="Jullie praten met zijn drieën."),
                        Keuze(
                            waarde=TELEFONISCH,
                            label="Telefoon",
                            uitleg="School belt met je praktijkopleider of met jou.",
                        ),
                        Keuze(
                            waarde=EXTRA,
                            label="Extra contact vragen",
                            uitleg="Er is iets. Je wilt school spreken.",
                        ),
                    ),
                ),
            ),
        ),
        Group(
            name="bezoek",
            title="Het bezoek",
            when=_BEZOEK,
            fields=(
                Field(
                    name="bezoek",
                    label="Welk bezoek is het?",
                    kind="choice",
                    required=True,
                    when=_BEZOEK,
                    keuzes=(
                        Keuze(waarde="eerste", label="Het eerste"),
                        Keuze(waarde="volgende", label="Een volgend bezoek"),
                        Keuze(
                            waarde="laatste",
                            label="Het laatste van je opleiding",
                            uitleg="Het eindgesprek. Dit is nog niet de eindbeoordeling.",
                        ),
                    ),
                ),
                Field(
                    name="plaats",
                    label="Waar is het bezoek?",
                    kind="choice",
                    required=True,
                    when=_BEZOEK,
                    keuzes=(
                        Keuze(waarde="locatie", label="Op je werk"),
                        Keuze(waarde="online", label="Online"),
                        Keuze(waarde="telefoon", label="Met de telefoon"),
                    ),
                ),
            ),
        ),
        Group(
            name="wanneer",
            title="Wanneer en wie",
            when=_GESPREK,
            fields=(
                Field(
                    name="datum",
                    label="Datum",
                    kind="date",
                    required=True,
                    prefill="today",
                    when=_GESPREK,
                ),
                Field(name="tijd", label="Hoe laat?", kind="time", when=_GESPREK),
                Field(
                    name="stand",
                    label="Is het al geweest?",
                    kind="choice",
                    required=True,
                    when=_GESPREK,
                    keuzes=(
                        Keuze(waarde="gepland", label="Nee, het is afgesproken"),
                        Keuze(waarde="gehouden", label="Ja, het is geweest"),
                        Keuze(waarde="vervallen", label="Het ging niet door"),
                    ),
                ),
                Field(
                    name="aanwezig",
                    label="Wie waren erbij?",
                    kind="choices",
                    keuzes=ROLLEN,
                    required=True,
                    when=_GESPREK + _GEHOUDEN,
                ),
            ),
        ),
        Group(
            name="gesprek",
            title="Het gesprek",
            when=_GESPREK,
            fields=(
                Field(
                    name="teruggekeken",
                    label="Wat is er gekomen van de vorige afspraken?",
                    kind="longtext",
                    when=_BEZOEK,
                ),
                Field(
                    name="besproken",
                    label="Waar hebben jullie over gepraat?",
                    kind="punten",
                    hint="Tik aan wat besproken is.",
                    keuzes=_ONDERWERPEN,
                    when=_BEZOEK,
                ),
                Field(
                    name="onderwerp",
                    label="Waar ging het over?",
                    kind="longtext",
                    max_length=1000,
                    when=_TELEFONISCH,
                ),
                Field(
                    name="afspraken",
                    label="Wat spreken jullie af?",
                    kind="longtext",
                    required=True,
                    when=_GESPREK + _GEHOUDEN,
                ),
            ),
        ),
        Group(
            name="daarna",
            title="Daarna",
            when=_GESPREK,
            fields=(
                Field(
                    name="volgende_datum",
                    label="Wanneer is het volgende contact?",
                    kind="date",
                    when=_GESPREK,
                ),
                Field(
                    name="magister",
                    label=_IN_SYSTEEM,
                    kind="choice",
                    keuzes=JA_NEE,
                    hint=_WIE_ZET,
                    when=_GESPREK,
                ),
                Field(
                    name="magister_datum",
                    label=_GEZET_OP,
                    kind="date",
                    when=(*_GESPREK, Condition(veld="magister", is_=("ja",))),
                ),
            ),
        ),
        Group(
            name="extra",
            title="Extra contact vragen",
            hint="Jij mag dit altijd vragen. Je praktijkopleider ook. Praat er eerst samen over.",
            when=_EXTRA,
            fields=(
                Field(
                    name="gevraagd_door",
                    label="Wie vraagt het?",
                    kind="choice",
                    required=True,
                    prefill="=student",
                    when=_EXTRA,
                    keuzes=(
                        Keuze(waarde="student", label="Ik"),
                        Keuze(waarde="praktijkopleider", label="Mijn praktijkopleider"),
                    ),
                ),
                Field(
                    name="gevraagd_op",
                    label="Gevraagd op",
                    kind="date",
                    required=True,
                    prefill="today",
                    when=_EXTRA,
                ),
                Field(
                    name="redenen",
                    label="Waarom?",
                    kind="choices",
                    required=True,
                    hint="Ben je ziek? Schrijf niet op wat je hebt.",
                    when=_EXTRA,
                    keuzes=_REDENEN,
                ),
                Field(
                    name="uitleg",
                    label="Vertel kort wat er is",
                    kind="longtext",
                    max_length=1000,
                    when=_EXTRA,
                ),
                Field(
                    name="antwoord_voor",
                    label="Wanneer wil je antwoord?",
                    kind="date",
                    after="gevraagd_op",
                    when=_EXTRA,
                ),
                Field(
                    name="beantwoord_op",
                    label="Wanneer kwam er antwoord?",
                    kind="date",
                    after="gevraagd_op",
                    hint="Laat leeg zolang er geen antwoord is.",
                    when=_EXTRA,
                ),
                Field(
                    name="antwoord",
                    label="Wat is het antwoord?",
                    kind="longtext",
                    max_length=1000,
                    when=_EXTRA,
                ),
            ),
        ),
    ),
)
