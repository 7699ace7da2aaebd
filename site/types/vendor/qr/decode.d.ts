// As ../idb.d.ts.
export * from "qr/decode.js";
