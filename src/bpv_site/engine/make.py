"""Makes the engine: Pyodide's runtime, a standard library with only the modules in use, and our rules as bytecode."""

from __future__ import annotations

import json
import marshal
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from bpv_logic.cli.rules_digest import is_on_the_phone
from bpv_logic.school.active import SITE_PLACE
from bpv_logic.verdict import rules_version
from bpv_site.engine.runtime import NAMES_SCRIPT, RUNTIME_FILES, ensure_runtime
from bpv_site.pages.school import school_text
from bpv_site.tools import digest, npm
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import CACHE, ROOT, RULES

HERE: Final = Path(__file__).parent
#: What a page loads to start stock Pyodide.
STOCK_FILES: Final = (*RUNTIME_FILES, "python_stdlib.zip", "pyodide-lock.json")

#: Modules that a probe does not touch when all goes well, each with what needs it.
ALWAYS: Final = (
    "encodings/ascii.py",  # a library that asks for this encoding by name
    "encodings/latin_1.py",  # the same
    "encodings/utf_8_sig.py",  # a file that Windows saved with a byte order mark
    "linecache.py",  # a traceback
    "traceback.py",  # a traceback
    "warnings.py",  # a warning from the standard library
)
#: Small modules that replace large ones that Pyodide imports at every start and the rules never use.
STAND_INS: Final = HERE / "stand_ins"
#: Files added to the engine unchanged, which run there before our package.
ON_PHONE: Final = HERE / "on_phone"
#: Python imports this module by itself as soon as it starts.
SITE_START: Final = "sitecustomize.py"
#: A line of Pyodide that would import a sixth of the standard library, for the name of a base class.
_HOOK: Final = "_pyodide/_importhook.py"
_HOOK_IMPORT: Final = b"from importlib.abc import Loader, MetaPathFinder"
_HOOK_INSTEAD: Final = b"from importlib._abc import Loader\n\nMetaPathFinder = object"
#: Bytecode header: magic, then "not checked against a source", then twelve unused bytes.
_PYC_HEADER: Final = MAGIC_NUMBER + bytes(12)


@dataclass(frozen=True, kw_only=True)
class Engine:
    """The finished engine: its folder and the names that go under `engine/`."""

    folder: Path
    runtime: str
    stdlib: str
    lock: str
    rules: str

    @property
    def rules_hash(self) -> str:
        """Return the hash that distinguishes versions of our rules."""
        return self.rules.removesuffix(".zip").rpartition("-")[2]

    def urls(self, base: str) -> dict[str, str]:
        """Return the addresses that the worker boots from."""
        return {
            "runtime": f"{base}engine/{self.runtime}/",
            "stdlib": f"{base}engine/{self.stdlib}",
            "lock": f"{base}engine/{self.lock}",
            "rules": f"{base}engine/{self.rules}",
        }

    def probe_files(self) -> dict[str, str]:
        """Return the same as paths, for a start under node."""
        names = {"runtime": self.runtime, "stdlib": self.stdlib, "lock": self.lock, "rules": self.rules}
        return {key: str(self.folder / name) for key, name in names.items()}


