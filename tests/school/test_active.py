"""The schoolpakket: what a school may set, and how a mistake in it is reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.helpers import builders as b

from bpv_logic.basis.colour import contrast_on_white
from bpv_logic.browser.pakket_shown import pakket_view
from bpv_logic.dossiers.toml import dossier_lines, load_dossier, to_toml
from bpv_logic.forms import FORMS, forms_of
from bpv_logic.forms.contact import CONTACT
from bpv_logic.forms.opdracht import OPDRACHT
from bpv_logic.forms.voortgang import SCHAAL
from bpv_logic.map.opleiding import kwalificatie_of, titel_of
from bpv_logic.school import active, norms
from bpv_logic.school.active import Blok, SchoolpakketError, load_schoolpakket, standard, using
from bpv_logic.school.offered_dossiers import find_dossier, find_kwalificatie
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.words.record import record_text

TODAY = "2026-11-23"
SITE_FILE = Path(__file__).parents[2] / "site" / "schoolpakket.toml"

#: The bullets of the bpv-gids, chapter Begeleiding: eight for the first visit, six for the next ones.
FIRST = {f"eerste bezoek, punt {number}" for number in range(1, 9)}
FOLLOWING = {f"volgende bezoeken, punt {number}" for number in range(1, 7)}


def fault(text: str) -> str:
    """The one line with which a school's file is refused."""
    with pytest.raises(SchoolpakketError) as raised:
        load_schoolpakket(text)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_school_that_sets_nothing_has_the_standard():
    assert replace(load_schoolpakket(""), code="") == standard()


def test_what_a_school_sets_replaces_the_standard_and_the_rest_stays():
    pakket = load_schoolpakket('naam = "Mbo Voorbeeld"\ntekenritme = "week"')

    assert (pakket.naam, pakket.tekenritme) == ("Mbo Voorbeeld", "week")
    assert pakket.onderwerpen == standard().onderwerpen


@pytest.mark.parametrize(("bezoek", "points"), [("eerste", FIRST), ("volgende", FOLLOWING)])
def test_every_point_of_the_guide_is_a_topic_of_the_visit(bezoek: str, points: set[str]):
    """Elk punt van de bpv-gids is een gespreksonderwerp bij het bezoek waar het hoort."""
    topics = standard().onderwerpen_for(bezoek, entree=True, beroepsproeve=True)
    covered = {part.strip() for topic in topics for part in topic.bron.split(";")}

    assert points <= covered


def test_last_visit_is_about_the_beoordeling_and_not_the_eindbeoordeling():
    """Het laatste bezoek is een eindgesprek: de beoordeling wordt ingevuld, de eindbeoordeling komt later."""
    topics = standard().onderwerpen_for("laatste", entree=False, beroepsproeve=False)
    pages = [topic.pagina for topic in topics]

    assert pages.index("beoordeling/") < pages.index("eindbeoordeling/")
    assert "nog niet" in topics[pages.index("eindbeoordeling/")].tekst


def test_topic_for_entree_or_beroepsproeve_is_only_for_who_it_concerns():
    """Werknemersvaardigheden zijn voor entree, de beroepsproeve voor wie die hier doet."""
    for entree in (True, False):
        for beroepsproeve in (True, False):
            topics = standard().onderwerpen_for("eerste", entree=entree, beroepsproeve=beroepsproeve)
            keys = {topic.sleutel for topic in topics}
            assert ("eerste-werknemersvaardigheden" in keys) == entree
            assert ("eerste-beroepsproeve" in keys) == beroepsproeve


def test_every_topic_says_what_it_covers():
    assert all(topic.bron for topic in standard().onderwerpen)


def test_extra_topics_of_a_school_come_after_ours():
    extra = '[[extra_onderwerp]]\nsleutel = "reis"\nbezoek = "eerste"\ntekst = "Krijg je geld voor de reis?"'

    topics = load_schoolpakket(extra).onderwerpen_for("eerste", entree=False, beroepsproeve=False)
    assert [topic.sleutel for topic in topics][-1] == "reis"
    assert len(topics) == 1 + len(standard().onderwerpen_for("eerste", entree=False, beroepsproeve=False))


def test_topics_of_a_school_replace_ours_as_a_whole():
    own = '[[onderwerp]]\nsleutel = "reis"\nbezoek = "eerste"\ntekst = "Krijg je geld voor de reis?"'

    assert [topic.sleutel for topic in load_schoolpakket(own).onderwerpen] == ["reis"]


