"""Handtekeningen in words: who signed when, and what was changed since, with both values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import count, full_date, parse_date, say_date, say_duration, say_short
from bpv_logic.basis.shown import MAX_NAME, lines, name, one_line
from bpv_logic.bpv.uren.antwoord import antwoord_of
from bpv_logic.forms import FORMS, form_in_use
from bpv_logic.words.record import GONE, role, value_text
from bpv_logic.words.waar import say_where

if TYPE_CHECKING:
    import datetime as dt

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.uren.antwoord import Antwoord
    from bpv_logic.map.seal import Verschil, Zegeloordeel


#: Which bpv a record belongs to: no question, but it is signed with the others.
_PERIODE: Final = "periode"


def zegel_to_json(zegel: Zegeloordeel, view: MapView) -> Velden:
    """Return one handtekening as the pages show it."""
    handtekening, antwoord = zegel.handtekening, antwoord_of(zegel.handtekening)
    return {
        "id": handtekening.id,
        "betreft": handtekening.text("betreft"),
        "rol": handtekening.text("rol"),
        "rol_tekst": role(handtekening),
        "naam": one_line(handtekening.text("naam"), MAX_NAME),
        "moment_tekst": _moment(zegel, view.today),
        "antwoord": antwoord.soort if antwoord else "",
        "gezegd": _said(zegel, view.uren_van(handtekening.text("betreft"))),
        "stand": "schakel_mist" if zegel.mist_vorige else zegel.staat,
        "code": zegel.code,
        "waar": say_where(zegel),
        "zin": _state_sentence(zegel),
        "verschillen": [_difference(verschil, view) for verschil in zegel.verschillen],
    }


def say_zegel(zegel: Zegeloordeel, uren: str = "") -> str:
    """Return one handtekening in a sentence for paper that is kept: with the year and the check code.

    `uren` are those of the signed form with both numbers, "32 van de 36 uur".
    """
    day = parse_date(dutch_day(zegel.handtekening.text("moment")))
    sentence = _sentence(zegel, full_date(day) if day else "", uren).removesuffix(".")
    waar = say_where(zegel)
    return f"{sentence}, {waar}, code {zegel.code}" if waar else f"{sentence}, code {zegel.code}"


def say_reden(zegel: Zegeloordeel) -> str:
    """Return why somebody did not simply agree, to put after a sentence: ": “…”"; "" without a reason."""
    antwoord = antwoord_of(zegel.handtekening)
    reden = one_line(antwoord.reden).rstrip(".") if antwoord else ""
    return f": “{reden}”" if reden else ""


def _said(zegel: Zegeloordeel, uren: str) -> str:
    """Return the answer itself, with its reason; "" for a plain "akkoord"."""
    antwoord = antwoord_of(zegel.handtekening)
    return f"{_answer_words(antwoord, uren)}{say_reden(zegel)}" if antwoord else ""


def _answer_words(antwoord: Antwoord, uren: str) -> str:
    if antwoord.soort == "niet":
        return "Ingetrokken" if antwoord.ingetrokken else "Niet akkoord"
    if antwoord.soort == "onleesbaar":
        return "Een antwoord dat deze versie niet kan lezen"
    if uren:
        return f"Akkoord met {uren}"
    if antwoord.uren is not None:
        return f"Akkoord met {say_duration(antwoord.uren)}"
    return f"Akkoord met minder uren op {count(len(antwoord.dagen), 'dag', 'dagen')}"


def _moment(zegel: Zegeloordeel, today: dt.date) -> str:
    day = parse_date(dutch_day(zegel.handtekening.text("moment")))
    return say_date(day, today) if day else ""


def _sentence(zegel: Zegeloordeel, moment: str, uren: str) -> str:
    naam = name(zegel.handtekening.text("naam"))
    if zegel.staat == "beschadigd":
        return f"De handtekening van {naam} is niet meer heel."
    when = f" op {moment}" if moment else ""
    antwoord = antwoord_of(zegel.handtekening)
    if zegel.staat == "gewijzigd":
        what = "niet akkoord was" if antwoord and not antwoord.is_akkoord else "tekende"
        return f"Gewijzigd nadat {naam} {what}{when}."
    if antwoord:
        return f"{_answer_words(antwoord, uren)}: {naam}{when}."
    return f"Getekend door {naam}{when}."


def _state_sentence(zegel: Zegeloordeel) -> str:
    """Return what happened to it since, for readers who were not there when it was signed."""
    if zegel.mist_vorige:
        return "De handtekening die hiervoor kwam, zit niet in deze map."
    if zegel.staat == "beschadigd":
        return "Deze handtekening is niet meer heel. Vraag om een nieuwe handtekening."
    if zegel.meer:
        return f"Er is veel veranderd na het tekenen. Hier staat het begin; er is nog {zegel.meer} keer iets anders."
    if zegel.staat == "gewijzigd":
        return "Er is iets veranderd na het tekenen."
    return "Volgens dit bestand is er niets veranderd na het tekenen."


def _difference(verschil: Verschil, view: MapView) -> Json:
    """Return one change: the signed value and the present one."""
    day = parse_date(verschil.dag)
    return {
        "wat": verschil.wat,
        "record": verschil.record,
        "dag": say_short(day, view.today) if day else "",
        "label": FORMS["periode"].label if verschil.veld == _PERIODE else verschil.label,
        "getekend": _words(verschil, verschil.getekend, view),
        "nu": _words(verschil, verschil.nu, view),
    }


def _words(verschil: Verschil, value: Json, view: MapView) -> str:
    if verschil.veld == _PERIODE:
        return _leerbedrijf(view, value)
    form = form_in_use(verschil.soort) if verschil.soort in FORMS else None
    item = next((item for item in form.fields if item.name == verschil.veld), None) if form else None
    if item is not None:
        return value_text(view.bpvmap, item, value)
    return "" if value is None else lines(str(value))


def _leerbedrijf(view: MapView, id_: Json) -> str:
    """Return what people call a bpv: by its leerbedrijf."""
    if not id_:
        return ""
    periode = view.bpvmap.by_id.get(str(id_))
    return name(periode.text("leerbedrijf")) if periode else GONE
