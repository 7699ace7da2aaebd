// When a question is asked: the same list of cases as `bpv_logic.questions.conditions`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { isAskedFor } from "../../../site/static/js/map/conditions.js";

const cases = JSON.parse(readFileSync(new URL("../../cases/conditions.json", import.meta.url), "utf-8"));

for (const { when, velden, holds } of cases) {
  test(`${JSON.stringify(when)} with ${JSON.stringify(velden)} ${holds ? "asks" : "does not ask"}`, () => {
    const question = { dataset: { when: JSON.stringify([when]) } };
    assert.equal(
      isAskedFor(question, (name) => velden[name], undefined),
      holds,
    );
  });
}
