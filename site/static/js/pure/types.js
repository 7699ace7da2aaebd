// @ts-check
/**
 * The shapes that modules hand to each other. Types only: no module loads this file.
 *
 * @typedef {string | number | boolean | null | JsonList | JsonObject} Json
 * @typedef {Json[]} JsonList
 * @typedef {{[name: string]: Json}} JsonObject
 *
 * A record of the map, as stored on disk and in an export.
 * @typedef {object} Rec
 * @property {string} id
 * @property {string} soort
 * @property {JsonObject} velden
 * @property {Record<string, string>} tijden
 * @property {string | null} verwijderd
 *
 * What to change in one record. `touch` gives every named field a new clock, even when its value stays;
 * `clock` says when the change was made, if that is not now; what waits for the disk always has one.
 * @typedef {object} Change
 * @property {string} id
 * @property {string} soort
 * @property {JsonObject} [velden]
 * @property {boolean} [remove]
 * @property {boolean} [touch]
 * @property {string} [clock]
 *
 * @typedef {{sha256: string, type: string, bytes: ArrayBuffer}} Attachment
 * @typedef {{veld: string, is?: string[], soort?: string, of?: string, van?: string, minuten?: number}} Condition
 *
 * @typedef {object} Finding
 * @property {string} code
 * @property {string} toon
 * @property {string} tekst
 * @property {string} [waarom]
 * @property {string} [soort]
 * @property {string | null} [record]
 * @property {string | null} [veld]
 * @property {string | null} [periode]
 *
 * A signature as the rules judged it (`bpv_logic.words.handtekening`), with what changed since.
 * @typedef {{id: string, betreft: string, rol: string, rol_tekst: string, naam: string, moment_tekst: string, code: string,
 *   antwoord: string, gezegd: string, waar: string, stand: string, zin: string, verschillen: Verschil[]}} Judged
 * @typedef {{wat: string, dag: string, label: string, getekend: string, nu: string}} Verschil
 *
 * @typedef {object} Verdict
 * @property {string} rulesVersion
 * @property {string} today
 * @property {Finding[]} bevindingen
 * @property {JsonObject[]} agenda
 * @property {number} [aan_de_beurt] how much of the agenda cannot wait
 * @property {Record<string, string>} slots
 * @property {Record<string, {waarde: number, maximum: number}>} meters
 * @property {JsonObject[]} [blokken]
 * @property {Judged[]} [handtekeningen]
 * @property {Bpv} [bpv]
 *
 * Which bpv is meant on which day, according to the rules (`bpv_logic.map.which_bpv`): the bpv from each day on, first
 * and last day of each, the date field of a record of a kind, the choice that still holds, and what should be moved.
 * @typedef {object} Bpv
 * @property {{vanaf: string, periode: string}[]} kalender
 * @property {Record<string, string[]>} looptijden
 * @property {Record<string, {dag: string[], na_afloop: boolean}>} soorten
 * @property {{periode: string, bij?: string, tot?: string} | null} keuze
 * @property {Move[]} verplaats
 *
 * @typedef {{id: string, soort: string, periode: string, getekend: boolean}} Move
 *
 * A question as a school words it, and what pages show of a schoolpakket (`bpv_logic.browser.pakket_shown`).
 * @typedef {{label: string, hint: string, keuzes: {waarde: string, label: string, uitleg: string}[]}} Vraag
 *
 * @typedef {object} Pakket
 * @property {string} naam
 * @property {string} code
 * @property {string} kleur "" when it is the colour of the style sheet
 * @property {string} systeem
 * @property {object[]} contacten
 * @property {Record<string, Record<string, Vraag>>} formulieren only the questions that differ
 * @property {{sleutel: string, tekst: string, when: Condition[]}[]} onderwerpen
 * @property {{soort: string, veld: string, lijsten: object[], keuzes: Record<string, string>}[]} [lijsten]
 * @property {Record<string, object[]>} normen
 * @property {{sleutel: string}[]} opleidingen the school's own
 *
 * Where records come from and go to: the store of this phone, or a map that a school has only opened.
 * @typedef {object} Source
 * @property {boolean} readOnly
 * @property {() => Rec[]} all every record, tombstones too
 * @property {(soort: string) => Rec[]} of the live ones of one kind
 * @property {(id: string) => Rec | undefined} get a live one
 * @property {(change: Change) => void} change in memory at once, on disk soon
 * @property {() => Promise<boolean>} flush whether everything is on disk
 * @property {(listener: (ids: Set<string>) => void, element?: Element) => void} subscribe until the element is gone
 * @property {() => Verdict | undefined} verdict
 * @property {() => Bpv | undefined} bpv which bpv is meant, as far as the rules have said
 * @property {(sha256: string) => Promise<Attachment | undefined>} attachment
 * @property {(attachment: Attachment) => Promise<void>} addAttachment
 * @property {(sha256: string) => Promise<unknown>} dropAttachment once no record names it
 */
export {};
