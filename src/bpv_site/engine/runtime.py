"""
Makes Pyodide's own code smaller and its start shorter, without changing what it does.

Pyodide exports every function of Python and of C to packages that are loaded later. The rules load none, so all but
the few hundred that its own script calls are removed, with what only they needed (besluiten/0042).
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Final

from bpv_site.tools import digest, npm
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import ROOT

LOADER: Final = "pyodide.mjs"
SCRIPT: Final = "pyodide.asm.js"
WASM: Final = "pyodide.asm.wasm"
RUNTIME_FILES: Final = (LOADER, SCRIPT, WASM)

NAMES_SCRIPT: Final = Path(__file__).with_name("wasm_names.mjs")
#: A line of the script that makes one exported function callable by name.
_STUB: Final = re.compile(r'var (_\w+)=Module\["\1"\]=wasmExports\["(\w+)"\];')
_WORD: Final = re.compile(r"[A-Za-z_$][\w$]*")
#: The WebAssembly features that Pyodide uses beyond the first version.
_FEATURES: Final = (
    "bulk-memory",
    "exception-handling",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
)
#: The loader starts to compile only once its script has loaded and run; the phone is idle until then.
_LATE: Final = {
    f'R(e+"{WASM}"),': f'R(e+"{WASM}"),early=n&&WebAssembly.compileStreaming(n),heard=early?.catch(()=>{{}}),',
    "await WebAssembly.instantiateStreaming(n,s)": (
        "{module:await early,instance:await WebAssembly.instantiate(await early,s)}"
    ),
}


def ensure_runtime(cache: Path) -> Path:
    """Return a folder with the runtime in it: half of the work of an engine, and independent of rules and school."""
    inputs = [npm.LOCK, Path(__file__), NAMES_SCRIPT]
    folder = cache / "runtime" / digest.of_files(inputs, root=ROOT)[: digest.SHORT]
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            work, finished = Path(made) / "work", Path(made) / "runtime"
            work.mkdir()
            finished.mkdir()
            write_runtime(npm.package("pyodide"), finished, work)
            if not folder.is_dir():  # another build may have been quicker
                finished.rename(folder)
    return folder


def write_runtime(stock: Path, target: Path, work: Path) -> None:
    """
    Write Pyodide's three files into a folder named after their content, under `target`; `work` is for temporary files.

    BuildError when they differ from those of the pinned version.
    """
    loader = compile_early((stock / LOADER).read_text("utf-8").rpartition("//# sourceMappingURL=")[0])
    script = (stock / SCRIPT).read_text("utf-8")
    names = called_names(stock / WASM, script, loader)
    keep_exports(stock / WASM, names, work / WASM)
    content = {
        LOADER: loader.encode(),
        SCRIPT: drop_stubs(script, names).encode(),
        WASM: (work / WASM).read_bytes(),
    }
    total = digest.of_bytes(b"".join(content.values()))[: digest.SHORT]
    folder = target / f"pyodide-{total}"
    folder.mkdir()
    for name, data in content.items():
        (folder / name).write_bytes(data)


def compile_early(loader: str) -> str:
    """Let the loader compile its WebAssembly while the rest of the engine is loading, instead of afterwards."""
    for late, early in _LATE.items():
        if loader.count(late) != 1:
            raise BuildError(f"Pyodide's {LOADER} is another than the one that we change: {late}")
        loader = loader.replace(late, early)
    return loader


def called_names(wasm: Path, script: str, loader: str) -> set[str]:
    """
    Return the exported names that Pyodide's own code may call: each that occurs in it outside its own stub.

    A word that only looks like a name keeps one function too many, which is harmless.
    """
    ran, output = npm.run_node([str(NAMES_SCRIPT), str(wasm)])
    if not ran:
        raise BuildError(f"the names in {wasm.name} could not be read:\n{output}")
    found = json.loads(output)
    words = {*_WORD.findall(_STUB.sub("", script)), *_WORD.findall(loader), *found["imports"]}
    # The script puts an underscore before a C name.
    return {name for name in found["exports"] if name in words or f"_{name}" in words}


def drop_stubs(script: str, names: set[str]) -> str:
    """Remove the stubs of other names from the script."""
    if not _STUB.search(script):
        raise BuildError(f"Pyodide's {SCRIPT} is another than the one that we change: it has no stubs.")
    return _STUB.sub(lambda stub: stub[0] if stub[2] in names else "", script)


def keep_exports(wasm: Path, names: set[str], target: Path) -> None:
    """Write the module with only these names, and without what can no longer be reached."""
    graph = target.with_suffix(".json")
    nodes: list[dict[str, object]] = [{"name": name, "export": name, "root": True} for name in sorted(names)]
    graph.write_text(json.dumps(nodes), encoding="utf-8")
    tool = npm.package("binaryen") / "bin" / "wasm-metadce"
    features = [f"--enable-{name}" for name in _FEATURES]
    ran, output = npm.run_node([str(tool), *features, f"--graph-file={graph}", str(wasm), "-o", str(target)])
    if not ran:
        raise BuildError(f"{wasm.name} could not be made smaller:\n{output}")
