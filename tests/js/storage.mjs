/** Local storage as a page sees it: what lies in it are its keys; it can be full, or shut. */
export class Store {
  #items = new Map();
  #refusal = "";

  constructor() {
    return new Proxy(this, {
      ownKeys: (store) => Array.from(store.#checked().keys()),
      getOwnPropertyDescriptor: (store, key) =>
        store.#items.has(key) ? { value: store.#items.get(key), enumerable: true, configurable: true } : undefined,
      get: (store, key) => (typeof store[key] === "function" ? store[key].bind(store) : Reflect.get(store, key, store)),
    });
  }

  get length() {
    return this.#checked().size;
  }

  getItem(key) {
    return this.#checked().get(key) ?? null;
  }

  setItem(key, value) {
    if (this.#refusal === "QuotaExceededError") throw new DOMException("", this.#refusal);
    this.#checked().set(String(key), String(value));
  }

  removeItem(key) {
    this.#checked().delete(key);
  }

  clear() {
    this.#items.clear();
    this.#refusal = "";
  }

  /** Lets it refuse by the name of an error: full, or shut. */
  refuse(name) {
    this.#refusal = name;
  }

  #checked() {
    if (this.#refusal === "SecurityError") throw new DOMException("", this.#refusal);
    return this.#items;
  }
}
