"""A file with a password: opened with it, refused with one sentence in any other case, never partly read."""

from __future__ import annotations

import base64
import copy
import dataclasses
import functools
import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.helpers.builders import TODAY, make_student
from tests.helpers.lock_up import ITERATIONS, IV, PASSWORD, SALT, lock_up

from bpv_logic.basis.errors import ExportError
from bpv_logic.browser import door
from bpv_logic.cli import command, passwords
from bpv_logic.file import locked
from bpv_logic.file.envelope import decode_export, read_envelope, write_envelope
from bpv_logic.file.limits import MAX_BYTES, MAX_FILE_BYTES
from bpv_logic.file.locked import NIET_OPEN, read_versleuteld
from bpv_logic.file.schema import versleuteld_schema

MAP = write_envelope([make_student()], exported_at="2026-11-25T15:00:00.000Z", generator="bpv-map/1.1.0")
CLOSED = lock_up(MAP)
KEY_OF = passwords.key_of
VALIDATOR = Draft202012Validator(versleuteld_schema())


@functools.cache
def key_made_once(password: str, salt: bytes, iterations: int) -> bytes:
    """Cache the key for these three; a key takes a third of a second, and most tests open the same file."""
    # The key of a wrong password is as wrong after one round.
    iterations = iterations if unicodedata.normalize("NFC", password) == PASSWORD else 1
    return KEY_OF(dataclasses.replace(read_versleuteld(json.dumps(CLOSED)), salt=salt, iterations=iterations), password)


@pytest.fixture(autouse=True)
def _keys_made_once(monkeypatch):
    monkeypatch.setattr(
        passwords, "key_of", lambda found, password: key_made_once(password, found.salt, found.iterations)
    )


def text_of(values: dict[str, Any]) -> str:
    return json.dumps(values)


def opened(values: dict[str, Any], *words: str) -> str:
    return passwords.opened_text(text_of(values), words or (PASSWORD,))


def with_(path: str, value: object) -> dict[str, Any]:
    """Return the locked file with one change."""
    changed = copy.deepcopy(CLOSED)
    around = changed
    *parts, last = path.split(".")
    for part in parts:
        around = around[part]
    around[last] = value
    return changed


def code_of(values: dict[str, Any], *words: str) -> str:
    with pytest.raises(ExportError) as refused:
        opened(values, *words)
    assert str(refused.value).endswith(".")
    return refused.value.code


def test_known_answer_is_opened_to_the_letter():
    """Independently computed: PBKDF2 and GCM as the docs describe them, not as the code implements them."""
    assert base64.b64decode(lock_up("BPV")["data"]).hex() == "d4b9c8094088c5aea568acc4f52198c22927ac"
    assert opened(lock_up("BPV")) == "BPV"


def test_file_opens_to_exactly_the_map_that_went_in():
    assert opened(CLOSED) == MAP
    assert read_envelope(opened(CLOSED)).bpvmap.student.text("voornaam") == "Sam"


def test_order_of_names_and_white_space_make_no_difference():
    turned = json.dumps(dict(reversed(CLOSED.items())), indent=2)

    assert passwords.opened_text("\ufeff" + turned, [PASSWORD]) == MAP


def test_name_that_we_do_not_know_is_guarded_too():
    key = hashlib.pbkdf2_hmac("sha256", PASSWORD.encode(), SALT, ITERATIONS, 32)
    values = {**CLOSED, "hint": "dat van altijd"}
    header = json.dumps({k: v for k, v in values.items() if k != "data"}, sort_keys=True, separators=(",", ":"))
    sealed = passwords.import_module("cryptography.hazmat.primitives.ciphers.aead").AESGCM(key)
    values["data"] = base64.b64encode(sealed.encrypt(IV, MAP.encode(), header.encode())).decode()

    assert opened(values) == MAP
    assert code_of({**values, "hint": "een ander"}) == "wachtwoord-past-niet"


def test_letters_with_accents_open_however_the_keyboard_makes_them():
    assert opened(CLOSED, unicodedata.normalize("NFD", PASSWORD)) == MAP


def test_each_of_several_passwords_is_tried():
    assert opened(CLOSED, "fout", PASSWORD) == MAP


@pytest.mark.scenario("A file with a password is opened with another one: refused, nothing read")
@pytest.mark.parametrize("wrong", ["", " ", PASSWORD.upper(), PASSWORD[:-1], PASSWORD + "s", "x" * 10_000])
def test_wrong_password_is_refused_with_one_sentence(wrong):
    with pytest.raises(ExportError, match=NIET_OPEN):
        opened(CLOSED, wrong)


def flipped(text: str, at: int) -> str:
    data = bytearray(base64.b64decode(text))
    data[at] ^= 1
    return base64.b64encode(data).decode()