def test_words_of_the_forms_and_of_the_standard_are_the_same():
    pakket = standard()
    reasons = CONTACT.field("redenen").keuzes
    steps = [OPDRACHT.field(step.sleutel) for step in pakket.stappen]

    assert [(item.waarde, item.label, item.uitleg) for item in pakket.schaal] == [
        (choice.waarde, choice.label, choice.uitleg) for choice in SCHAAL
    ]
    assert [(item.waarde, item.label) for item in pakket.contactredenen] == [
        (choice.waarde, choice.label) for choice in reasons
    ]
    assert [step.titel in field.label for step, field in zip(pakket.stappen, steps, strict=True)] == [True] * 6


BLOKKEN = """
[[blok]]
naam = "Blok 1"
van = 2026-08-31
tot = 2026-11-13
[[blok]]
naam = "Blok 2"
van = 2026-11-16
tot = 2027-01-29
"""


def test_blok_of_one_day_is_a_blok():
    text = '[[blok]]\nnaam = "Dag"\nvan = 2026-08-31\ntot = 2026-08-31'

    assert load_schoolpakket(text).blokken == (Blok(naam="Dag", van="2026-08-31", tot="2026-08-31"),)


def test_norm_of_a_school_goes_before_ours_from_its_date_with_its_source():
    """Een school mag een getal veranderen, en zegt waar het staat."""
    pakket = load_schoolpakket("""
[[norm]]
naam = "contact_minimum"
[[norm.waarden]]
vanaf = 2015-01-01
waarde = 3
bron = "Stagepact MBO 2023-2027"
[[norm.waarden]]
vanaf = 2026-08-01
waarde = 4
bron = "Bpv-gids Mbo Voorbeeld"
""")

    assert pakket.norm("contact_minimum", on="2026-07-31") == 3
    assert pakket.norm("contact_minimum", on="2026-08-01") == 4
    assert pakket.find_norm("contact_minimum").on(TODAY).bron.document == "Bpv-gids Mbo Voorbeeld"
    assert pakket.find_norm("contact_minimum").label == norms.find_norm("contact_minimum").label
    assert pakket.norm("atw_week_18", on=TODAY) == norms.norm("atw_week_18", on=TODAY)
    assert [norm.naam for norm in pakket.all_norms()] == [norm.naam for norm in norms.all_norms()]


def test_colour_just_dark_enough_is_taken_and_one_just_too_light_is_not():
    assert contrast_on_white("#767676") == 454
    assert load_schoolpakket('kleur = "#767676"').kleur == "#767676"
    assert contrast_on_white("#777777") == 447
    assert "het contrast met wit is 4,47 en moet 4,5 of meer zijn" in fault('kleur = "#777777"')


