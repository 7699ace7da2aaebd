"""What a drawn handtekening looks like: whether it is a drawing, a dot, or one that was cut off."""

from __future__ import annotations

import re
from itertools import pairwise
from math import hypot
from typing import Final, Literal

from bpv_logic.forms.handtekening import LEAST_EXTENT, LEAST_LENGTH, TEKENING_HEIGHT, TEKENING_WIDTH

_NUMBER: Final = r"-?\d{1,6}(?:\.\d{1,6})?"
_POINT: Final = rf"{_NUMBER} {_NUMBER}"
_PATH: Final = re.compile(rf"(?:M{_POINT}(?:L{_POINT})*)+", re.ASCII)

Beeld = Literal["goed", "geen", "klein", "buiten"]


def judge_tekening(path: str) -> Beeld:
    """Tell what a stored drawing is: "geen" when it is no drawing of ours, "klein" when it is a dot or a scratch."""
    if not _PATH.fullmatch(path):
        return "geen"
    strokes = [
        [(float(x), float(y)) for x, y in (point.split(" ") for point in stroke.split("L"))]
        for stroke in path.split("M")[1:]
    ]
    points = [point for stroke in strokes for point in stroke]
    if any(not (0 <= x <= TEKENING_WIDTH and 0 <= y <= TEKENING_HEIGHT) for x, y in points):
        return "buiten"
    length = sum(hypot(x - a, y - b) for stroke in strokes for (a, b), (x, y) in pairwise(stroke))
    extent = max(max(axis) - min(axis) for axis in zip(*points, strict=True))
    return "goed" if length >= LEAST_LENGTH and extent >= LEAST_EXTENT else "klein"