@pytest.mark.scenario("A file with a password is tampered with, at any place: refused, nothing read")
@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("data", flipped(CLOSED["data"], 0)),
        ("data", flipped(CLOSED["data"], 200)),
        ("data", flipped(CLOSED["data"], -1)),
        ("data", CLOSED["data"][:400]),
        ("kdf.salt", flipped(CLOSED["kdf"]["salt"], 3)),
        ("kdf.iterations", ITERATIONS + 1),
        ("kdf.extra", "x"),
        ("cipher.iv", flipped(CLOSED["cipher"]["iv"], 3)),
        ("extra", "x"),
    ],
)
def test_tampered_file_does_not_open(path, value):
    assert code_of(with_(path, value)) == "wachtwoord-past-niet"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("format", "bpv-map", "niet-van-ons"),
        ("formatVersion", 2, "nieuwere-versie"),
        ("formatVersion", True, "versleuteld-vorm"),
        ("formatVersion", "1", "versleuteld-vorm"),
        ("kdf", None, "versleuteld-vorm"),
        ("kdf.name", "scrypt", "versleuteld-vorm"),
        ("kdf.hash", "SHA-1", "versleuteld-vorm"),
        ("kdf.salt", "AAAA", "versleuteld-vorm"),
        ("kdf.salt", "é" * 24, "versleuteld-vorm"),
        ("cipher", [], "versleuteld-vorm"),
        ("cipher.name", "AES-CBC", "versleuteld-vorm"),
        ("cipher.length", 128, "versleuteld-vorm"),
        ("cipher.iv", "", "versleuteld-vorm"),
        ("data", "", "versleuteld-vorm"),
        ("data", "geen base64!", "versleuteld-vorm"),
        ("data", {}, "versleuteld-vorm"),
        ("kdf.__proto__", 1, "verboden-naam"),
        ("kdf.diep", {"er": {"nog": {"onder": 1}}}, "te-diep"),
    ],
)
def test_misshapen_file_is_refused_before_a_key_is_made(monkeypatch, path, value, code):
    monkeypatch.setattr(passwords, "key_of", None)

    assert code_of(with_(path, value)) == code
    assert (
        code in {"nieuwere-versie", "verboden-naam", "te-diep"}
        or not VALIDATOR.is_valid(with_(path, value))
        or (path == "data")
    )


@pytest.mark.scenario("A stranger's file asks for a billion rounds of the key: refused before the first")
@pytest.mark.parametrize("count", [0, -1, 1, 599_999, 5_000_001, 10**9, True, None, "600000", [600_000]])
def test_absurd_count_is_refused_before_a_key_is_made(monkeypatch, count):
    monkeypatch.setattr(passwords, "key_of", None)

    assert code_of(with_("kdf.iterations", count)) == "wachtwoord-rondes"
    assert not VALIDATOR.is_valid(with_("kdf.iterations", count))


def test_more_rounds_within_reason_open(monkeypatch):
    monkeypatch.setattr(locked, "LEAST_ITERATIONS", 1)

    assert opened(lock_up(MAP, iterations=1)) == MAP
    assert read_versleuteld(text_of(with_("kdf.iterations", 5_000_000))).iterations == 5_000_000


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        (MAP[:-40], "geen-json"),
        ("[" * 13 + "]" * 13, "te-diep"),
        (MAP.replace('"Sam"', '"Sem"'), "beschadigd"),
        ('{"format":"bpv-map","__proto__":1}', "verboden-naam"),
        ('{"format":"fotoboek"}', "niet-van-ons"),
    ],
)
def test_limits_hold_for_what_is_inside_too(inner, code):
    with pytest.raises(ExportError) as refused:
        read_envelope(opened(lock_up(inner)))
    assert refused.value.code == code


def test_inside_is_no_larger_than_a_map_may_be(monkeypatch):
    monkeypatch.setattr("bpv_logic.file.envelope.MAX_BYTES", len(MAP) - 1)

    with pytest.raises(ExportError) as refused:
        opened(CLOSED)
    assert refused.value.code == "te-groot"


def test_largest_map_still_fits_in_the_largest_file():
    assert len(text_of(CLOSED)) - len(CLOSED["data"]) < MAX_FILE_BYTES - 4 * (MAX_BYTES + 16 + 2) // 3
    decode_export(b" " * (MAX_FILE_BYTES - 30) + b"bpv-map-versleuteld")
    for data in (b" " * MAX_FILE_BYTES + b"bpv-map-versleuteld", b" " * (MAX_BYTES + 1)):
        with pytest.raises(ExportError):
            decode_export(data)


def test_reader_of_maps_says_that_a_password_is_needed():
    with pytest.raises(ExportError, match=r"^Dit bestand heeft een wachtwoord\.$") as refused:
        read_envelope(text_of(CLOSED))
    assert refused.value.code == "met-wachtwoord"


def test_schema_knows_the_file_that_is_made_and_the_page_makes_that_file():
    made = locked.new_file()

    assert VALIDATOR.is_valid(CLOSED)
    assert {name: made["kdf"][name] for name in made["kdf"]}.items() <= CLOSED["kdf"].items()
    assert made["cipher"].items() <= CLOSED["cipher"].items()
    assert (made["saltBytes"], made["ivBytes"], made["kdf"]["iterations"]) == (16, 12, 600_000)


