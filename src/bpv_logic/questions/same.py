"""Whether two people wrote the same: names and numbers as they are typed on different phones.

A keyboard adds a space, curls an apostrophe or picks another dash; a Mac takes
letters apart; a form makes capitals. None of that makes another person. What is
typed stays as it was; this is for comparing and searching only.
`text/folded.js` folds the same way; `tests/cases/folded.json` checks both.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Everything that a keyboard offers as an apostrophe; before letters are taken apart, because U+00B4 becomes a space.
_APOSTROPHES: Final = re.compile(
    "[`\xb4\u02b9-\u02bf\u02c8\u02ca\u02cb\u055a\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07]"
)
_DASHES: Final = re.compile("[\u058a\u05be\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\ufe31\ufe32\ufe58\ufe63\uff0d]")
#: What nobody sees: commands, soft hyphens, joiners, marks of direction, fillers, variants of a sign.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_SPACES: Final = re.compile("[\\s\x1c-\x1f\x85]+")
#: Accents on a letter and points beside it. Vowels of other scripts are letters in all but name, and stay.
_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
#: Latin letters that do not come apart, as people without them on their keyboard write them.
_LETTERS: Final = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ħ": "h",
        "ŧ": "t",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "n",
    }
)
#: A number as schools write it: perhaps a letter or a word, then the digits.
_NUMBER: Final = re.compile(r"(?P<word>[^\W\d_]*)0*(?P<digits>[1-9][0-9]*)")
#: Shorter names and numbers differ by one sign without looking alike.
_SHORTEST: Final = 5


def folded(text: str) -> str:
    """Return a text as it is compared and searched: without accents, capitals, invisible signs and extra spaces."""
    plain = _UNSEEN.sub("", _DASHES.sub("-", _APOSTROPHES.sub("'", text)))
    letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain).casefold())
    return _SPACES.sub(" ", _UNSEEN.sub("", letters).translate(_LETTERS)).strip(" ")


def letters_of(text: str) -> str:
    """Return only the letters and digits of a folded text: "Anne-Marie van 't Hof" is "annemarievanthof"."""
    return "".join(sign for sign in folded(text) if unicodedata.category(sign)[0] in "LNM")


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same; a name without a letter is nobody's."""
    letters = letters_of(one)
    return bool(letters) and letters == letters_of(other)


def is_number(text: str) -> bool:
    """Tell whether this can be somebody's number: "onbekend", "-" and "000" are not."""
    return _parts(text) is not None


def same_number(one: str, other: str) -> bool:
    """Tell whether two numbers are the same; "s123456" is "123 456", and "p123456" is another than "s123456"."""
    own, theirs = _parts(one), _parts(other)
    if own is None or theirs is None or own[1] != theirs[1]:
        return False
    return own[0] == theirs[0] or not own[0] or not theirs[0]


def nearly_same(one: str, other: str) -> bool:
    """Tell whether two names or numbers differ by so little that somebody may have mistyped: one sign, or the order."""
    own, theirs = letters_of(one), letters_of(other)
    if min(len(own), len(theirs)) < _SHORTEST or own == theirs:
        return False
    return _is_one_slip(own, theirs) or sorted(_words(one)) == sorted(_words(other))


def _parts(text: str) -> tuple[str, str] | None:
    """Return the letters before a number, and its digits without zeros in front; an address ends before its "@"."""
    digits = (str(unicodedata.digit(sign, sign)) for sign in letters_of(text.partition("@")[0]))
    found = _NUMBER.fullmatch("".join(digits))
    return (found["word"], found["digits"]) if found else None


def _words(text: str) -> list[str]:
    return [letters for word in folded(text).split() if (letters := letters_of(word))]


def _is_one_slip(one: str, other: str) -> bool:
    """Tell whether one sign was added, left out or changed, or two changed places."""
    short, long = sorted((one, other), key=len)
    begin = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    rest, longer = short[begin:], long[begin:]
    if len(short) != len(long):
        return rest == longer[1:]
    return rest[1:] == longer[1:] or (rest[2:] == longer[2:] and rest[:2] == longer[1::-1])
