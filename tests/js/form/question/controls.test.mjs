// What is read from, and written into, a question whose browser says that it holds half an answer.

import assert from "node:assert/strict";
import { test } from "node:test";

import { readField, writeField } from "../../../../site/static/js/form/question/controls.js";

/** A question as a browser shows it: half an answer has no value, and a complaint until a value is set. */
function question(kind, value, isHalf) {
  const control = {
    validity: { badInput: isHalf },
    kept: value,
    written: 0,
    get value() {
      return this.kept;
    },
    set value(text) {
      this.written += 1;
      this.kept = text;
      this.validity.badInput = false;
    },
  };
  const holder = { dataset: { kind } };
  return {
    control,
    querySelector: (selector) => (selector === "[data-kind]" ? holder : null),
    querySelectorAll: (selector) => (selector.includes("[name]") ? [control] : []),
  };
}

for (const kind of ["date", "time", "integer"]) {
  test(`half of a ${kind} is no answer: the old one is not kept behind it`, () => {
    assert.equal(readField(question(kind, "", true), "2026-11-23"), "");
  });

  test(`a ${kind} that was emptied is empty`, () => {
    assert.equal(readField(question(kind, "", false), "2026-11-23"), "");
  });

  test(`another record without a ${kind} takes half of one off the page`, () => {
    const field = question(kind, "", true);
    writeField(field, undefined);
    assert.equal(field.control.validity.badInput, false);
    writeField(field, undefined);
    // Nothing is written twice: that would move the cursor.
    assert.equal(field.control.written, 1);
  });
}
