"""The table of every field of an export, for people who read one; generated from the forms, so never out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.file.limits import TEXT_LENGTH
from bpv_logic.forms import ALL_FORMS
from bpv_logic.questions.conditions import OverMidnight
from bpv_site.tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.questions.conditions import Condition
    from bpv_logic.questions.fields import Field, Form

TABLE: Final = ROOT / "docs" / "export-velden.md"

_HEAD: Final = f"""# De velden van een export

Made from the forms by `python -m bpv_site velden`; do not edit. The frame around it is in `export.md`.

The label is the question as the student sees it. "Verplicht" means that the rules ask for it; a file without it is
read all the same. Every text may be up to {TEXT_LENGTH} characters in a file, however short the page keeps it.
An empty text, an empty list, `null` and a field that is not there mean the same: not filled in.
"""

#: The content of `velden` for each kind of question.
_KINDS: Final = {
    "text": "tekst",
    "longtext": "tekst, ook met nieuwe regels",
    "date": "datum, `JJJJ-MM-DD`",
    "time": "tijd, `UU:MM`",
    "integer": "heel getal",
    "choice": "één van",
    "choices": "lijst van",
    "phone": "telefoonnummer",
    "email": "e-mailadres",
    "opleiding": "sleutel van een kwalificatie, of `eigen`",
    "werkproces": "code van een werkproces",
    "werkprocessen": "lijst van codes van werkprocessen",
    "punten": "lijst van gesprekspunten, van school of van ons:",
    "attachments": "lijst van `{sha256, naam, type, grootte}`",
    "reference": "`id` van een ander record",
}


def write_table() -> int:
    """Write the table of fields into the docs."""
    TABLE.write_text(velden_markdown(), encoding="utf-8")
    print(f"docs/{TABLE.name} written.")
    return 0


def velden_markdown() -> str:
    """Return the table of every field of every form."""
    return "\n".join([_HEAD, *(line for form in ALL_FORMS for line in _form_lines(form))])


def _form_lines(form: Form) -> Iterator[str]:
    yield f"## `{form.name}`: {form.label}"
    yield ""
    if notes := tuple(_notes(form)):
        yield from (". ".join(notes) + ".", "")
    yield "| veld | vraag | waarde | verplicht |"
    yield "|---|---|---|---|"
    if form.in_periode:
        yield "| `periode` | Bij welke bpv dit hoort | `id` van een record `periode` | |"
    for item in form.fields:
        yield f"| `{item.name}` | {_cell(item.label)} | {_value(item)} | {_required(item)} |"
    yield ""


def _notes(form: Form) -> Iterator[str]:
    if form.single:
        yield "Eén per map"
    if form.key:
        yield f"Uniek per {', '.join(f'`{name}`' for name in form.key)}; van twee telt wat het laatst geschreven is"
    if form.signers:
        yield f"Getekend door: {', '.join(form.signers)}"
    if form.seals:
        yield f"De handtekening geldt ook voor elk record `{form.seals.soort}` van `van` tot en met `tot`"


def _value(item: Field) -> str:
    parts = [_KINDS[item.kind]]
    if item.keuzes:
        parts = [f"{parts[0]} {', '.join(f'`{keuze.waarde}` ({_cell(keuze.label)})' for keuze in item.keuzes)}"]
    if item.refers_to:
        parts.append(f"van soort `{item.refers_to}`")
    if item.minimum is not None and item.maximum is not None:
        parts.append(f"{item.minimum} tot en met {item.maximum}{f' {item.unit}' if item.unit else ''}")
    if item.private:
        parts.append("privé: staat nooit in een bestand voor school")
    if item.length:
        parts.append(f"op de pagina hoogstens {item.length} tekens")
    return ", ".join(parts)


def _required(item: Field) -> str:
    asked = " en ".join(filter(None, map(_condition, item.when)))
    if item.required:
        return f"ja, als {asked}" if asked else "ja"
    return f"gevraagd als {asked}" if asked else ""


def _condition(condition: Condition | OverMidnight) -> str:
    if isinstance(condition, OverMidnight):
        return f"`{condition.veld}` op de dag na `{condition.van}` is, meer dan {condition.minuten} minuten later"
    where = f"`{condition.soort}.{condition.veld}`" if condition.soort else f"`{condition.veld}`"
    if not condition.is_:
        return f"{where} is ingevuld"
    filled = f", of als `{condition.of_gevuld}` is ingevuld" if condition.of_gevuld else ""
    return f"{where} = {' of '.join(f'`{value}`' if value else 'leeg' for value in condition.is_)}{filled}"


def _cell(text: str) -> str:
    """Return a text that cannot end a cell of the table."""
    return text.replace("|", "\\|").replace("\n", " ")
