/**
 * Which script may import which. A room stands on the rooms before it in this list and on nothing else; the entries
 * stand on all of them, and nobody imports an entry (docs/besluiten/0054). Read by dependency-cruiser.
 */
const ROOMS = [
  "text", // letters and bytes: no page, no store, no record
  "pure", // records, clocks and changes: no page, no store
  "page", // the document of this page
  "tell", // what a page says, gives and asks for besides
  "store", // the map on disk
  "keep", // what looks after it
  "map", // a map as pages read it
  "engine", // the rules, asked and answered
  "form/question", // one question on a page
  "turn", // who fills in
  "file", // a file that leaves
  "show", // rules and records, wherever a page has a place for them
  "worker", // the thread of the rules
  "form/core", // a form and its record
  "cards", // what pages show of the map
  "voortgang", // the ratings of werkprocessen
  "codes", // a map through the camera
  "in", // a file that comes in
  "form", // the form as a whole
  "paper", // what is printed
  "sign", // handtekeningen
  "out", // making a file and giving it
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

/** A regular expression for the files of a room itself: a room within it is another one. */
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
