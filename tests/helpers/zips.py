"""Zips of hand-ins as people and hostile senders make them, and what is right for each.

Run as a program it writes `tests/data/zips` for the tests in Node: the zips, and what the rules read from each.
"""

from __future__ import annotations

import io
import json
import struct
import zlib
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bpv_logic.file.incoming.zip_list import Entry, zip_list

DATA: Final = Path(__file__).parents[1] / "data"
FOLDER: Final = DATA / "zips"
CASES: Final = DATA / "gevallen"
NOOR: Final = (CASES / "inlevermap" / "Noor" / "bpv-map-noor-2026-12-01.json").read_bytes()
DAAN: Final = (CASES / "inlevermap" / "Daan" / "bpv-map-daan-2026-12-01.json.txt").read_bytes()
APPLE: Final = next((CASES / "inlevermap" / "__MACOSX" / "Noor").iterdir()).read_bytes()
#: A date in a zip: 1 January 1980.
WHEN: Final = (1980, 1, 1, 0, 0, 0)


def made(files: dict[str, bytes], *, method: int = ZIP_DEFLATED, system: int = 0, zip64: bool = False) -> bytes:
    """Return a zip of these files; `system` is what made it: 0 Windows, 3 a Mac."""
    target = io.BytesIO()
    with ZipFile(target, "w", method) as result:
        for name, content in files.items():
            entry = ZipInfo(name, WHEN)
            entry.compress_type, entry.create_system = method, system
            with result.open(entry, "w", force_zip64=zip64) as part:
                part.write(content)
    return target.getvalue()


def streamed(files: dict[str, bytes]) -> bytes:
    """Return a zip as a Mac or a server writes it in one go: sizes only in its list, and behind each file."""

    class Forward(io.RawIOBase):
        def __init__(self) -> None:
            self.parts: list[bytes] = []

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:
            self.parts.append(bytes(data))
            return len(data)

    target = Forward()
    with ZipFile(target, "w", ZIP_DEFLATED) as result:
        for name, content in files.items():
            result.writestr(ZipInfo(name, WHEN), content, ZIP_DEFLATED)
    return b"".join(target.parts)


def raw(name: bytes, content: bytes, *, flags: int = 0, method: int = 0, size: int | None = None) -> bytes:
    """Return a zip of one stored file, with every number as a sender may set it."""
    whole = len(content) if size is None else size
    crc = zlib.crc32(content)
    head = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 33, crc, len(content), whole, len(name), 0)
    local = b"PK\x03\x04" + head + name + content
    entry = struct.pack(
        "<HHHHHHIIIHHHHHII", 20, 20, flags, method, 0, 33, crc, len(content), whole, len(name), *[0] * 6
    )
    listed = b"PK\x01\x02" + entry + name
    end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(listed), len(local), 0)
    return local + listed + b"PK\x05\x06" + end


def zip64() -> bytes:
    """Return a small zip in which every number is written in 64 bits, as a very large one has it."""
    name = b"Noor/bpv-map.json"
    full, full_16 = 0xFFFFFFFF, 0xFFFF
    packed = zlib.compress(NOOR, wbits=-15)
    crc = zlib.crc32(NOOR)
    local_extra = struct.pack("<HHQQ", 1, 16, len(NOOR), len(packed))
    local = (
        b"PK\x03\x04"
        + struct.pack("<HHHHHIIIHH", 45, 0, 8, 0, 33, crc, full, full, len(name), len(local_extra))
        + name
        + local_extra
        + packed
    )
    extra = struct.pack("<HHQQQ", 1, 24, len(NOOR), len(packed), 0)
    numbers = (45, 45, 0, 8, 0, 33, crc, full, full, len(name), len(extra), 0, 0, 0, 0, full)
    listed = b"PK\x01\x02" + struct.pack("<HHHHHHIIIHHHHHII", *numbers) + name + extra
    end_64 = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1, 1, len(listed), len(local))
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, len(local) + len(listed), 1)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, full_16, full_16, full, full, 0)
    return local + listed + end_64 + locator + end


def bomb_of_one_place(count: int = 200) -> bytes:
    """Return a zip in which all files in the list are the same packed bytes, so that little unpacks to much."""
    packed = zlib.compress(bytes(1_000_000), 9, wbits=-15)
    crc = zlib.crc32(bytes(1_000_000))
    local = (
        b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(packed), 1_000_000, 1, 0) + b"a" + packed
    )
    numbers = (20, 20, 0, 8, 0, 33, crc, len(packed), 1_000_000, 1, *[0] * 6)
    listed = (b"PK\x01\x02" + struct.pack("<HHHHHHIIIHHHHHII", *numbers) + b"a") * count
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(listed), len(local), 0)
    return local + listed + b"PK\x05\x06" + end


#: Opened: the maps in it by name, and the names of what is passed over.
OPENED: Final[dict[str, tuple[bytes, set[str], set[str]]]] = {
    "windows": (made({"Noor/bpv-map.json": NOOR, "Daan/bpv-map.json.txt": DAAN, "Thumbs.db": b"\xd0\xcf\x11\xe0"}),
                {"Noor/bpv-map.json", "Daan/bpv-map.json.txt"}, {"Thumbs.db"}),
    "mac": (made({"klas/": b"", "klas/Noor/bpv-map.json": NOOR, "__MACOSX/klas/Noor/._bpv-map.json": APPLE,
                  "klas/.DS_Store": b"\0\0\0\1Bud1"}, system=3),
            {"klas/Noor/bpv-map.json"}, {"__MACOSX/klas/Noor/._bpv-map.json", "klas/.DS_Store"}),
    "heel": (made({"Noor.json": NOOR, "Daan": DAAN}, method=ZIP_STORED), {"Noor.json", "Daan"}, set()),
    "gestroomd": (streamed({"Noor.JSON": NOOR, "Daan (1).json": DAAN}), {"Noor.JSON", "Daan (1).json"}, set()),
    "zip64": (zip64(), {"Noor/bpv-map.json"}, set()),
    "zip64-gedwongen": (made({"Noor.json": NOOR}, zip64=True), {"Noor.json"}, set()),
    "utf8-met-vlag": (made({"Łukasz Şahin/bpv-map.json": NOOR}), {"Łukasz Şahin/bpv-map.json"}, set()),
    "utf8-zonder-vlag": (raw("Renée/bpv-map.json".encode(), NOOR), {"Renée/bpv-map.json"}, set()),
    "cp437": (raw("Renée/bpv-map.json".encode("cp437"), NOOR), {"Renée/bpv-map.json"}, set()),
    "schuine-strepen": (raw(b"Noor\\bpv-map.json", NOOR), {"Noor/bpv-map.json"}, set()),
    "met-notitie": (made({"Noor.json": NOOR})[:-2] + b"\x05\0hallo", {"Noor.json"}, set()),
}  # fmt: skip


def entry_values(entry: Entry) -> dict[str, object]:
    """Return an entry as a page gets it."""
    return {
        "naam": entry.naam,
        "plaats": entry.place,
        "ingepakt": entry.packed,
        "grootte": entry.size,
        "isHeel": entry.is_stored,
        "fout": entry.fout,
    }


def main() -> None:
    """Write the zips, and the list of each."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    lists = {}
    for name, (data, *_) in OPENED.items():
        (FOLDER / f"{name}.zip").write_bytes(data)
        lists[name] = [entry_values(entry) for entry in zip_list(data, len(data))]
    text = json.dumps(lists, ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / "lijsten.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
