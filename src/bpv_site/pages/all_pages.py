"""The pages of the site, declared as data. Knows no markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True)
class NavPlace:
    """One of the five places within reach of the thumb."""

    key: str
    label: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """
    One page: its folder path, template, title and the nav place that is highlighted while it is open.

    `nav` is empty on pages with a layout of their own. `styles` come after those of every page.
    """

    path: str
    template: str
    title: str
    nav: str = ""
    styles: tuple[str, ...] = ()
    script: str = "main.js"

    @property
    def name(self) -> str:
        """Name the page by its path; the front page is `vandaag`."""
        return self.path.strip("/").replace("/", "-") or "vandaag"


NAV: Final = (
    NavPlace(key="vandaag", label="Vandaag", path="/"),
    NavPlace(key="uren", label="Uren", path="/uren/"),
    NavPlace(key="bezoek", label="Bezoek", path="/bezoek/"),
    NavPlace(key="voortgang", label="Voortgang", path="/voortgang/"),
    NavPlace(key="map", label="Map", path="/map/"),
)

PAGES: Final = (
    Page(path="/", template="vandaag.html", title="Vandaag", nav="vandaag"),
    Page(path="/begeleiding/", template="begeleiding.html", title="Begeleiding", nav="map"),
    Page(path="/gegevens/", template="gegevens.html", title="Wie en waar", nav="map"),
    Page(path="/uren/", template="uren.html", title="Uren", nav="uren", styles=("sign",)),
    Page(path="/week/", template="week.html", title="Werkbespreking", nav="map"),
    Page(path="/contact/", template="contact.html", title="Contact", nav="bezoek"),
    Page(path="/bezoek/", template="bezoek.html", title="Bezoek", nav="bezoek"),
    Page(path="/leerafspraken/", template="leerafspraken.html", title="Leerafspraken", nav="bezoek", styles=("sign",)),
    Page(path="/voortgang/", template="voortgang.html", title="Voortgang", nav="voortgang"),
    Page(path="/opdrachten/", template="opdrachten.html", title="Opdrachten", nav="voortgang", styles=("sign",)),
    Page(path="/bewijzen/", template="bewijzen.html", title="Bewijzen", nav="voortgang"),
    Page(path="/beoordeling/", template="beoordeling.html", title="Beoordeling", nav="map", styles=("sign",)),
    Page(path="/eindbeoordeling/", template="eindbeoordeling.html", title="Eindbeoordeling", nav="map"),
    Page(path="/map/", template="map.html", title="Map", nav="map", styles=("sign",)),
    Page(path="/delen/", template="delen.html", title="Delen en bewaren", nav="map"),
    Page(path="/hulp/", template="hulp.html", title="Hulp in jouw taal", nav="map"),
    Page(path="/regels/", template="regels.html", title="Regels", nav="map"),
    Page(path="/school/", template="school.html", title="School", styles=("klas", "sign")),
    Page(path="/school/pakket/", template="school-pakket.html", title="Schoolpakket", styles=("klas",)),
    Page(
        path="/tekenen/",
        template="tekenen.html",
        title="Tekenen voor een student",
        styles=("sign",),
        script="signer.js",
    ),
    Page(path="/status/", template="status.html", title="Status", nav="map"),
    # A file, not a folder: static hosts look for exactly this name.
    Page(path="/404.html", template="404.html", title="Niet gevonden"),
)
