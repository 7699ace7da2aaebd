"""A handtekening: a separate record that is only added, never edited (docs/besluiten)."""

from __future__ import annotations

from typing import Final

from bpv_logic.forms.keuzes import ROLLEN
from bpv_logic.questions.conditions import Keuze
from bpv_logic.questions.fields import Field, Form, Group

#: The longest drawing and sealed copy that a file may hold: a year of days stays far below it.
TEKENING_LENGTH: Final = 20_000
ZEGEL_LENGTH: Final = 400_000
#: The longest answer of a signer: a number for each day of a year, and why.
ANTWOORD_LENGTH: Final = 20_000
#: What such an answer says, and the longest reason (docs/besluiten/0070).
ANDERS: Final = "anders"
NIET: Final = "niet"
REDEN_LENGTH: Final = 500

#: The longest public key and proof; a phone writes 128 and 86 characters (docs/besluiten/0076).
SLEUTEL_LENGTH: Final = 300
BEWIJS_LENGTH: Final = 100
#: Whose phone it was, as the app says.
TEKENAAR: Final = "tekenaar"

#: The picture of a drawing, in the units in which it is stored.
TEKENING_WIDTH: Final = 600
TEKENING_HEIGHT: Final = 200
#: Less line than this, or all of it in a smaller square, is a tap or a scratch: on a phone about 5 and 2 millimetres.
LEAST_LENGTH: Final = 60
LEAST_EXTENT: Final = 20

HANDTEKENING: Final = Form(
    name="handtekening",
    label="Handtekening",
    meervoud="handtekeningen",
    page="map/",
    tab="groen",
    day=("moment",),
    by_hand=False,
    groups=(
        Group(
            name="handtekening",
            title="Handtekening",
            fields=(
                Field(name="betreft", label="Betreft", kind="reference", required=True),
                Field(name="rol", label="Rol", kind="choice", keuzes=ROLLEN, required=True),
                Field(name="naam", label="Naam", required=True),
                Field(name="moment", label="Moment", max_length=30, required=True),
                Field(
                    name="wijze",
                    label="Hoe",
                    kind="choice",
                    required=True,
                    keuzes=(
                        Keuze(waarde="getekend", label="Getekend"),
                        Keuze(waarde="getypt", label="Naam getypt"),
                    ),
                ),
                Field(name="tekening", label="Tekening", max_length=TEKENING_LENGTH),
                Field(name="verzegeld", label="Kopie", max_length=ZEGEL_LENGTH, required=True),
                Field(name="antwoord", label="Antwoord", max_length=ANTWOORD_LENGTH),
                Field(name="sha256", label="Zegel", max_length=64, required=True),
                Field(name="vorige", label="Vorige schakel", max_length=64),
                Field(name="schakel", label="Schakel", max_length=64, required=True),
                Field(name="sleutel", label="Sleutel van de telefoon", max_length=SLEUTEL_LENGTH),
                Field(name="bewijs", label="Bewijs van de sleutel", max_length=BEWIJS_LENGTH),
                Field(
                    name="toestel",
                    label="Telefoon",
                    kind="choice",
                    keuzes=(
                        Keuze(waarde="student", label="Van de student"),
                        Keuze(waarde=TEKENAAR, label="Van wie tekende"),
                    ),
                ),
            ),
        ),
    ),
)
