"""The browser itself enforces what this site may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.forms import FORMS
from bpv_site.pages import headers
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import WeekPagina
from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: Injections that a joker might type in a question; each would show in the page title if it ran.
KWAAD = """<script>document.title='gelukt'</script>"><img src=x onerror=document.title='gelukt'>"""
VRIJE_TEKST = ("text", "longtext")


def test_policy_in_the_page_is_the_policy_of_the_header(telefoon: BrowserContext):
    """For one page; tests/site/pages/test_headers.py checks in the files that all pages have both."""
    page = telefoon.new_page()
    answer = page.goto("./uren/")
    assert answer is not None
    meta = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")

    assert answer.headers["content-security-policy"] == headers.policy()
    assert meta == headers.policy(meta=True)
    header_only = set(headers.policy().split("; ")) - set(headers.policy(meta=True).split("; "))
    assert header_only == {"frame-ancestors 'none'"}


def test_policy_refuses_inline_script_eval_and_other_places(telefoon: BrowserContext, guard: Guard):
    """The other tests rely on this: a page that would break the policy is stopped, and the guard notices."""
    page = telefoon.new_page()
    Pagina(page).open()
    refused = page.evaluate(
        """async () => {
          const outcomes = {};
          try { document.body.innerHTML = "<b>x</b>"; } catch (error) { outcomes.html = error.name; }
          // What a test evaluates itself is excused from the policy; what runs later is not.
          await new Promise((resolve) => setTimeout(() => {
            try { (0, eval)("1"); } catch (error) { outcomes.eval = error.name; }
            resolve();
          }));
          try { await fetch("https://elders.example/"); } catch (error) { outcomes.elders = error.name; }
          const script = document.createElement("script");
          try { script.textContent = "document.title = 'gelukt'"; } catch (error) { outcomes.script = error.name; }
          try { new Worker("./"); } catch (error) { outcomes.worker = error.name; }
          return outcomes;
        }"""
    )
    guard.expects("TrustedHTML", "TrustedScript", "elders.example", "unsafe-eval")

    assert refused == {
        "html": "TypeError",
        "eval": "EvalError",
        "elders": "TypeError",
        "script": "TypeError",
        "worker": "TypeError",
    }


def test_form_is_never_sent_anywhere(telefoon: BrowserContext, origin: Origin, guard: Guard):
    """Without our scripts a form would put its answers in the address; the policy forbids that."""
    origin.fail("/static/js/*", status=404)
    guard.expects("404", "form-action")
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.ga_zonder_script()
    gegevens.student.vul(voornaam="Geheim")
    with page.expect_console_message(lambda message: "form-action" in message.text):
        # A click would wait for a navigation that never happens.
        gegevens.student.root.get_by_role("button", name="Klaar").dispatch_event("click")

    assert "Geheim" not in page.url
    assert not any("Geheim" in request.query for request in origin.log)


@pytest.mark.scenario("Markup is typed in every question: it stays text")
def test_markup_typed_in_every_question_of_a_form_stays_text(telefoon: BrowserContext):
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    for field in FORMS["student"].fields:
        if field.kind in VRIJE_TEKST and not field.when:
            gegevens.student.vul(**{field.name: KWAAD[: field.length]})
    gegevens.periode.vul(leerbedrijf=KWAAD, praktijkopleider=KWAAD, begeleider=KWAAD)
    gegevens.expect_bewaard()
    week = WeekPagina(page)
    week.nieuw()
    week.formulier.vul(afspraken=KWAAD)
    week.expect_bewaard()
    for pad in ("./", "./map/", "./week/", "./contact/", "./delen/"):
        page.goto(pad)
        Pagina(page).expect_gecontroleerd()
        expect(page).not_to_have_title("gelukt")

    expect(page.locator("img[src=x]")).to_have_count(0)


@pytest.mark.scenario("A stranger's file holds markup: it stays text")
def test_markup_in_a_file_of_a_stranger_stays_text(telefoon: BrowserContext, map_bestand: Path, tmp_path: Path):
    text = map_bestand.read_text(encoding="utf-8")
    vreemd = tmp_path / "vreemd.json"
    vreemd.write_text(text.replace('"format":"bpv-map"', f'"format":"{KWAAD.replace(chr(34), "")}"'), encoding="utf-8")
    page = telefoon.new_page()
    delen = DelenPagina(page)
    delen.open()
    delen.kies(vreemd)

    expect(delen.fout).to_be_visible(timeout=60_000)
    expect(page).not_to_have_title("gelukt")
