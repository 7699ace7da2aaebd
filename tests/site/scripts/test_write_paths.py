"""Every way in which a page writes to disk is broken on purpose: the tests of broken storage omit none."""

from __future__ import annotations

import re
from typing import Final

import pytest

from bpv_site.tools.paths import ROOT, SITE

#: Each function that writes, with its test for a dead connection and its test for a full disk.
PATHS: Final = {
    "store/map-on-disk.putChanges": (
        "test_answer_is_saved_over_a_dead_connection",
        "test_full_phone_saves_what_was_typed_once_there_is_room",
    ),
    "store/attachments.writeAttachments": (
        "test_photo_is_kept_over_a_dead_connection",
        "test_photo_for_which_there_is_no_room_is_told_at_the_photo",
    ),
    # Removing takes no room: it is needed precisely on a full phone.
    "keep/leftovers.sweepLeftovers": ("test_photo_is_removed_over_a_dead_connection", ""),
    "keep/take-in.takeIn": (
        "test_file_is_taken_in_over_a_dead_connection",
        "test_file_that_does_not_fit_changes_nothing",
    ),
    # Not attempted on a full disk: without room for the current copy nothing may change (docs/besluiten/0050).
    "keep/last-file.takeAway": ("test_what_a_file_brought_goes_out_over_a_dead_connection", ""),
    "keep/take-in.wipeMap": ("test_map_is_wiped_over_a_dead_connection", "test_map_is_wiped_from_a_full_phone"),
    # At the start of a page: a connection that is dead then is reopened before this.
    "keep/map-mending.mend": ("", "test_phone_without_room_for_the_copy_works_on_and_mends_later"),
    "keep/backups.rollCopies": (
        "test_copy_is_made_and_put_back_over_a_dead_connection",
        "test_phone_without_room_for_a_copy_works_on_and_makes_it_later",
    ),
    "keep/backups.putBack": (
        "test_copy_is_made_and_put_back_over_a_dead_connection",
        "test_copy_that_cannot_be_put_back_changes_nothing",
    ),
    "store/phone-facts.writeMeta": (
        "test_handing_over_is_noted_over_a_dead_connection",
        "test_file_is_handed_over_on_a_full_phone_too",
    ),
    "engine/verdict-cache.keepVerdict": (
        "test_verdict_is_kept_over_a_dead_connection",
        "test_verdict_is_shown_on_a_full_phone_and_not_kept",
    ),
    # Opened for every use, so there is no connection that could have died.
    "klas/class/kept.withStore": ("", "test_full_computer_of_a_school_says_that_it_keeps_nothing"),
    "klas/class/in-tab.withStore": ("", "test_full_computer_of_a_school_says_that_it_keeps_nothing"),
    "sign/phone-key.ownKey": ("", "test_full_phone_signs_for_somebody_without_a_key_and_keeps_no_list"),
    "signer/signed-here.withStore": ("", "test_full_phone_signs_for_somebody_without_a_key_and_keeps_no_list"),
    "worker/snapshot.write": ("", "test_full_disk_leaves_no_snapshot_and_says_nothing"),
}
SCRIPTS: Final = SITE / "static" / "js"
#: What opens a writing transaction: the map's own function, another database, and the worker's.
WRITES: Final = re.compile(
    r'transact\("readwrite"|await openBeside\(|transaction\(STORE, "readwrite"\);\n    const ended'
)
FUNCTION: Final = re.compile(r"^(?:export )?(?:async )?function (\w+)", re.MULTILINE)


def writers() -> set[str]:
    """Return each function of the pages that writes, as `room/module.function`."""
    found = set()
    for path in SCRIPTS.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        for write in WRITES.finditer(text):
            names = [function[1] for function in FUNCTION.finditer(text, 0, write.start())]
            found.add(f"{path.relative_to(SCRIPTS).with_suffix('').as_posix()}.{names[-1]}")
    return found


def test_every_function_that_writes_is_listed():
    assert writers() == set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_every_way_to_write_is_tried_with_a_dead_connection_and_a_full_disk(path):
    there = {
        name
        for path in (ROOT / "e2e").glob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert {name for name in PATHS[path] if name} <= there
    assert any(PATHS[path])
