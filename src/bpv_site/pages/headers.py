"""What a browser is told about our files: the Content-Security-Policy in one place, the other headers, the types."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from bpv_site.tools.errors import BuildError

_DIRECTIVES: Final = (
    ("default-src", "'none'"),
    # The rule engine is WebAssembly; nothing else may be compiled to code.
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("worker-src", "'self'"),
    # The browser itself ensures that no data leaves in a request.
    ("connect-src", "'self'"),
    ("style-src", "'self'"),
    # blob: and data: are the student's photos and signatures, shown from the phone's own storage.
    ("img-src", "'self' blob: data:"),
    ("font-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    # Without working JavaScript a form would put what was typed in the address.
    ("form-action", "'none'"),
    ("frame-ancestors", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "app"),
)
#: Browsers ignore these in a meta element, and complain.
_HEADER_ONLY: Final = frozenset({"frame-ancestors"})

#: Content types by file name suffix; the build refuses a file without one.
TYPES: Final = {
    # Packed already, but not declared as such: no host changes it on its way.
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".zip": "application/zip",
}

_FOREVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


def policy(*, meta: bool = False) -> str:
    """Return the policy for the header, or for a meta element."""
    return "; ".join(f"{name} {value}" for name, value in _DIRECTIVES if not (meta and name in _HEADER_ONLY))


def security_headers() -> dict[str, str]:
    """Return the headers of every response."""
    return {
        "Content-Security-Policy": policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        # The camera reads codes from another screen; the browser asks the user.
        "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def is_immutable(path: str) -> bool:
    """Say whether a file's name changes with its content; `path` is relative to the base."""
    return path.startswith("engine/")


def headers_for(path: str) -> dict[str, str]:
    """Return all headers of one file; `path` is relative to the base, as in `uren/index.html`."""
    cache = _FOREVER if is_immutable(path) else _ASK_AGAIN
    return {**security_headers(), "Content-Type": content_type(path), "Cache-Control": cache}


def content_type(path: str) -> str:
    """Return the content type of a file by its suffix."""
    suffix = PurePosixPath(path).suffix
    if suffix not in TYPES:
        raise BuildError(f"{path}: no content type is known for {suffix or 'a name without suffix'}; see headers.py.")
    return TYPES[suffix]


def headers_file(base: str) -> str:
    """Write the headers as the `_headers` file that several static hosts read."""
    every = [f"  {name}: {value}" for name, value in security_headers().items()]
    suffixes = (".mjs", ".wasm", ".webmanifest")
    rules = [f"{base}*", *every, f"  Cache-Control: {_ASK_AGAIN}"]
    # Hosts differ in how they join a header set by two rules, so the general one is removed first.
    rules += [f"{base}engine/*", "  ! Cache-Control", f"  Cache-Control: {_FOREVER}"]
    for suffix in suffixes:
        rules += [f"{base}*{suffix}", f"  Content-Type: {TYPES[suffix]}"]
    return "\n".join(rules) + "\n"
