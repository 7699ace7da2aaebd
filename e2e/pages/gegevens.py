"""Wie en waar: the student, the bpv, and who can be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from e2e.pages.formulier import Formulier
from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import Page


class GegevensPagina(Pagina):
    """The page on which a bpv begins."""

    pad = "gegevens/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.student = Formulier(page, "student", "Jij en je opleiding")
        self.periode = Formulier(page, "periode", "Je bpv")
        self.instelling = Formulier(page, "instelling", "Instellingen")
