// The forms of a password: the same as the command line tries (tests/file/test_passwords.py).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { attempts, prepared } from "../../../site/static/js/text/password-forms.js";

const { vormen } = JSON.parse(readFileSync(new URL("../../cases/passwords.json", import.meta.url), "utf8"));

for (const { wat, getypt, gemaakt, pogingen } of vormen) {
  test(wat, () => {
    assert.equal(prepared(getypt), gemaakt);
    assert.deepEqual(attempts(getypt), pogingen);
  });
}
