// @ts-check
/** Makes and finds QR codes: `qr` of Paul Miller, as one file of its own that only who needs it asks for. */

export { decodeQR } from "../../vendor/qr/decode.js";
export { encodeQR } from "../../vendor/qr/index.js";
