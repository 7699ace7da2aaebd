"""The ratings of its year beside a beoordeling: on the phone, at school, and never more than shown."""

from __future__ import annotations

import datetime as dt

from tests.helpers import builders as b

from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.verdict.facts import feiten_of
from bpv_logic.verdict.judge import judge_map
from bpv_logic.words.oordelen import PERSOONLIJK, WERKPROCESSEN, oordelen_beside
from bpv_logic.words.sheets import sheets_of

TODAY = dt.date(2027, 2, 12)
BEOORDELING = b.make_beoordeling()


def with_ratings(*ratings: Record, **student):
    return map_of((b.make_student(**student), b.make_periode(), BEOORDELING, *ratings))


def test_newest_rating_of_each_person_in_the_year_is_shown():
    bpvmap = with_ratings(
        b.make_voortgang(datum="2026-10-14", oordeel="oefenen"),
        b.make_voortgang(datum="2027-02-03", oordeel="voldoende"),
        b.make_voortgang(datum="2027-02-03", oordeel="goed", wie="praktijkopleider"),
    )
    [line] = oordelen_beside(bpvmap, BEOORDELING)[WERKPROCESSEN]

    assert line.startswith("B1-K1-W1")
    assert line.endswith(": student Voldoende en praktijkopleider Goed.")


def test_rating_of_another_year_or_another_bpv_is_not():
    bpvmap = with_ratings(
        b.make_voortgang(datum="2026-07-31"),
        b.make_voortgang(datum="2026-11-01", periode="een-andere-bpv"),
        b.make_voortgang(datum="2026-11-02", oordeel=None),
    )

    assert oordelen_beside(bpvmap, BEOORDELING) == {PERSOONLIJK: [], WERKPROCESSEN: []}


def test_what_a_good_employee_does_is_beside_the_first_criterion():
    own = {"entree": "ja", "opleiding": "eigen", "eigen_werkprocessen": "P1-K1-W1 Planten"}
    bpvmap = with_ratings(
        b.make_voortgang(werkproces="B1-K1-W2"),
        b.make_voortgang(werkproces="wh-op-tijd"),
        b.make_voortgang(werkproces="P1-K1-W1"),
        **own,
    )

    assert oordelen_beside(bpvmap, BEOORDELING) == {
        PERSOONLIJK: ["B1-K1-W2 Voert assisterende werkzaamheden uit: student Oefenen.", "op tijd: student Oefenen."],
        WERKPROCESSEN: ["P1-K1-W1 Planten: student Oefenen."],
    }


def test_page_gets_those_of_each_beoordeling_and_of_one_that_is_new():
    bpvmap = with_ratings(b.make_voortgang(datum="2026-11-20"))
    verdict = judge_map(bpvmap, TODAY)
    facts = feiten_of(verdict.view, verdict.context)["oordelen"]

    assert facts[BEOORDELING.id] == facts[""]
    assert len(facts[""][WERKPROCESSEN]) == 1


def test_sheet_at_school_has_them_under_names_of_their_own_and_no_oordeel_from_them():
    bpvmap = with_ratings(b.make_voortgang(datum="2026-11-20", oordeel="nog_niet"))
    [sheet] = [kind for kind in sheets_of(bpvmap) if kind["soort"] == "beoordeling"]
    rows = dict(sheet["bladen"][0]["rijen"])

    assert rows["oordelen_werkprocessen"].endswith("student Nog niet gedaan.")
    assert sheet["labels"]["oordelen_werkprocessen"] == "Oordelen in dit schooljaar"
    assert "oordelen_persoonlijk" not in rows
    assert rows["oordeel"] == "Voldoende"


def test_sheet_without_ratings_looks_as_before():
    [sheet] = [kind for kind in sheets_of(with_ratings()) if kind["soort"] == "beoordeling"]

    assert [name for name, _ in sheet["bladen"][0]["rijen"]] == [
        "schooljaar",
        "datum",
        "persoonlijk",
        "werkprocessen_oordeel",
        "oordeel",
        "waarom",
    ]