def test_contrast_of_black_and_white_is_what_the_standard_says():
    assert contrast_on_white("#000000") == 2100
    assert contrast_on_white("#ffffff") == 100


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('naam = ""', "schoolpakket.toml: “naam” is leeg."),
        ('kleurr = "#000000"', "schoolpakket.toml: “kleurr” kennen we hier niet."),
        ('kleur = "groen"', "schoolpakket.toml: “kleur” is “groen”, maar moet eruitzien als #0a5c4a."),
        (
            'tekenritme = "maand"',
            "schoolpakket.toml: “tekenritme” is “maand”, maar moet een van deze zijn: blok, week.",
        ),
        ("aantal_blokken = 0", "schoolpakket.toml: “aantal_blokken” is 0, maar moet van 1 tot 12 zijn."),
        ("aantal_blokken = 4\n" + BLOKKEN, "schoolpakket.toml: kies “aantal_blokken” of zet de blokken erin"),
        (
            BLOKKEN.replace("2026-11-13", "2026-11-16"),
            "schoolpakket.toml: “Blok 2” begint voor het einde van “Blok 1”.",
        ),
        (BLOKKEN.replace("2026-11-13", "2026-08-30"), "schoolpakket.toml, blok 1: “tot” ligt voor “van”."),
        (BLOKKEN.replace("Blok 2", "Blok 1"), "schoolpakket.toml: blok “Blok 1” staat er twee keer in."),
        ('[[contact]]\nnaam = "Noor Begeleider"', "schoolpakket.toml, contact 1: “rol” ontbreekt."),
        (
            '[[contact]]\nnaam = "Noor"\nrol = "x"\nemail = "noor"',
            "schoolpakket.toml, contact 1: “noor” is geen e-mail",
        ),
        (
            '[[contact]]\nnaam = "Noor"\nrol = "x"\ntelefoon = "bel"',
            "schoolpakket.toml, contact 1: “bel” is geen telef",
        ),
        ('[[schaal]]\nwaarde = "top"\nlabel = "T"\nuitleg = "t"', "schoolpakket.toml, schaal 1: “waarde” is “top”"),
        ('[[schaal]]\nwaarde = "goed"\nlabel = "G"\nuitleg = "g"', "schoolpakket.toml: “schaal” moet precies"),
        ('[[stap]]\nsleutel = "stap1"\ntitel = "A"\nuitleg = "b"', "schoolpakket.toml: “stap” moet precies"),
        ('[[onderwerp]]\nsleutel = "a"\nbezoek = "derde"\ntekst = "b"', "schoolpakket.toml, onderwerp 1: “bezoek” is"),
        (
            '[[onderwerp]]\nsleutel = "a"\nbezoek = "eerste"\ntekst = "b"\npagina = "/uren/"',
            "schoolpakket.toml, onderwerp 1: “pagina” is “/uren/”",
        ),
        (
            '[[extra_onderwerp]]\nsleutel = "eerste-doel"\nbezoek = "eerste"\ntekst = "b"',
            "schoolpakket.toml: onderwerp “eerste-doel” staat er twee keer in.",
        ),
        ('[[contactreden]]\nwaarde = "ruzie"\nlabel = "R"', "schoolpakket.toml, contactreden 1: “waarde” is “ruzie”"),
        ('[[norm]]\nnaam = "contact_max"', "schoolpakket.toml, norm 1: de norm “contact_max” kennen we niet."),
        ('[[norm]]\nnaam = "contact_minimum"', "schoolpakket.toml, norm 1: “waarden” ontbreekt."),
        (
            '[[norm]]\nnaam = "contact_minimum"\nwaarden = [{vanaf = 2026-08-01, waarde = 1, bron = "x", url = "x:"}]',
            "schoolpakket.toml, norm 1, waarden 1: “url” moet beginnen met https://.",
        ),
        ("naam = Mbo", "schoolpakket.toml, regel 1: dit is geen geldige TOML."),
    ],
)
def test_mistake_of_a_school_is_told_with_file_place_and_fault(text: str, words: str):
    assert fault(text).startswith(words)


def test_file_of_the_site_is_sound_and_its_examples_work():
    text = SITE_FILE.read_text(encoding="utf-8")
    assert load_schoolpakket(text).naam == "Mbo Voorbeeld"

    for name in ("blok", "extra_onderwerp", "norm"):
        example = text[text.index(f"# [[{name}]]") :].split("\n#\n# Met")[0].split("\n\n")[0]
        opened = "\n".join(line.removeprefix("#").strip() for line in example.splitlines())
        assert load_schoolpakket(opened) != standard()


def test_active_pakket_is_the_file_that_the_build_put_in_the_package(monkeypatch: pytest.MonkeyPatch):
    real = active.packaged
    monkeypatch.setattr(
        active, "packaged", lambda name: 'naam = "Mbo Voorbeeld"' if name == active.SITE_PLACE else real(name)
    )
    active.built_in.cache_clear()

    assert active.active().naam == "Mbo Voorbeeld"
    active.built_in.cache_clear()


def test_active_pakket_is_the_standard_when_a_school_has_set_nothing():
    active.built_in.cache_clear()

    assert active.active() == standard()


def test_words_of_a_school_reach_its_forms_and_leave_the_values():
    own = standard()
    school = replace(
        own,
        schaal=tuple(replace(step, label=f"{step.label} (school)") for step in own.schaal),
        stappen=tuple(replace(step, titel=f"Stap van school: {step.titel}") for step in own.stappen),
        contactredenen=tuple(replace(reason, label=reason.label.upper()) for reason in own.contactredenen),
        onderwerpen=tuple(replace(point, tekst=f"{point.tekst} (school)") for point in own.onderwerpen),
    )
    forms = forms_of(school)

    oordeel = forms["voortgang"].field("oordeel")
    assert [choice.label for choice in oordeel.keuzes] == [f"{choice.label} (school)" for choice in SCHAAL]
    assert [choice.waarde for choice in oordeel.keuzes] == [choice.waarde for choice in SCHAAL]
    assert forms["opdracht"].field("stap1").label == f"1. Stap van school: {own.stappen[0].titel}"
    assert forms["contact"].field("redenen").keuzes[0].label == "IK BEN ER VAAK NIET"
    assert forms["contact"].field("besproken").label_of("eerste-doel").endswith("kunnen? (school)")
    assert pakket_view(school)["formulieren"]["contact"]["besproken"]["keuzes"][1]["label"].endswith("(school)")
    assert forms["urendag"] == FORMS["urendag"]
    assert forms_of(own) == FORMS