def test_page_hears_what_it_needs_to_open_a_file():
    answer = json.loads(door.handle(json.dumps({"op": "versleuteld", "tekst": text_of(CLOSED)})))
    header = {name: value for name, value in CLOSED.items() if name != "data"}

    assert answer == {
        "ok": True,
        "iterations": 600_000,
        "salt": CLOSED["kdf"]["salt"],
        "iv": CLOSED["cipher"]["iv"],
        "kop": json.dumps(header, sort_keys=True, separators=(",", ":")),
    }


def test_page_hears_why_a_file_is_not_opened():
    text = text_of(with_("kdf.iterations", 10**9))
    answer = json.loads(door.handle(json.dumps({"op": "versleuteld", "tekst": text})))

    assert answer["fout"]["code"] == "wachtwoord-rondes"


@pytest.fixture(name="closed")
def _locked_file(tmp_path) -> Path:
    path = tmp_path / "dicht.json"
    path.write_text(text_of(CLOSED), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _nobody_there(monkeypatch):
    """No password in the environment, and nobody at the keyboard."""
    monkeypatch.delenv(passwords.VARIABLE, raising=False)
    monkeypatch.setattr(passwords, "can_ask", lambda: False)


def run(*arguments: object) -> int:
    return command.main(["check", "--today", TODAY, *map(str, arguments)])


def types(monkeypatch, *answers: str) -> list[str]:
    """Simulate a user at the keyboard who answers this; return the prompts."""
    asked: list[str] = []
    given = iter(answers)

    def ask(question: str) -> str:
        asked.append(question)
        return next(given)

    monkeypatch.setattr(passwords, "can_ask", lambda: True)
    monkeypatch.setattr(passwords, "getpass", ask)
    return asked


def test_command_without_password_says_how_to_give_it_and_goes_on(closed, tmp_path, capsys):
    open_ = tmp_path / "open.json"
    open_.write_text(MAP, encoding="utf-8")

    assert run(closed, open_) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"{closed}: niet te lezen", f"  {passwords.NIET_GEGEVEN}"]
    assert lines[2].startswith(f"{open_}: Sam Voorbeeld")


@pytest.mark.parametrize("way", ["file", "environment"])
def test_command_opens_with_a_password_that_was_given(closed, tmp_path, monkeypatch, capsys, way):
    if way == "environment":
        monkeypatch.setenv(passwords.VARIABLE, PASSWORD)
        assert run(closed) == 0
    else:
        (tmp_path / "w.txt").write_text(f"een ander\r\n{PASSWORD}\r\n", encoding="utf-8")
        assert run("--wachtwoord-bestand", tmp_path / "w.txt", closed) == 0

    assert "Sam Voorbeeld" in capsys.readouterr().out


def test_command_tells_of_a_wrong_password_at_the_file(closed, tmp_path, capsys):
    (tmp_path / "w.txt").write_text("fout\n", encoding="utf-8")

    assert run("--wachtwoord-bestand", tmp_path / "w.txt", closed) == 2
    assert f"  {NIET_OPEN}" in capsys.readouterr().out.splitlines()


def test_command_refuses_an_empty_file_of_passwords(closed, tmp_path, capsys):
    (tmp_path / "w.txt").write_text("\n", encoding="utf-8")

    assert run("--wachtwoord-bestand", tmp_path / "w.txt", closed) == 2
    assert "staat geen wachtwoord" in capsys.readouterr().err


def test_command_asks_and_remembers_what_fitted(closed, tmp_path, monkeypatch, capsys):
    second = tmp_path / "tweede.json"
    second.write_text(text_of(CLOSED), encoding="utf-8")
    # Of one student, and still merged after both were opened.
    asked = types(monkeypatch, "fout", PASSWORD)

    assert run(closed, second) == 0
    assert asked == ["Wachtwoord van dicht.json (Enter: sla over): "] * 2
    assert capsys.readouterr().out.splitlines()[-1] == "2 bestanden, 1 student: 1 nog niet compleet."


def test_command_stops_asking_after_three_tries_and_at_enter(closed, monkeypatch, capsys):
    asked = types(monkeypatch, "fout", "weer fout", "nog eens")

    assert run(closed) == 2
    assert len(asked) == 3
    assert NIET_OPEN in capsys.readouterr().out
    asked = types(monkeypatch, "")
    assert run(closed) == 2
    assert len(asked) == 1
    assert passwords.NIET_GEGEVEN in capsys.readouterr().out


def test_command_without_the_package_says_what_to_install(closed, monkeypatch, capsys):
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(passwords, "import_module", missing)
    monkeypatch.setenv(passwords.VARIABLE, PASSWORD)

    assert run(closed) == 2
    assert "python -m pip install cryptography" in capsys.readouterr().out


def test_map_in_which_the_word_stands_is_read_as_any_other(tmp_path, capsys):
    path = tmp_path / "sam.json"
    student = make_student(school="bpv-map-versleuteld")
    path.write_text(write_envelope([student], exported_at="2026-11-25T15:00:00.000Z", generator="x"), encoding="utf-8")

    assert run(path) == 0
    assert "Sam Voorbeeld" in capsys.readouterr().out


def test_command_prints_the_schema(capsys):
    assert command.main(["schema", "--wachtwoord"]) == 0
    assert json.loads(capsys.readouterr().out) == versleuteld_schema()
