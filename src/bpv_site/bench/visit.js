// @ts-check
/**
 * Put into a page of the site, by `offline.py`: visits it three times as its owner does, and tells how long that
 * took. The first visit is of a new device; before the second the host goes.
 */

/** Longer than the rules wait before they keep their memory, and as long as a browser may take to write it. */
const REST_MS = 5000;
const LOOK_MS = 10;
const STEP = "bench-step";
const UNCHANGED = "bench-unchanged";

/** @typedef {{usable: number, verdict: number}} Visit milliseconds after the navigation began */

/** @param {() => number | boolean | undefined} look */
async function until(look) {
  for (;;) {
    const found = look();
    if (found) return Number(found);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/**
 * @param {string} name of a mark of the site
 * @param {number} [after] milliseconds
 */
function moment(name, after = 0) {
  return until(() => performance.getEntriesByName(`bpv:${name}`).find((entry) => entry.startTime >= after)?.startTime);
}

/** @param {string} voornaam @returns {Promise<number>} the moment at which the answer was on disk */
async function answer(voornaam) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById("student-voornaam"));
  const typed = performance.now();
  field.value = voornaam;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return moment("saved", typed);
}

/** @param {object} said to the host */
const tell = (said) => fetch("/", { method: "POST", body: JSON.stringify(said) });

/** @param {string} step */
function visitAgain(step) {
  sessionStorage.setItem(STEP, step);
  location.reload();
}

async function newDevice() {
  await moment("usable");
  await moment("verdict", await answer("Sam"));
  await until(() => document.documentElement.dataset["offline"] === "ready");
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  await tell({ gone: true });
  visitAgain("unchanged");
}

async function unchanged() {
  const visit = { usable: await moment("usable"), verdict: await moment("verdict") };
  sessionStorage.setItem(UNCHANGED, JSON.stringify(visit));
  visitAgain("changed");
}

async function changed() {
  const usable = await moment("usable");
  const saved = await answer("Robin");
  const verdict = (await moment("verdict", saved)) - saved;
  await tell({
    unchanged: JSON.parse(sessionStorage.getItem(UNCHANGED) ?? "{}"),
    changed: { usable, verdict },
    from: document.documentElement.dataset["engineFrom"],
    browser: navigator.userAgent,
  });
}

const steps = { "": newDevice, unchanged, changed };
const step = /** @type {keyof steps} */ (sessionStorage.getItem(STEP) ?? "");
void steps[step]().catch((error) => tell({ error: String(error) }));
