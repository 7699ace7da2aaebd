// @ts-check
/** Makes and finds QR codes: `qr` by Paul Miller, as a separate file that is loaded only when needed. */

export { decodeQR } from "../../vendor/qr/decode.js";
export { encodeQR } from "../../vendor/qr/index.js";
