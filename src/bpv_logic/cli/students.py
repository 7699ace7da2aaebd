"""Files of one student as one answer: the same groups, and the same merging, as on the class page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bpv_logic.basis.guard import Failure, guarded
from bpv_logic.cli.face import judge_file
from bpv_logic.cli.passwords import content_of
from bpv_logic.cli.report import antwoord_of, verslag_of
from bpv_logic.cli.time_limit import within
from bpv_logic.klas.grouping import grouped
from bpv_logic.klas.together import read_map
from bpv_logic.school.active import active, load_schoolpakket, using

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bpv_logic.cli.files import Found
    from bpv_logic.cli.report import Antwoord, Verslag

type Files = tuple[Found, ...]


def answers_of_students(
    paths: Iterable[Found], answers: Iterable[Antwoord], together: Callable[[Sequence[Files]], Iterator[Antwoord]]
) -> Iterator[Antwoord]:
    """Yield one answer for each student, and one for each file that could not be read, in the order of the files.

    Only the last file tells that nobody's files are complete. Who stops earlier gets what was read, file by file.
    """
    read: list[tuple[Found, Antwoord]] = []
    try:
        read.extend(zip(paths, answers, strict=True))
    except KeyboardInterrupt:
        yield from (answer for _, answer in read)
        raise
    # A file that says nothing is only itself.
    groups = grouped(((path, answer), answer.ids or (str(path),)) for path, answer in read)
    merged = together([tuple(path for path, _ in group) for group in groups if len(group) > 1])
    for group in groups:
        yield group[0][1] if len(group) == 1 else next(merged)


def answer_together(
    paths: Files,
    today: dt.date,
    now: str = "",
    *,
    seconds: float,
    as_json: bool,
    pakket: str = "",
    known: Sequence[str] = (),
    met_tabellen: bool = False,
) -> Antwoord:
    """Return what is printed about the files of one student; when they do not fit together, the newest with that."""
    school = load_schoolpakket(pakket) if pakket else active()
    files = [(str(path), content_of(path, tuple(known))) for path in paths]
    say = partial(verslag_of, bestanden=tuple(naam for naam, _ in files), met_tabellen=met_tabellen)
    merge = partial(using, school, lambda: _merged(files, today, now, say))
    outcome = guarded(lambda: within(seconds * len(files), merge))
    if not isinstance(outcome, Failure):
        return antwoord_of(outcome, as_json=as_json)
    return antwoord_of(using(school, lambda: _newest(files, today, now, outcome, say)), as_json=as_json)


def _merged(files: Sequence[tuple[str, str | bytes]], today: dt.date, now: str, say: Callable[..., Verslag]) -> Verslag:
    merged = read_map(files, today, now)
    return say(merged.inzending, zinnen=(*merged.zinnen, *merged.let_op), let_op=merged.let_op)


def _newest(
    files: Sequence[tuple[str, str | bytes]], today: dt.date, now: str, failure: Failure, say: Callable[..., Verslag]
) -> Verslag:
    items = [judge_file(content, today, name=naam, now=now) for naam, content in files]
    newest = max(items, key=lambda item: (not item.is_terug, item.envelope.exported_at))
    return say(newest, zinnen=(failure.tekst,))
