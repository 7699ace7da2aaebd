"""
The front door: `python3 build.py [build|serve|test|bench]`.

Makes the project's own environment in `.venv` on first use and again when `requirements.lock` changes, then hands
over to `src/bpv_site`. Uses only the standard library and runs on Python 3.11 or newer; the environment itself gets
Python 3.13, because the rules are compiled for the Python that runs on the phone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
PYTHON_PIN = ROOT / ".python-version"
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
STAMP = VENV / "bpv-map-stamp"
OLDEST_PYTHON = (3, 11)
SHOWN_LINES = 15


class SetupError(Exception):
    """Something outside the project is in the way; the message says what, in one sentence."""


def locked_block(lock_text: str, package: str) -> str:
    """Return the lines of one package in the lock: its pin and its hashes."""
    lines = lock_text.splitlines()
    for start, line in enumerate(lines):
        if line.startswith(f"{package}=="):
            end = start + 1
            while end < len(lines) and lines[end].startswith(" "):
                end += 1
            return "\n".join(lines[start:end]) + "\n"
    raise SetupError(f"{LOCK.name} names no {package}; restore the file from git.")


def stamp_text(lock: bytes, python_pin: bytes, root: Path) -> str:
    """
    Describe what an environment was made from: one line that requires a new one, and one that requires other tools.

    An environment contains absolute paths, so a project that was moved needs a new one.
    """
    place, tools = (hashlib.sha256(part).hexdigest() for part in (python_pin + str(root).encode(), lock))
    return f"{place}\n{tools}\n"


def venv_program(venv: Path, name: str) -> Path:
    """Return the path of a program in the environment, on Windows too."""
    return venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name


def run(command: list[str], *, doing: str, env: dict[str, str] | None = None, hint: str = "") -> None:
    """Run a set-up step quietly; on failure show the end of its output."""
    print(f"{doing} …", flush=True)
    done = subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip().splitlines()
        print("\n".join(said[-SHOWN_LINES:]), file=sys.stderr)
        raise SetupError(f"{doing} failed; the lines above are the end of what it said. {hint}".rstrip())


def tool_env() -> dict[str, str]:
    """Let pip and uv trust what the machine trusts, so that they work behind a school's proxy as the browser does."""
    env = dict(os.environ)
    env.setdefault("UV_SYSTEM_CERTS", "true")
    if "SSL_CERT_FILE" in env:
        env.setdefault("PIP_CERT", env["SSL_CERT_FILE"])
    # An active virtual environment must not be mistaken for ours.
    env.pop("VIRTUAL_ENV", None)
    return env


def find_uv(lock_text: str) -> Path:
    """Return uv as the lock names it; pip downloads it into the cache, which PEP 668 allows."""
    block = locked_block(lock_text, "uv")
    folder = CACHE / f"uv-{hashlib.sha256(block.encode()).hexdigest()[:12]}"
    # `pip --target` puts scripts in bin/ on every system.
    uv = folder / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    if uv.is_file():
        return uv
    CACHE.mkdir(exist_ok=True)
    has_pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False)
    if has_pip.returncode != 0:
        raise SetupError(f"{sys.executable} has no pip; install it (on Debian or Ubuntu: apt install python3-pip).")
    with tempfile.TemporaryDirectory(dir=CACHE) as made:
        wanted = Path(made) / "uv.txt"
        wanted.write_text(block, encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        step = [*pip, "--require-hashes", "--only-binary", ":all:", "--target", f"{made}/uv", "-r", str(wanted)]
        run(step, doing="getting uv", env=tool_env())
        shutil.rmtree(folder, ignore_errors=True)
        Path(made, "uv").rename(folder)
    return uv


def make_venv(uv: Path, python_pin: str, *, anew: bool) -> None:
    """Make `.venv` with the pinned Python and exactly the tools of the lock."""
    if anew:
        step = [str(uv), "venv", "--quiet", "--clear", "--python", python_pin, str(VENV)]
        hint = f"Install Python {python_pin} and try again."
        run(step, doing=f"making .venv with Python {python_pin}", env=tool_env(), hint=hint)
    python = str(venv_program(VENV, "python"))
    step = [str(uv), "pip", "sync", "--quiet", "--require-hashes", "--python", python, str(LOCK)]
    run(step, doing="installing the tools of requirements.lock", env=tool_env())
    packages = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True, cwd=ROOT
    )
    # `python -m bpv_logic` and every tool find our packages without an install step that could go stale.
    Path(packages.strip(), "bpv-map.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def ensure_venv() -> Path:
    """Make or refresh the environment when it is missing or stale, and return its Python."""
    try:
        lock, pin = LOCK.read_bytes(), PYTHON_PIN.read_bytes()
    except FileNotFoundError as missing:
        raise SetupError(f"{missing.filename} is missing; restore it from git.") from missing
    wanted = stamp_text(lock, pin, ROOT)
    python = venv_program(VENV, "python")
    found = STAMP.read_text(encoding="utf-8") if python.exists() and STAMP.is_file() else ""
    if found != wanted:
        anew = found.partition("\n")[0] != wanted.partition("\n")[0]
        make_venv(find_uv(lock.decode()), pin.decode().strip(), anew=anew)
        STAMP.write_text(wanted, encoding="utf-8")
    return python


def keep_bytecode() -> None:
    """
    Let every later Python compile a file only once, even where the tree must stay clean.

    A test run starts dozens of them; without this each compiles all its imports again.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(CACHE / "bytecode"))


def hand_over(python: Path, arguments: list[str]) -> int:
    """Continue as `python -m bpv_site`; on Windows as a child, because exec returns to the prompt there."""
    command = [str(python), "-m", "bpv_site", *arguments]
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)
    return subprocess.call(command)


def main() -> int:
    """Set up and hand over."""
    if sys.version_info < OLDEST_PYTHON:
        print("build.py needs Python 3.11 or newer.", file=sys.stderr)
        return 1
    try:
        python = ensure_venv()
        keep_bytecode()
        return hand_over(python, sys.argv[1:])
    except SetupError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
