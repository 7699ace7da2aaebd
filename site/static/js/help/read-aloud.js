// @ts-check
/** The only file that speaks: reads texts aloud with a voice of the phone itself. */

import { seen } from "../text/plain.js";

/**
 * @typedef {{lang: string, text: string}} Part
 */

const synth = "speechSynthesis" in self ? self.speechSynthesis : undefined;

/** @param {string} tag as in "nl_NL" */
const languageOf = (tag) => (tag.split(/[-_]/)[0] ?? "").toLowerCase();

/**
 * A voice that speaks on the phone: one of a server would be sent the text.
 * @param {string} lang
 * @returns {SpeechSynthesisVoice | undefined}
 */
function voiceFor(lang) {
  return synth?.getVoices().find((voice) => voice.localService && languageOf(voice.lang) === languageOf(lang));
}

/**
 * Whether a language can be read aloud here.
 * @param {string} lang
 * @returns {boolean}
 */
export const canSpeak = (lang) => voiceFor(lang) !== undefined;

/**
 * Tells when there is something to say it with; some browsers find their voices late.
 * @param {() => void} listener
 */
export function onVoices(listener) {
  synth?.addEventListener?.("voiceschanged", listener);
  listener();
}

/**
 * Reads one text after another, each in its own language; one without a voice is left out. Speaking stops first.
 * @param {Part[]} parts
 */
export function speak(parts) {
  synth?.cancel();
  for (const { lang, text } of parts) {
    const voice = voiceFor(lang);
    if (!voice || !text) continue;
    const said = new SpeechSynthesisUtterance(seen(text));
    said.voice = voice;
    said.lang = voice.lang;
    synth?.speak(said);
  }
}

/** @returns {boolean} whether it was speaking, and now is not */
export function stopSpeaking() {
  if (!synth?.speaking) return false;
  synth.cancel();
  return true;
}