TECHNIEK = (SITE_FILE.parents[1] / "docs" / "voorbeelden" / "schoolpakket-techniek.toml").read_text("utf-8")


def test_every_fault_of_a_file_has_a_line_of_its_own():
    with pytest.raises(SchoolpakketError) as raised:
        load_schoolpakket('kleur = "groen"\n[[blok]]\nnaam = "A"\n[[contact]]\nrol = "x"', "mbo.toml")

    assert str(raised.value).splitlines() == [
        "mbo.toml: “kleur” is “groen”, maar moet eruitzien als #0a5c4a.",
        "mbo.toml, blok 1: “van” ontbreekt.",
        "mbo.toml, contact 1: “naam” ontbreekt.",
    ]


def test_second_example_sets_everything_another_way():
    """Niets staat vast voor één school: alles wat een schoolpakket kan zetten, is in het tweede voorbeeld anders."""
    own, other = standard(), load_schoolpakket(TECHNIEK)
    same = [name for name in vars(own) if name != "aantal_blokken" and getattr(own, name) == getattr(other, name)]

    assert same == []


def test_map_is_judged_by_the_second_example():
    """Dezelfde map krijgt bij een andere school de termijnen, woorden en opleidingen van die school."""
    student = b.make_student(opleiding="metaalbewerker-voorbeeld")
    bpvmap = b.make_map(
        student, b.make_periode(), b.make_voortgang(werkproces="V1-K1-W2", oordeel="goed"), b.make_bezoek()
    )
    pakket = load_schoolpakket(TECHNIEK)
    verdict = using(pakket, lambda: verdict_to_json(judge_map(bpvmap, date.fromisoformat(TODAY))))

    assert verdict["schoolpakket"] == {"naam": "Vakschool Voorbeeld Techniek", "code": pakket.code}
    assert verdict["slots"]["contact.zin"].startswith("1 van de 5 geweest")
    assert verdict["slots"]["werkprocessen.zin"] == "Nog 2 te bekijken."
    assert verdict["blokken"][0]["naam"] == "Week 40"
    assert using(pakket, lambda: titel_of(student, kwalificatie_of(student))) == "Metaalbewerker (voorbeeld)"
    assert kwalificatie_of(student) is None


def test_text_of_a_record_is_in_the_words_of_the_school_that_holds():
    record = b.make_voortgang(oordeel="goed")
    bpvmap = b.make_map(b.make_student(), record)

    assert "Vakwerk" in using(load_schoolpakket(TECHNIEK), lambda: record_text(bpvmap, record))
    assert "Vakwerk" not in record_text(bpvmap, record)


def test_dossier_of_a_school_goes_before_ours():
    """Een school kan de titels aanvullen die wij van een dossier niet hebben."""
    (incomplete,) = find_dossier("27060-2025").kwalificaties[:1]
    whole = to_toml(find_dossier("27060-2025")).replace("volledig = false", "")
    tables = "\n".join(dossier_lines(load_dossier(whole, "a.toml"), "dossier."))
    pakket = load_schoolpakket(f"[[dossier]]\n{tables}")

    assert not incomplete.volledig
    assert using(pakket, lambda: find_kwalificatie("27060-2025")).volledig


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('titel = "Metaal bewerken"', 'titel = ""'), "dossier 1, kerntaak 1: “titel” is leeg."),
        (("V1-K1-W3", "V1-K1-W1"), "dossier 1: metaalbewerker-voorbeeld: V1-K1-W1 staat er twee keer in."),
        (("niveau = 2", "niveau = 9"), "dossier 1, kwalificatie 1: “niveau” is 9, maar moet van 1 tot 4 zijn."),
    ],
)
def test_fault_in_a_dossier_of_a_school_is_told_with_its_place(change: tuple[str, str], words: str):
    assert fault(TECHNIEK.replace(*change)) == f"schoolpakket.toml, {words}"


def test_the_same_file_has_the_same_code_however_it_was_saved():
    text = 'naam = "Mbo Voorbeeld"\nkleur = "#000000"\n'

    assert load_schoolpakket(text).code == load_schoolpakket("\ufeff" + text.replace("\n", "\r\n")).code
    assert load_schoolpakket(text).code != load_schoolpakket(text.replace("Mbo", "Roc")).code
