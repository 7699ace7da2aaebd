// @ts-check
/** Elements of a drawing. One unit is one pixel of the screen, so letters and lines keep their size. */

/**
 * The namespace is taken from the page's own drawings: our scripts contain no address.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Element | string)} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(namespace(), tag));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

function namespace() {
  return document.querySelector("svg")?.namespaceURI ?? null;
}

/**
 * Puts a drawing in its place. On paper, where nothing is redrawn, it keeps its size on screen.
 * @param {Element} place
 * @param {number} width
 * @param {number} height
 * @param {Element[]} parts
 */
export function draw(place, width, height, parts) {
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height })) {
    place.setAttribute(name, String(value));
  }
  place.replaceChildren(...parts);
}

/**
 * A line of text that stays within the drawing.
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {number} width of the drawing
 */
export function label(text, x, y, width) {
  const side = x < width / 4 ? "start" : x > (width * 3) / 4 ? "end" : "middle";
  return svg("text", { x, y, "text-anchor": side }, text);
}

/** The height of a letter in the user's own setting. @returns {number} */
export function letterHeight() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}
