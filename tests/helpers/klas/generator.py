"""A whole klas of invented students, each with a map of a full year, as files that a school receives.

    python -m tests.helpers.klas.generator 200 FOLDER [--seed 1] [--vandaag 2027-06-21]

The same seed gives the same bytes, and the first files of a larger klas are
those of a smaller one. Some students hand in twice (an older file of the same
map), some change something after signing, some miss what should be there.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterable, Iterator
from copy import replace
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.helpers.klas import records as make
from tests.helpers.klas import words, year

from bpv_logic import __version__
from bpv_logic.basis.canonical import canonical_json, sha256_of_text
from bpv_logic.file.attachments import Attachment
from bpv_logic.file.envelope import write_envelope
from bpv_logic.map.bpvmap import Bpvmap, map_of
from bpv_logic.map.record import Record
from bpv_logic.map.seal import schakel_of, sealed_content
from bpv_logic.verdict.judge import judge_map, verdict_to_json

GENERATOR = f"bpv-map/{__version__}"
TODAY = year.TODAY
#: One in this many students also hands in an older file.
_TWICE = 20


@dataclass(frozen=True, kw_only=True)
class _Sign:
    """A signer of a record on a day."""

    subject: Record
    rol: str
    naam: str
    dag: dt.date


def make_klas(n: int, seed: int = 1, today: dt.date = TODAY) -> Iterator[tuple[str, str]]:
    """Return n files as (name, text), handed in on this day or a few days earlier."""
    student = count = 0
    while count < n:
        for name, text in _files_of(Random(f"{seed}/{student}"), student, today):  # noqa: S311 - no secret
            if count < n:
                count += 1
                yield f"{count:05d}-{name}", text
        student += 1


def _files_of(rng: Random, number: int, today: dt.date) -> Iterator[tuple[str, str]]:
    """The file of one student; for one in twenty preceded by an older file."""
    day = today - dt.timedelta(days=rng.choice((0, 0, 0, 1, 2, 3, 7)))
    records, photos = make_map(rng, day)
    if number % _TWICE == _TWICE - 1:
        earlier = day - dt.timedelta(days=40)
        yield _file([_as_it_was(item, earlier) for item in records if _begun(item) <= str(earlier)], photos, earlier)
    records = _later_edits(rng, records, day)
    # A phone includes its verdict if it has one; only half of them do.
    yield _file(records, photos, day, judged=number % 2 == 0)


def make_map(rng: Random, day: dt.date) -> tuple[list[Record], list[Attachment]]:
    """Return the records and photos of one student on this day."""
    timetable = year.make_timetable(rng)
    student = make.make_student(rng, year.FIRST_DAY, bbl=timetable.bbl)
    records, photos, signs = [student], [], []
    for days in _bpv_days(rng, day):
        bpv = make.make_bpv(rng, student, timetable, days)
        own, own_photos, own_signs = _bpv_records(rng, student, bpv)
        records += own
        photos += own_photos
        signs += own_signs
    records += _eindbeoordeling(rng, student, records, day)
    records += _handtekeningen(rng, map_of(records), signs)
    return records, photos


def _bpv_days(rng: Random, day: dt.date) -> list[tuple[dt.date, dt.date, dt.date]]:
    """One bpv in the whole year for most; for one in six, two at different leerbedrijven."""
    begin = year.FIRST_DAY + dt.timedelta(weeks=rng.choice((0, 0, 1, 2)))
    end = year.LAST_DAY - dt.timedelta(weeks=rng.choice((0, 1, 2, 3)))
    if rng.random() > 1 / 6:
        return [(begin, end, day)]
    middle = dt.date(2027, 1, 29)
    spans = [(begin, middle, day), (middle + dt.timedelta(days=3), end, day)]
    return [span for span in spans if span[0] <= day]


def _bpv_records(rng: Random, student: Record, bpv: make.Bpv) -> tuple[list[Record], list[Attachment], list[_Sign]]:
    contacten = list(make.make_contacten(rng, bpv))
    learning = list(make.make_learning(rng, bpv, contacten))
    bewijzen, photos = make.make_bewijzen(rng, bpv)
    blokken = list(_blokken(rng, bpv))
    beoordeling = [_beoordeling(rng, bpv)] if (bpv.end - bpv.until).days < 21 and rng.random() < 0.75 else []
    records = [bpv.record, *make.make_urendagen(rng, bpv), *make.make_weeks(rng, bpv)]
    records += [*contacten, *learning, *bewijzen, *blokken, *beoordeling]
    signs = [*_signs_of_blokken(rng, bpv, blokken), *_signs_of_afspraken(rng, student, bpv, learning)]
    signs += [sign for item in beoordeling for sign in _both(student, bpv, item, bpv.until)]
    return records, photos, signs


def _blokken(rng: Random, bpv: make.Bpv) -> Iterator[Record]:
    """Blokken of seven weeks; the last may still be running."""
    first, number = bpv.begin, 1
    while (last := first + dt.timedelta(days=48)) <= bpv.until:
        yield make.make_record(
            rng, "urenblok", last, periode=bpv.record.id, naam=f"Blok {number}", van=str(first), tot=str(last)
        )
        first, number = last + dt.timedelta(days=1), number + 1


def _beoordeling(rng: Random, bpv: make.Bpv) -> Record:
    return make.make_record(
        rng,
        "beoordeling",
        bpv.until,
        periode=bpv.record.id,
        schooljaar=year.SCHOOLJAAR,
        datum=str(bpv.until),
        persoonlijk=rng.choice(words.STRONG),
        werkprocessen_oordeel="De meeste werkprocessen gaan zonder hulp.",
        oordeel=rng.choice(("goed", "voldoende", "voldoende", "onvoldoende")),
        waarom="Genoeg gegroeid om alleen te werken.",
    )


def _eindbeoordeling(rng: Random, student: Record, records: list[Record], day: dt.date) -> list[Record]:
    """For some students, near the end of their last bpv."""
    last = [item for item in records if item.soort == "periode" and item.text("laatste") == "ja"]
    rated = any(item.soort == "beoordeling" for item in records)
    if not last or not rated or rng.random() < 0.4:
        return []
    return [
        make.make_record(
            rng,
            "eindbeoordeling",
            day,
            student=student.id,
            datum=str(day),
            begeleider=last[-1].text("begeleider"),
            oordeel="voldaan",
            reden="Genoeg uren, en de werkprocessen zijn op niveau.",
            beoordeling_bewaard="ja",
        )
    ]


def _signs_of_blokken(rng: Random, bpv: make.Bpv, blokken: list[Record]) -> Iterator[_Sign]:
    """Most blokken are signed within two weeks, some never, and for some students none of the last ones."""
    skipped = rng.random() < 0.1
    for number, blok in enumerate(blokken):
        day = dt.date.fromisoformat(blok.text("tot")) + dt.timedelta(days=rng.randint(1, 14))
        if day <= bpv.until and not (skipped and number >= 2) and rng.random() < 0.92:
            yield _Sign(subject=blok, rol="praktijkopleider", naam=bpv.praktijkopleider, dag=day)


def _signs_of_afspraken(rng: Random, student: Record, bpv: make.Bpv, learning: list[Record]) -> Iterator[_Sign]:
    for item in learning:
        if item.soort == "leerafspraken" and rng.random() < 0.9:
            day = dt.date.fromisoformat(item.text("datum"))
            yield from _both(student, bpv, item, day)
            yield _Sign(subject=item, rol="begeleider", naam=bpv.begeleider, dag=day)


def _both(student: Record, bpv: make.Bpv, item: Record, day: dt.date) -> Iterator[_Sign]:
    name = f"{student.text('voornaam')} {student.text('achternaam')}"
    yield _Sign(subject=item, rol="praktijkopleider", naam=bpv.praktijkopleider, dag=day)
    yield _Sign(subject=item, rol="student", naam=name, dag=day)


def _handtekeningen(rng: Random, bpvmap: Bpvmap, signs: list[_Sign]) -> Iterator[Record]:
    """Each handtekening seals the current answers, and is linked to the previous one."""
    previous = ""
    for number, sign in enumerate(sorted(signs, key=lambda item: item.dag)):
        sealed = canonical_json(sealed_content(bpvmap, sign.subject))
        fields = {
            "betreft": sign.subject.id,
            "rol": sign.rol,
            "naam": sign.naam,
            # After the last answer of that day.
            "moment": f"{sign.dag}T21:{number % 60:02d}:{number // 60:02d}.000Z",
            "wijze": "getekend",
            "tekening": _drawing(rng),
            "verzegeld": sealed,
            "sha256": sha256_of_text(sealed),
            "vorige": previous,
        }
        fields["schakel"] = previous = schakel_of(Record(id="x", soort="handtekening", velden=fields))
        clock = f"{fields['moment']}/0000"
        yield Record(id=make.make_id(rng), soort="handtekening", velden=fields, tijden=dict.fromkeys(fields, clock))


def _drawing(rng: Random) -> str:
    """A scribble as drawn by a finger."""
    points = (f"{'L' if place else 'M'}{20 + 5 * place} {rng.randint(20, 140)}" for place in range(50))
    return "".join(points)


def _later_edits(rng: Random, records: list[Record], day: dt.date) -> list[Record]:
    """One in eight changed a day long after writing it, signed or not."""
    if rng.random() > 1 / 8:
        return records
    worked = [item for item in records if item.soort == "urendag" and item.text("soort") == "gewerkt"]
    chosen = rng.choice(worked)
    edited = replace(
        chosen,
        velden=chosen.velden | {"pauze": 45},
        tijden=chosen.tijden | {"pauze": f"{day}T12:00:00.000Z/0000"},
    )
    return [edited if item is chosen else item for item in records]


def _begun(record: Record) -> str:
    """The day on which a record was first written."""
    return min(record.tijden.values())[: len("2026-11-23")]


def _as_it_was(record: Record, day: dt.date) -> Record:
    """A record without the answers given after a day."""
    end = f"{day}T24"
    kept = {name: clock for name, clock in record.tijden.items() if clock < end}
    return replace(record, velden={name: record.velden[name] for name in kept}, tijden=kept)


def _file(
    records: Iterable[Record], photos: list[Attachment], day: dt.date, *, judged: bool = False
) -> tuple[str, str]:
    kept = tuple(records)
    named = {item["sha256"] for record in kept for item in record.velden.get("bijlagen") or ()}
    student = next(record for record in kept if record.soort == "student")
    text = write_envelope(
        kept,
        exported_at=f"{day}T22:30:00.000Z",
        generator=GENERATOR,
        rules_version=__version__ if judged else None,
        attachments=[photo for photo in photos if photo.sha256 in named],
        verdict=verdict_to_json(judge_map(map_of(kept), day)) if judged else None,
    )
    return f"bpv-map-{student.text('voornaam').lower()}-{day}.json", text


def main() -> None:
    """Write the files of a klas into a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.helpers.klas.generator", description=__doc__)
    parser.add_argument("n", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--vandaag", type=dt.date.fromisoformat, default=TODAY)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, text in make_klas(options.n, options.seed, options.today):
        (options.folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
