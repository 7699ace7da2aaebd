// What is wrong with another number of hours, by the list that the rules are held to as well (tests/words/test_agreed.py).

import assert from "node:assert/strict";
import { test } from "node:test";

import { countedHere } from "../../../../site/static/js/sign/hours/agreed.js";
import { cases } from "../../phone.mjs";

const { getypt, dagen, antwoorden } = cases("agreed");
const MORNING = 720;

const line = (datum, begin, eind, soort = "gewerkt") => ({ velden: { datum, soort, begin, eind } });

/** So many minutes on one day, however many that are. */
function worked(minutes, datum = "2026-11-23") {
  const clock = (part) => [part / 60, part % 60].map((n) => String(Math.floor(n)).padStart(2, "0")).join(":");
  const parts = Array.from({ length: Math.ceil(minutes / MORNING) }, (_, at) => minutes - at * MORNING);
  return parts.map((left) => line(datum, "00:00", clock(Math.min(left, MORNING))));
}

async function faults(regels, antwoord) {
  const { fouten } = await countedHere(regels, "datum")(antwoord);
  return fouten.map(({ veld, wat }) => [veld, wat]);
}

for (const { tekst, minuten } of getypt) {
  test(`“${tekst}” is read as the rules read it`, async () => {
    const antwoord = { antwoord: "anders", uren: tekst, reden: "Eerder weg." };
    const told = minuten === null ? "none" : minuten ? "all" : "zero";

    assert.deepEqual(await faults(worked(minuten ?? 1), antwoord), [["uren", told]]);
    if (minuten) {
      assert.deepEqual(await faults(worked(minuten + 1), antwoord), []);
      assert.deepEqual(await faults(worked(minuten - 1), antwoord), [["uren", "more"]]);
    }
  });
}

for (const { antwoord, fouten } of antwoorden) {
  test(`${JSON.stringify(antwoord)} is judged as the rules judge it`, async () => {
    const regels = Object.entries(dagen).flatMap(([datum, minuten]) => worked(minuten, datum));
    assert.deepEqual(await faults(regels, antwoord), fouten);
  });
}

test("the lines that are signed are counted per day, the first day first, without what was not worked", async () => {
  const monday = [line("2026-11-23", "08:00", "12:00"), line("2026-11-23", "13:00", "14:30")];
  const ill = line("2026-11-25", "08:00", "16:00", "ziek");
  const ask = countedHere([line("2026-11-24", "08:00", "16:00"), ...monday, ill], "datum");

  const asked = await ask();
  assert.equal(asked.uren, "13:30");
  assert.deepEqual(
    asked.dagen.map(({ datum, uren }) => [datum, uren]),
    [
      ["2026-11-23", "5:30"],
      ["2026-11-24", "8:00"],
    ],
  );
  assert.deepEqual(asked.fouten, []);
  const { fouten } = await ask({ antwoord: "anders", uren: "14", reden: "Eerder weg." });
  assert.deepEqual(fouten, [{ veld: "uren", wat: "more", minuten: 810 }]);
});
