"""The parts of a request from the browser, each read by its type."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from bpv_logic.basis.clock import is_moment
from bpv_logic.basis.errors import RequestError
from bpv_logic.basis.values import is_date
from bpv_logic.bpv.map_view import MapView
from bpv_logic.map.bpvmap import map_from_json
from bpv_logic.map.which_bpv import Keuze

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.school.contents import Schoolpakket


class Request:
    """One request, or one item of a list in it; RequestError for each part that is missing or of another type."""

    def __init__(self, values: Json) -> None:
        self._values: Velden = values if isinstance(values, dict) else {}

    def has(self, name: str) -> bool:
        """Whether a part is present."""
        return self._values.get(name) is not None

    def is_said(self, name: str) -> bool:
        """Whether the user said yes to something."""
        return self._values.get(name) is True

    def text(self, name: str) -> str:
        """Return a text part."""
        value = self._values.get(name)
        if not isinstance(value, str):
            raise RequestError(f"In het verzoek aan de regels ontbreekt “{name}”.")
        return value

    def number(self, name: str) -> int:
        """Return a part that is a whole number."""
        value = self._values.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise RequestError(f"In het verzoek aan de regels is “{name}” geen getal.")
        return value

    def data(self, name: str) -> bytes:
        """Return a part that is the bytes of a file, in base64."""
        try:
            return base64.b64decode(self.text(name), validate=True)
        except (binascii.Error, ValueError):
            raise RequestError(f"In het verzoek aan de regels is “{name}” geen bestand.") from None

    def values(self, name: str) -> Velden:
        """Return a part that has parts itself."""
        value = self._values.get(name)
        if not isinstance(value, dict):
            raise RequestError(f"In het verzoek aan de regels ontbreekt “{name}”.")
        return value

    def items(self, name: str) -> list[Json]:
        """Return a list part."""
        value = self._values.get(name)
        if not isinstance(value, list):
            raise RequestError(f"In het verzoek aan de regels ontbreekt “{name}”.")
        return value

    def bpvmap(self) -> Bpvmap:
        """Return the map of `records`; BpvError when a record is malformed."""
        return map_from_json(self.items("records"))

    def day(self, name: str) -> dt.date:
        """Return a date part (ISO 8601)."""
        value = self.text(name)
        if not is_date(value):
            raise RequestError(f"In het verzoek aan de regels is “{name}” geen datum.")
        return dt.date.fromisoformat(value)

    def moment(self, name: str) -> str:
        """Return a part that is a moment in UTC, "" when it is missing."""
        if not self.has(name):
            return ""
        value = self.text(name)
        if not is_moment(value):
            raise RequestError(f"In het verzoek aan de regels is “{name}” geen moment.")
        return value

    def keuze(self) -> Keuze | None:
        """Return the bpv that the student chose (`keuze`), None when no choice was made."""
        if not self.has("keuze"):
            return None
        values = Request(self.values("keuze"))
        return Keuze(periode=values.text("periode"), bij=values.text("bij") if values.has("bij") else "")

    def view(self, schoolpakket: Schoolpakket) -> MapView:
        """Return the map of `records` on the day `today`, taking the student's choice of bpv into account."""
        return MapView(bpvmap=self.bpvmap(), today=self.day("today"), schoolpakket=schoolpakket, gekozen=self.keuze())


type Operation = Callable[[Request], Velden]