def ensure_engine(cache: Path = CACHE) -> Engine:
    """Return the engine, rebuilt only when its sources changed."""
    inputs = [path for path in digest.files_under(RULES) if path.suffix != ".pyc"]
    inputs += [
        npm.LOCK,
        HERE / "make.py",
        HERE / "runtime.py",
        NAMES_SCRIPT,
        HERE / "probe.mjs",
        HERE / "probe.py",
        ON_PHONE / "bpv_start.py",
        ON_PHONE / SITE_START,
        *STAND_INS.rglob("*.py"),
        ROOT / "pyproject.toml",
    ]
    folder = (
        cache
        / "engine"
        / digest.of_bytes(f"{digest.of_files(inputs, root=ROOT)}{school_text()}".encode())[: digest.SHORT]
    )
    if not folder.is_dir():
        print("making the engine …", flush=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            _make(Path(made) / "engine", Path(made) / "work", cache)
            if not folder.is_dir():  # another build may have been quicker
                (Path(made) / "engine").rename(folder)
    return _read(folder)


def run_probe(files: dict[str, str | None]) -> dict[str, object]:
    """Start an engine under node, use everything in it, and return what the probe saw."""
    asked = json.dumps({**files, "script": str(HERE / "probe.py")})
    ran, output = npm.run_node([str(HERE / "probe.mjs"), asked])
    if not ran:
        raise BuildError(f"the rules do not run in Pyodide:\n{output}")
    seen: dict[str, object] = json.loads(output)
    if seen["problems"]:
        raise BuildError(f"the rules answered wrongly in Pyodide: {seen['problems']}")
    if seen["magic"] != MAGIC_NUMBER.hex():
        raise BuildError(f"Pyodide reads bytecode {seen['magic']}, this Python writes {MAGIC_NUMBER.hex()}.")
    return seen


def _make(engine: Path, work: Path, cache: Path) -> None:
    """Put the four parts into a new folder, under names with their hash."""
    shutil.copytree(ensure_runtime(cache), engine)
    work.mkdir()
    stock = npm.package("pyodide")
    rules = _rules_zip(work)
    stdlib = put_stand_ins(stock / "python_stdlib.zip", work / "python_stdlib.zip")
    probe = run_probe({"runtime": str(stock), "stdlib": str(stdlib), "lock": None, "rules": str(rules)})
    _keep_modules(stdlib, probe["modules"])
    lock = work / "pyodide-lock.json"
    stock_lock = json.loads((stock / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock.write_text(json.dumps({"info": stock_lock["info"], "packages": {}}, sort_keys=True), encoding="utf-8")
    _add_start(rules, probe["texts"])
    # The rules keep their docstrings: without one, each dataclass would generate its own at import, which is slow.
    _compile(rules)
    _compile(stdlib, "-OO")
    for made in (lock, stdlib, rules):
        named = f"{made.stem}-{digest.of_bytes(made.read_bytes())[: digest.SHORT]}{made.suffix}"
        shutil.copyfile(made, engine / named)


def put_stand_ins(stock: Path, target: Path) -> Path:
    """Take Pyodide's standard library, with our small modules replacing theirs."""
    with ZipFile(stock) as source:
        content = {name: source.read(name) for name in source.namelist()}
    for path in STAND_INS.rglob("*.py"):
        name = path.relative_to(STAND_INS).as_posix()
        if name not in content:
            raise BuildError(f"Pyodide has no {name} any more; take it out of {STAND_INS.name}.")
        content[name] = path.read_bytes()
    if content[_HOOK].count(_HOOK_IMPORT) != 1:
        raise BuildError(f"Pyodide's {_HOOK} is another than the one that we change.")
    content[_HOOK] = content[_HOOK].replace(_HOOK_IMPORT, _HOOK_INSTEAD)
    content[SITE_START] = (ON_PHONE / SITE_START).read_bytes()
    return write_zip(target, content)


def _keep_modules(stdlib: Path, modules: object) -> None:
    """Keep only the modules of a standard library that the probe saw, and the few it could not see."""
    if not isinstance(modules, list):
        raise BuildError("the probe gave no list of modules.")
    with ZipFile(stdlib) as source:
        content = {name: source.read(name) for name in {*modules, *ALWAYS}}
    write_zip(stdlib, content)


def _rules_zip(work: Path) -> Path:
    """Take the package from the wheel of `bpv_logic`, and add this school's settings."""
    uv = str(Path(sys.executable).with_name("uv"))
    _run(
        [
            uv,
            "build",
            "--wheel",
            "--no-build-isolation",
            "--offline",
            "--python",
            sys.executable,
            "--out-dir",
            str(work),
            str(ROOT),
        ]
    )
    (wheel,) = work.glob("*.whl")
    with ZipFile(wheel) as source:
        wanted = [name for name in source.namelist() if name.startswith("bpv_logic/")]
        content = {name: source.read(name) for name in wanted if is_on_the_phone(name.removeprefix("bpv_logic/"))}
    content[f"bpv_logic/{SITE_PLACE}"] = school_text().encode()
    content[f"bpv_logic/{rules_version.FILE}"] = rules_version.rules_version().encode()
    return write_zip(work / "bpv_logic.zip", content)


def _add_start(rules: Path, texts: object) -> None:
    """Add what runs before our package, with the methods of its dataclasses compiled: see `bpv_start.py`."""
    if not isinstance(texts, list) or not texts:
        raise BuildError("the probe gave no text of a dataclass.")
    with ZipFile(rules) as source:
        content = {name: source.read(name) for name in source.namelist()}
    content["bpv_start.py"] = (ON_PHONE / "bpv_start.py").read_bytes()
    content["bpv_start.bin"] = marshal.dumps({text: compile(text, "<string>", "exec") for text in texts})
    write_zip(rules, content)


def _compile(target: Path, *flags: str) -> None:
    """
    Turn the Python files of a zip into bytecode.

    A quarter smaller without the column of every instruction, which only makes a traceback prettier.
    """
    # -I keeps our build.py out of the way of the library `build`, which pyodide-build imports.
    compiler = [sys.executable, "-I", *flags, "-X", "no_debug_ranges", "-m", "pyodide_cli", "py-compile"]
    _run([*compiler, "--silent", "--compression-level", "0", str(target)])
    with ZipFile(target) as compiled:
        content = {name: compiled.read(name) for name in compiled.namelist()}
    for name in content:
        if name.endswith(".pyc"):
            # The header holds the compile time; without it the same source gives the same bytes.
            content[name] = _PYC_HEADER + content[name][len(_PYC_HEADER) :]
    write_zip(target, content)


def write_zip(target: Path, content: dict[str, bytes]) -> Path:
    """Write a zip that is the same on every machine: sorted, dated 1980, and stored so that HTTP compresses it well."""
    with ZipFile(target, "w", ZIP_STORED) as made:
        for name in sorted(content):
            entry = ZipInfo(name)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            made.writestr(entry, content[name])
    return target


def _read(folder: Path) -> Engine:
    """Find the four parts in a finished folder."""

    def only(pattern: str) -> str:
        (found,) = folder.glob(pattern)
        return found.name

    return Engine(
        folder=folder,
        runtime=only("pyodide-*[!.json]"),
        stdlib=only("python_stdlib-*.zip"),
        lock=only("pyodide-lock-*.json"),
        rules=only("bpv_logic-*.zip"),
    )


def _run(command: list[str]) -> None:
    """Run a build tool quietly; on failure show its output."""
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
