// @ts-check
/** The only file that speaks: reads texts aloud with a voice on the phone itself. */

import { seen } from "../text/plain.js";

/**
 * @typedef {{lang: string, text: string}} Part
 */

const synth = "speechSynthesis" in self ? self.speechSynthesis : undefined;

/** @param {string} tag as in "nl_NL" */
const languageOf = (tag) => (tag.split(/[-_]/)[0] ?? "").toLowerCase();

/**
 * A voice that runs on the phone: a server's voice would be sent the text.
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
 * Reports when there are voices; some browsers load them late.
 * @param {() => void} listener
 */
export function onVoices(listener) {
  synth?.addEventListener?.("voiceschanged", listener);
  listener();
}

/**
 * Reads the texts one after another, each in its own language; one without a voice is skipped. Stops earlier speech.
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

/** @returns {boolean} whether it was speaking */
export function stopSpeaking() {
  if (!synth?.speaking) return false;
  synth.cancel();
  return true;
}
