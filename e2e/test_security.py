"""The browser itself enforces what this site may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.forms import FORMS
from bpv_site.pages import headers
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.records import WeekPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: Injections that a joker might type in a question; each would show in the page title if it ran.
HARMFUL = """<script>document.title='gelukt'</script>"><img src=x onerror=document.title='gelukt'>"""
FREE_TEXT = ("text", "longtext")


def test_policy_in_the_page_is_the_policy_of_the_header(phone: BrowserContext):
    """For one page; tests/site/pages/test_headers.py checks in the files that all pages have both."""
    page = phone.new_page()
    answer = page.goto("./uren/")
    assert answer is not None
    meta = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")

    assert answer.headers["content-security-policy"] == headers.policy()
    assert meta == headers.policy(meta=True)
    header_only = set(headers.policy().split("; ")) - set(headers.policy(meta=True).split("; "))
    assert header_only == {"frame-ancestors 'none'"}


def test_policy_refuses_inline_script_eval_and_other_places(phone: BrowserContext, guard: Guard):
    """The other tests rely on this: a page that would break the policy is stopped, and the guard notices."""
    page = phone.new_page()
    BasePage(page).open()
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


def test_form_is_never_sent_anywhere(phone: BrowserContext, origin: Origin, guard: Guard):
    """Without our scripts a form would put its answers in the address; the policy forbids that."""
    origin.fail("/static/js/*", status=404)
    guard.expects("404", "form-action")
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.go_without_script()
    gegevens.student.fill(voornaam="Geheim")
    with page.expect_console_message(lambda message: "form-action" in message.text):
        # A click would wait for a navigation that never happens.
        gegevens.student.root.get_by_role("button", name="Klaar").dispatch_event("click")

    assert "Geheim" not in page.url
    assert not any("Geheim" in request.query for request in origin.log)


@pytest.mark.scenario("Markup is typed in every question: it stays text")
def test_markup_typed_in_every_question_of_a_form_stays_text(phone: BrowserContext):
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    for field in FORMS["student"].fields:
        if field.kind in FREE_TEXT and not field.when:
            gegevens.student.fill(**{field.name: HARMFUL[: field.length]})
    gegevens.periode.fill(leerbedrijf=HARMFUL, praktijkopleider=HARMFUL, begeleider=HARMFUL)
    gegevens.expect_saved()
    week = WeekPage(page)
    week.new()
    week.form.fill(afspraken=HARMFUL)
    week.expect_saved()
    for path in ("./", "./map/", "./week/", "./contact/", "./delen/"):
        page.goto(path)
        BasePage(page).expect_checked()
        expect(page).not_to_have_title("gelukt")

    expect(page.locator("img[src=x]")).to_have_count(0)


@pytest.mark.scenario("A stranger's file holds markup: it stays text")
def test_markup_in_a_file_of_a_stranger_stays_text(phone: BrowserContext, map_file: Path, tmp_path: Path):
    text = map_file.read_text(encoding="utf-8")
    strange = tmp_path / "vreemd.json"
    strange.write_text(
        text.replace('"format":"bpv-map"', f'"format":"{HARMFUL.replace(chr(34), "")}"'), encoding="utf-8"
    )
    page = phone.new_page()
    delen = DelenPage(page)
    delen.open()
    delen.choose(strange)

    expect(delen.fault).to_be_visible(timeout=60_000)
    expect(page).not_to_have_title("gelukt")
