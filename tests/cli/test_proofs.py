"""The proofs of keys, checked on the command line with a library; every byte that was changed is found."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

import pytest
from tests.helpers import builders as b
from tests.helpers.klas.keys import Phone, changed

from bpv_logic.cli import command
from bpv_logic.cli.sleutels.proofs import checked_proofs
from bpv_logic.file.envelope import write_envelope
from bpv_logic.map.bpvmap import map_of
from bpv_logic.map.seal import judge_handtekeningen

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.map.record import Record

MAP: Final = b.make_map(b.make_student(), b.make_periode(), b.make_urendag(datum="2026-11-24"), b.make_urenblok())
SIGNED: Final = Phone(8).signed(b.make_handtekening(MAP, MAP.by_id["urenblok-2026-11-23"]), "tekenaar")


def write(folder: Path, handtekening: Record) -> Path:
    path = folder / "map.json"
    text = write_envelope(
        (*MAP.records, handtekening), exported_at="2026-11-28T10:00:00.000Z", generator="bpv-map/test"
    )
    path.write_text(text, encoding="utf-8")
    return path


def checked(*arguments: object) -> int:
    return command.main(["check", "--today", "2026-12-01", *map(str, arguments)])


def is_sound(handtekening: Record) -> bool:
    """Whether nothing is said against it: whole, as it was signed, and proved by its key."""
    [zegel] = judge_handtekeningen(map_of((*MAP.records, handtekening)))
    return zegel.staat == "geldig" and [item.uitslag for item in checked_proofs([zegel])] == ["klopt"]


def test_key_that_made_its_proof_is_told_with_where(tmp_path, capsys):
    checked(write(tmp_path, SIGNED))

    assert "[handtekening] mevrouw Jansen tekende op een eigen telefoon (sleutel " in capsys.readouterr().out


def test_proof_of_another_key_is_wrong(tmp_path, capsys):
    false = changed(SIGNED, sleutel=Phone(9).sleutel)

    assert checked("--json", write(tmp_path, false)) == 1
    [read] = json.loads(capsys.readouterr().out)
    assert [item["bewijs"] for item in read["sleutels"]] == ["klopt niet"]
    assert checked(write(tmp_path, false)) == 1
    assert "[klopt niet] Het bewijs bij de handtekening van mevrouw Jansen" in capsys.readouterr().out


def test_key_that_is_no_point_of_the_curve_is_wrong(tmp_path, capsys):
    x = "A" * 43
    odd = changed(SIGNED, sleutel=f'{{"crv":"P-256","kty":"EC","x":"{x}","y":"{x}"}}')

    assert checked(write(tmp_path, odd)) == 1
    assert "hoort niet bij de sleutel" in capsys.readouterr().out


def test_without_the_library_it_says_what_to_install(tmp_path, capsys, monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == "cryptography"]:
        monkeypatch.setitem(sys.modules, name, None)
    checked(write(tmp_path, SIGNED))
    told = capsys.readouterr().out

    assert "niet nagekeken. Installeer: python -m pip install cryptography" in told
    assert "mevrouw Jansen tekende op een eigen telefoon" in told


@pytest.mark.parametrize("field", ["sleutel", "bewijs", "schakel", "verzegeld", "sha256"])
def test_any_byte_that_is_changed_is_found(field: str):
    """Elke letter die in sleutel, bewijs, schakel of kopie verandert, wordt gezien."""
    text = SIGNED.text(field)
    assert is_sound(SIGNED)
    for at, letter in enumerate(text):
        other = text[:at] + ("b" if letter != "b" else "c") + text[at + 1 :]
        assert not is_sound(changed(SIGNED, **{field: other})), at
