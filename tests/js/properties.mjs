/** Property tests that try the same examples every time; `build.py test --long` tries more, and others. */

import fc from "fast-check";

const isLong = Boolean(process.env.BPV_LONG);
fc.configureGlobal(isLong ? { numRuns: 2000 } : { numRuns: 100, seed: 20261123 });

export { fc };

/** A clock of a phone whose date is not far off. */
export const clocks = fc
  .tuple(fc.integer({ min: 1_760_000_000_000, max: 1_900_000_000_000 }), fc.integer({ min: 0, max: 0xffff }))
  .map(([ms, counter]) => `${new Date(ms).toISOString()}/${counter.toString(16).padStart(4, "0")}`);

const names = fc.constantFrom("datum", "begin", "eind", "activiteiten", "toelichting");
const values = fc.oneof(fc.string(), fc.constant(null), fc.array(fc.string(), { maxLength: 3 }), fc.integer());

/** Answers of one record. */
export const answers = fc.dictionary(names, values, { maxKeys: 5 });

/** What a person does to one record. */
export const changes = fc.oneof(
  { weight: 4, arbitrary: answers.map((velden) => ({ id: "a", soort: "urendag", velden })) },
  { weight: 1, arbitrary: answers.map((velden) => ({ id: "a", soort: "urendag", velden, touch: true })) },
  { weight: 1, arbitrary: fc.constant({ id: "a", soort: "urendag", remove: true }) },
);
