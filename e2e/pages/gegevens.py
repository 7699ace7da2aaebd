"""Wie en waar: the student, the bpv, and who can be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from e2e.pages.form import PageForm
from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from playwright.sync_api import Page


class GegevensPage(BasePage):
    """The page on which a bpv begins."""

    path = "gegevens/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.student = PageForm(page, "student", "Jij en je opleiding")
        self.periode = PageForm(page, "periode", "Je bpv")
        self.instelling = PageForm(page, "instelling", "Instellingen")
