export { default } from "signature_pad";
export * from "signature_pad";
