"""Gegevens, first half: who the student is and which opleiding it is."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import JA_NEE, NAAM
from bpv_logic.questions.conditions import Condition, Keuze
from bpv_logic.questions.fields import Field, Form, Group

#: The choice "mine is not in the list": the student types the opleiding.
EIGEN_OPLEIDING: Final = "eigen"

_EIGEN = (Condition(veld="opleiding", is_=(EIGEN_OPLEIDING,)),)

#: The id of the student in the demo map, which tells everyone that nothing in it is real.
DEMO: Final = "demo"

#: The answers by which people recognise whose map it is.
WIE: Final = (*NAAM, "studentnummer")

STUDENT: Final = Form(
    name="student",
    label="Jij en je opleiding",
    meervoud="gegevens van de student",
    page="gegevens/",
    tab="groen",
    known_by=NAAM,
    single=True,
    in_periode=False,
    groups=(
        Group(
            name="wie",
            title="Wie ben je?",
            fields=(
                Field(
                    name="voornaam",
                    label="Voornaam",
                    required=True,
                    max_length=60,
                    autocomplete="given-name",
                ),
                Field(
                    name="achternaam",
                    label="Achternaam",
                    required=True,
                    max_length=60,
                    autocomplete="family-name",
                ),
                Field(
                    name="studentnummer",
                    label="Studentnummer",
                    hint="Staat op je schoolpas. Je mag dit leeg laten.",
                    max_length=20,
                ),
                Field(
                    name="jonger_dan_18",
                    label="Ben je jonger dan 18?",
                    kind="choice",
                    keuzes=JA_NEE,
                    hint="Dan gelden er andere regels voor je werktijden. Je geboortedatum vragen we niet.",
                ),
                Field(
                    name="achttien_op",
                    label="Vanaf welke dag ben je 18?",
                    kind="date",
                    hint="Zo kijken we elke week na met de regels die toen voor jou golden. "
                    "Je mag dit leeg laten. School ziet deze dag ook, en weet dan wanneer je jarig bent.",
                    when=(Condition(veld="jonger_dan_18", is_=("ja",), of_gevuld="achttien_op"),),
                ),
            ),
        ),
        Group(
            name="opleiding",
            title="Je opleiding",
            fields=(
                Field(
                    name="opleiding",
                    label="Welke opleiding doe je?",
                    kind="opleiding",
                    required=True,
                    hint="Staat jouw opleiding er niet bij? Kies dan “Mijn opleiding staat er niet bij”.",
                ),
                Field(
                    name="opleiding_naam",
                    label="Naam van je opleiding",
                    required=True,
                    when=_EIGEN,
                ),
                Field(
                    name="crebo",
                    label="Crebonummer",
                    hint="Het nummer van je opleiding: vijf cijfers. Vraag het aan school.",
                    max_length=5,
                    inputmode="numeric",
                    when=_EIGEN,
                ),
                Field(
                    name="eigen_werkprocessen",
                    label="Werkprocessen van je opleiding",
                    kind="longtext",
                    hint="Eén per regel. Begin met de code, bijvoorbeeld: B1-K1-W1 Bereidt het werk voor.",
                    max_length=6000,
                    echo=True,
                    when=_EIGEN,
                ),
                Field(
                    name="leerweg",
                    label="Leerweg",
                    kind="choice",
                    required=True,
                    hint="Bol: vooral op school, met stage. Bbl: vooral werken, met een dag school.",
                    keuzes=(
                        Keuze(waarde="bol", label="Bol"),
                        Keuze(waarde="bbl", label="Bbl"),
                    ),
                ),
                Field(
                    name="duur",
                    label="Hoeveel jaar duurt je opleiding?",
                    kind="integer",
                    minimum=1,
                    maximum=4,
                    unit="jaar",
                ),
                Field(
                    name="cohort",
                    label="In welk jaar ben je begonnen?",
                    kind="integer",
                    hint="School noemt dit je cohort.",
                    minimum=2015,
                    maximum=2045,
                    reading="year",
                ),
                Field(
                    name="entree",
                    label="Doe je een entree-opleiding?",
                    kind="choice",
                    keuzes=JA_NEE,
                    hint="Entree is mbo niveau 1.",
                ),
            ),
        ),
        Group(
            name="school",
            title="Je school",
            fields=(
                Field(name="school", label="School", autocomplete="organization"),
                Field(name="leercoach", label="Naam van je leercoach", hint="Je vaste docent op school."),
                Field(
                    name="leercoach_contact",
                    label="Telefoon of e-mail van je leercoach",
                ),
                Field(
                    name="school_telefoon",
                    label="Telefoonnummer van school",
                    kind="phone",
                    hint="Voor ziek melden en vragen.",
                ),
                Field(
                    name="noodcontact",
                    label="Wie bellen we als er iets met je is?",
                    hint="Alleen voor jou: dit gaat nooit mee naar school. Laat het aan je praktijkopleider zien.",
                    private=True,
                ),
                Field(
                    name="noodcontact_telefoon",
                    label="Telefoonnummer van die persoon",
                    kind="phone",
                    private=True,
                ),
            ),
        ),
        Group(
            name="gebruiksaanwijzing",
            title="Mijn gebruiksaanwijzing",
            hint="Alleen voor jou. Laat het zien aan wie je wilt. Naar school gaat het nooit mee.",
            fields=(
                Field(
                    name="lastig",
                    label="Wat is lastig voor mij?",
                    kind="longtext",
                    max_length=500,
                    private=True,
                ),
                Field(
                    name="helpt",
                    label="Wat helpt mij dan?",
                    kind="longtext",
                    max_length=500,
                    private=True,
                ),
                Field(name="helper", label="Wie mag mij helpen?", private=True),
            ),
        ),
    ),
)
