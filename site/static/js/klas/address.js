// @ts-check
/**
 * The address of each student on the page of a class: the browser's Back closes the map, and Forward opens it again.
 * Behind the "#" stands the id of the map; no name, and nothing of it goes to a server.
 */

const MARK = "#student=";
/** What leads to the table itself. */
const TABLE = ["", "#", "#klas-titel"];

/** @typedef {{top?: number, isFromTable?: boolean}} State of an entry in the tab's history */

/** @param {{open: (sleutel: string) => unknown, close: (top: number | undefined) => unknown}} page */
export function startAddress({ open, close }) {
  /** @returns {State} */
  const state = () => history.state ?? {};
  /** How far the table was scrolled when a map was opened. @type {number | undefined} */
  let top;
  const follow = () => {
    const sleutel = studentIn(location.hash);
    if (sleutel) open(sleutel);
    else if (TABLE.includes(location.hash)) close(top ?? state().top);
  };
  addEventListener("popstate", follow);
  return {
    now: () => studentIn(location.hash),
    /** @param {string} sleutel of the student whose map is opened from the table */
    goTo(sleutel) {
      const isFromTable = !studentIn(location.hash);
      top = scrollY;
      if (isFromTable) history.replaceState({ ...state(), top }, "");
      // From one student to another: Back leads to the table, not past everyone who was looked at.
      history[isFromTable ? "pushState" : "replaceState"](
        { isFromTable: isFromTable || state().isFromTable },
        "",
        `${MARK}${encodeURIComponent(sleutel)}`,
      );
    },
    back() {
      if (state().isFromTable && studentIn(location.hash)) return history.back();
      history.replaceState({}, "", location.pathname + location.search);
      close(top);
    },
    /** No student is meant any more. */
    clear() {
      if (studentIn(location.hash)) history.replaceState({}, "", location.pathname + location.search);
    },
  };
}

/**
 * @param {string} hash
 * @returns {string} the id of the student, "" when the address means none
 */
export function studentIn(hash) {
  try {
    return hash.startsWith(MARK) ? decodeURIComponent(hash.slice(MARK.length)) : "";
  } catch {
    return "";
  }
}
