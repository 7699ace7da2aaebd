// @ts-check
/** Files that the user chooses in a file field, also those chosen before the script of the page was there. */

/**
 * @param {HTMLInputElement} input
 * @param {(files: File[]) => unknown} take is called with at least one file
 */
export function onChosen(input, take) {
  const choose = () => {
    const files = Array.from(input.files ?? []);
    // So that the same file can be chosen again after a repair.
    input.value = "";
    if (files.length > 0) take(files);
  };
  input.addEventListener("change", choose);
  choose();
}
