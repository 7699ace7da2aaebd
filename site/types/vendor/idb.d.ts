// `../vendor/idb.js` exists only in the built site; tsconfig's rootDirs lays these types over its place.
export * from "idb";
