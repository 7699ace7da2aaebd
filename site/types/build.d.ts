/** What the build writes before the service worker. Addresses are relative to the scope; a page is its folder ("uren/"). */
declare const BUILD: string;
/** Address -> SHA-256. */
declare const FILES: Record<string, string>;
/** Sent with every answer, for hosts that cannot set headers. */
declare const HEADERS: Record<string, string>;
/** As much as the rules take of a file. */
declare const MAX_FILE_BYTES: number;
/** Address of an engine file -> the pieces it is made of, in order, each by the start of its SHA-256. */
declare const PIECES: Record<string, string[]>;
/** Where the pieces lie. */
declare const PIECE_FOLDER: string;
/** Suffix -> content type, because hosts guess. */
declare const TYPES: Record<string, string>;
