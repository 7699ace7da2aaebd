/**
 * Which script may import which. A room imports only the rooms before it in this list; the entries import all of them,
 * and nothing imports an entry (docs/besluiten/0054). Read by dependency-cruiser.
 */
const ROOMS = [
  "text", // letters and bytes: no page, no store, no record
  "pure", // records, clocks and changes: no page, no store
  "parcel", // a request to sign and its answer, as a link
  "page", // the document of this page
  "tell", // what else a page shows, offers and loads
  "store", // the map on disk
  "keep", // what looks after it
  "map", // a map as pages read it
  "engine", // the rules, asked and answered
  "form/question", // one question on a page
  "turn", // who fills in
  "file", // files for export
  "show", // rules and records, wherever a page has a place for them
  "worker", // the rules' thread
  "form/core", // a form and its record
  "cards", // what pages show of the map
  "voortgang", // the ratings of werkprocessen
  "codes", // a map through the camera
  "in", // opening a file
  "form/day", // the days around a day, and its parts
  "form", // the form as a whole
  "paper", // what is printed
  "sign/hand", // a drawn or typed name
  "sign/hours", // the hours that are signed
  "sign/sheet", // what is signed, to read
  "sign", // handtekeningen
  "out", // making a file and handing it over
  "request", // asking somebody to sign elsewhere, and what comes back
  "signer", // the page of somebody who only signs
  "opened", // an opened map
  "pakket", // the schoolpakket
  "klas/class", // a class in memory and on disk
  "klas", // the page of a class
  "guide", // the page of the guide
  "help", // help in other languages, reading aloud
  "app", // the site as an app
  "status", // how the map and the app are
];
const TOP = "static/js/";

/** A regular expression for the files of a room itself: a folder in it is another room. */
const filesOf = (rooms) => `^${TOP}(${rooms.join("|")})/[^/]+$`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circle",
      comment: "Static and dynamic imports together.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nobody-imports-an-entry",
      comment:
        "A part is asked for by its name (tell/parts.js). Parts may name the first, so that the bundler shares it.",
      severity: "error",
      from: { pathNot: `^${TOP}[^/]+-part\\.js$|^${TOP}later\\.js$` },
      to: { path: `^${TOP}[^/]+$` },
    },
    {
      name: "entries-import-the-first-only",
      severity: "error",
      from: { path: `^${TOP}[^/]+$` },
      to: { path: `^${TOP}[^/]+$`, pathNot: `^${TOP}main\\.js$` },
    },
    {
      name: "every-script-lies-in-a-room",
      comment: "A new room needs its place in the list.",
      severity: "error",
      from: { path: `^${TOP}.+/`, pathNot: filesOf(ROOMS) },
      to: {},
    },
    {
      name: "what-is-imported-is-there",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^static/vendor/|/vendor/" },
    },
    ...ROOMS.map((room, at) => ({
      name: `${room.replace("/", "-")}-stands-on-earlier-rooms`,
      severity: "error",
      from: { path: filesOf([room]) },
      to: { path: `^${TOP}`, pathNot: filesOf(ROOMS.slice(0, at + 1)) },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    moduleSystems: ["es6"],
  },
};
