"""Texts and values that an attacker puts in a file; each script among them would reveal itself."""

from __future__ import annotations

from typing import Any, Final

#: What a script would set, if one ever ran.
MARK: Final = "gekraakt"
_SCRIPT: Final = f"globalThis.{MARK}=1"

MARKUP: Final = (
    f"<script>{_SCRIPT}</script>",
    f'"><img src=x onerror="{_SCRIPT}">',
    f"'><svg/onload={_SCRIPT}>",
    f"</textarea></option></title><iframe srcdoc='<script>parent.{MARK}=1</script>'></iframe>",
    f"<a href=javascript:{_SCRIPT}>hier</a><details open ontoggle={_SCRIPT}>",
    f"<math><mtext></table></math><style>*{{display:none}}</style><img src=x onerror={_SCRIPT}>",
    "--><!-- ]]> <![CDATA[ <base href=//elders.example/><meta http-equiv=refresh content=0;url=//elders.example>",
)
ADDRESSES: Final = (
    f"javascript:{_SCRIPT}",
    f"data:text/html,<script>{_SCRIPT}</script>",
    "//elders.example/volg.gif",
    "../../school/?x=1#y",
)
TEMPLATES: Final = (
    "{label} {veld} {0}",
    "{{ 7*7 }} {% raw %}",
    f"${{{_SCRIPT}}}",
    "%s %(naam)s %n",
    "<%= 7*7 %> #{7*7}",
)
FORMULAS: Final = (
    '=HYPERLINK("https://elders.example/","klik")',
    "+31 6 =1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "\t=1+1",
    "\r=1+1",
)
SCRIPTS: Final = (
    "\u202ekmaap\u202c \u2066omgekeerd",
    "on\u200bzicht\u200dbaar\ufeff\u2060",
    "👩‍👩‍👧‍👦🏳️‍🌈" * 8,
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d" * 12,
    "שלום עולם ﷽",
    "regel een\nregel twee\r\n\r\nregel vier\u2028en vijf\u2029",
    "\x00\x07\x1b[31m\x7f",
)
#: Characters that a screen obeys or hides, or that reverse the text after them.
SCREEN: Final = (
    "\x1b[2K\x1b[1A\x1b]0;titel\x07\x1b[31m",
    "\x9b2K\x9b1A\x85\x08\x08\x08\x7f",
    "\randers.json: in orde\x0b\x0c\x1c",
    "\u202egvs.nosj\u202d\u2066\u2067\u202a\u202b",
    "\u200b\u2060\ufeff\u2062\u206a",
    "\u2028anders.json: in orde\u2029",
)
#: The same, as the inside of a character class.
COMMANDS: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2067\u206a-\u206f\ufeff"
FILE_NAME: Final = "a\u202egvs\x1b[2K\x9b1A\u200b\u2066 anders.json: in orde"
LONG: Final = ("W" * 90, "aan-elkaar_" * 10, "https://voorbeeld.example/" + "a/" * 60)
#: Half of a character, which a file can hold as an escape.
HALF: Final = ("\ud800", "a\udfff", "\udc00\ud83d")

TEXTS: Final = (*MARKUP, *ADDRESSES, *TEMPLATES, *FORMULAS, *SCRIPTS, *SCREEN, *LONG)
DAYS: Final = (
    "0001-01-01",
    "9999-12-31",
    "2026-02-29",
    "2024-02-29",
    "2026-W48-3",
    "20261125",
    "2026-11-25T00:00",
    "\uff12\uff10\uff12\uff16-11-25",
    "-001-01-01",
)
MOMENTS: Final = (
    "9999-12-31T23:59:59.999Z/ffff",
    "9999-12-31T23:59:59.999Z/0000",
    "+010000-01-01T00:00:00.000Z/0000",
    "2027-11-25T16:00:00.000Z/0000",
    "2026-11-26T16:00:00.001Z/0000",
    "0000-00-00T00:00:00.000Z/0000",
    "2026-11-25T24:00:00.000Z/0000",
    "2026-11-25T16:00:00.000Z/0000 2026-11-25T16:00:00.000Z/0001",
    "2026-11-25T16:00:00Z",
)
VALUES: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**53 - 1, 2**53, -(2**63), 10**40),
    *("", " ", [], {}, [[]], [None], [""], [{}], {"a": {"b": []}}, ["x"] * 201, [1, "x", None, []]),
    *({"sha256": "x"}, [{"sha256": "0" * 64, "naam": "../../x", "type": "image/svg+xml", "grootte": -1}]),
    *("x" * 100_000, "x" * 100_001),
)
NAMES: Final = (
    *("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "", "velden", "id"),
    *("a" * 65, "Hoofdletter", "met spatie", "ï", "\u202e", "<b>", "komt_later"),
)
#: Written literally: not all of them are JSON, and none is a whole number that we accept.
NUMBERS: Final = (
    *("1e999", "-1e999", "NaN", "Infinity", "-Infinity", "-0", "1.0", "0.1", "1E400", "01", "+1", ".5", "0x10"),
    *("9" * 400, "-" + "9" * 5000, "1" + "0" * 17, "9007199254740993", "undefined", "'x'", "True", "1n"),
)
