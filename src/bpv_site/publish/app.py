"""The Flask app: one route per declared page. Knows no rule; the pages themselves are in `site/templates`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, render_template, url_for
from jinja2 import StrictUndefined

from bpv_logic import __version__
from bpv_logic.basis.clock import SINCE
from bpv_logic.basis.typed.phone import read_phone
from bpv_logic.bpv.uren.rooster import rooster_for_pages
from bpv_logic.browser.pakket_shown import HERKOMST, onderwerp_conditions
from bpv_logic.dossiers import sbb_xml
from bpv_logic.file.incoming import kind, zip_list
from bpv_logic.file.incoming.types import ACCEPT
from bpv_logic.file.limits import FULL_PHOTO_BYTES, MAX_BYTES, MAX_FILE_BYTES, MOST_OF
from bpv_logic.file.locked import NIET_OPEN, SHORT_PASSWORD, new_file
from bpv_logic.file.one_form import LOSSE_FORMULIEREN
from bpv_logic.forms import ALL_FORMS, FORMS, PRIVATE_FIELDS, forms_of, is_long
from bpv_logic.forms.handtekening import (
    ANDERS,
    LEAST_EXTENT,
    LEAST_LENGTH,
    NIET,
    REDEN_LENGTH,
    TEKENING_HEIGHT,
    TEKENING_LENGTH,
    TEKENING_WIDTH,
)
from bpv_logic.forms.keuzes import NAMEN
from bpv_logic.forms.leerafspraken import KLAAR, LEERPUNTEN
from bpv_logic.forms.urendag import ACHTERAF
from bpv_logic.forms.voortgang import beurt
from bpv_logic.questions.messages import validity_messages
from bpv_logic.rules import ALL_RULES
from bpv_logic.school.active import standard
from bpv_logic.school.norms import all_norms
from bpv_logic.school.tables import PAGES as TOPIC_PAGES
from bpv_logic.school.toml import MAX_BYTES as MAX_PAKKET_BYTES
from bpv_logic.verdict.rules_version import rules_version
from bpv_logic.words.sheets import OORDELEN
from bpv_site.handboek.glossary import Woorden
from bpv_site.handboek.links import REGELS, page_title
from bpv_site.handboek.pdf import WHOLE, pdf_name
from bpv_site.handboek.read import ROLLEN
from bpv_site.pages import headers
from bpv_site.pages.all_pages import NAV, PAGES, Page
from bpv_site.pages.evidence import evidence_for_pages
from bpv_site.pages.help_languages import help_pages, read_hulptalen
from bpv_site.pages.school import schoolpakket
from bpv_site.tools import vendor
from bpv_site.tools.paths import SITE

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json
    from bpv_logic.questions.fields import Form
    from bpv_site.engine.make import Engine
    from bpv_site.handboek.shape import Handboek


def create_app(engine: Engine, *, guide: Handboek, base: str = "/") -> Flask:
    """Make the app; `base` is the path of the site, with a slash at both ends."""
    app = Flask("bpv_site", root_path=str(SITE))
    # A misspelled name in a template must fail the build, not leave a hole in the page.
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        _about_the_site(engine, base) | _about_forms() | _about_the_guide(guide) | _about_files(),
    )
    for page in PAGES:
        app.add_url_rule(page.path, page.name, functools.partial(_show, page))
    app.add_url_rule(f"/static/{vendor.FOLDER}/<path:name>", "vendor", _vendor)
    app.add_url_rule("/static/css/school.css", "school_css", _school_css)
    return app


def _about_the_site(engine: Engine, base: str) -> dict[str, object]:
    """Return what every page knows of the site itself."""
    return {
        "csp": headers.policy(meta=True),
        "base": base,
        "pages": {page.name: page for page in PAGES},
        "nav": NAV,
        "engine_files": engine.urls(base),
        "rules_hash": engine.rules_hash,
        "rules_version": rules_version(),
        "app_version": __version__,
        "app_since": SINCE,
        "own_colour": standard().kleur,
        "static": _static_url,
    }


def _about_forms() -> dict[str, object]:
    """Return the questions, and what a school and the rules set about them."""
    return {
        "forms": forms_of(schoolpakket()),
        "is_long": is_long,
        "namen": NAMEN,
        "rooster": rooster_for_pages(),
        "achteraf": sorted(ACHTERAF),
        "beurt": beurt(),
        "schoolpakket": schoolpakket(),
        "onderwerp_conditions": onderwerp_conditions,
        "herkomst": HERKOMST,
        "norm_keuzes": _norm_keuzes,
        "parts_of": _parts_of,
        "signers": _signers,
        "signing": _signing_forms(),
        "signed_forms": {name for form in ALL_FORMS if form.signers for name in _signed_with(form)},
        "leerpunten": LEERPUNTEN,
        "leerpunt_klaar": KLAAR,
        "oordelen_beside": {question: label for question, (_, label) in OORDELEN.items()},
        "pagina_keuzes": _pagina_keuzes,
        "regels": ALL_RULES,
        "normen": all_norms(),
        "read_phone": read_phone,
        "validity_messages": validity_messages,
        "tekening": {
            "width": TEKENING_WIDTH,
            "height": TEKENING_HEIGHT,
            "longest": TEKENING_LENGTH,
            "least_length": LEAST_LENGTH,
            "least_extent": LEAST_EXTENT,
            "reden": REDEN_LENGTH,
        },
    }


def _about_the_guide(guide: Handboek) -> dict[str, object]:
    """Return the guide, its words and the help in other languages."""
    return {
        "hulptalen": read_hulptalen(),
        "help_pages": help_pages(),
        "handboek": guide,
        "onderwerp_keuzes": [(subject.sleutel, subject.label) for subject in guide.onderwerpen],
        "rollen": ROLLEN,
        "pagina_titel": page_title,
        "pdf_hele": WHOLE,
        "pdf_naam": pdf_name,
        "regel_titels": REGELS,
        "woordenlezer": lambda: Woorden(begrippen=guide.begrippen),
    }


def _about_files() -> dict[str, object]:
    """Return what a page must know of a file before the rules read it: types, sizes, sentences."""
    return {
        "losse_formulieren": LOSSE_FORMULIEREN,
        "private_fields": PRIVATE_FIELDS,
        "versleuteld": new_file(),
        "wachtwoord_past_niet": NIET_OPEN,
        "wachtwoord_kort": SHORT_PASSWORD,
        "max_file_bytes": MAX_FILE_BYTES,
        "accept": ACCEPT,
        "incoming": {
            "head": kind.HEAD_BYTES,
            "tail": zip_list.TAIL_BYTES,
            "files": kind.MOST_FILES,
            "tooMany": kind.TOO_MANY,
            "nested": kind.NESTED,
        },
        "max_pakket_bytes": MAX_PAKKET_BYTES,
        "max_dossier_bytes": sbb_xml.MAX_BYTES,
        "max_file_mb": MAX_BYTES // 1024 // 1024,
        "full_photo_bytes": FULL_PHOTO_BYTES,
        "evidence": evidence_for_pages(),
        "most_of": {form.name: {"meervoud": form.meervoud, "most": MOST_OF[form.name]} for form in ALL_FORMS},
    }


def _show(page: Page) -> str:
    return render_template(page.template, page=page)


def _norm_keuzes() -> list[tuple[str, str]]:
    """Return the norms that a school may set, each with its unit."""
    return [("", "Kies"), *((norm.naam, f"{norm.label} ({norm.unit})") for norm in all_norms())]


def _parts_of(soort: str) -> list[dict[str, str]]:
    """Return what a list to choose from shows of each record of a kind, and how."""
    form = FORMS[soort]
    kinds = {name: form.field(name).kind for name in form.known_by}
    return [{"veld": name, "format": "date" if kind == "date" else "label"} for name, kind in kinds.items()]


def _signers() -> dict[str, list[tuple[str, str]]]:
    """Return who signs each form: their role, and what it is called."""
    label = FORMS["handtekening"].field("rol").label_of
    return {form.name: [(rol, label(rol)) for rol in form.signers] for form in ALL_FORMS if form.signers}


def _signed_with(form: Form) -> tuple[str, ...]:
    """Return the forms that one handtekening covers."""
    return (form.name, form.seals.soort) if form.seals else (form.name,)


def _signing_forms() -> dict[str, dict[str, Json]]:
    """Return for each form that is signed which lines go with it, and what may be answered besides yes."""
    return {
        form.name: {
            "seals": form.seals.as_json(FORMS[form.seals.soort]) if form.seals else None,
            "answers": [ANDERS, NIET] if form.seals else [NIET],
        }
        for form in ALL_FORMS
        if form.signers
    }


def _pagina_keuzes() -> list[tuple[str, str]]:
    """Return the pages that a topic of a visit may link to."""
    titles = {page.path: page.title for page in PAGES}
    return [("", "Geen pagina"), *((path, titles[f"/{path}"]) for path in TOPIC_PAGES)]


def _static_url(name: str) -> str:
    return url_for("static", filename=name)


def _school_css() -> Response:
    """Return the style sheet with the school's colour; style attributes are refused by the policy."""
    return Response(render_template("school.css"), content_type="text/css; charset=utf-8")


def _vendor(name: str) -> Response:
    if name not in vendor.LIBRARIES:
        abort(404)
    return Response(vendor.library_text(name), content_type=headers.content_type(name))
