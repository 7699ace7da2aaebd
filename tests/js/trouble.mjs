/** A database that breaks, as databases of phones do: by the error that a browser gives. */

const OWN_KEYS = { records: "id", attachments: "sha256" };

const broken = [];

/** After a test, also one that failed halfway: what broke is whole again, the last thing first. */
export function repairAll() {
  for (const repair of broken.splice(0).reverse()) repair();
}

/** Puts something else in the place of a method until it is repaired. */
function instead(prototype, method, how) {
  const real = prototype[method];
  prototype[method] = function (...args) {
    return how.call(this, () => real.apply(this, args), ...args);
  };
  const repair = () => (prototype[method] = real);
  broken.push(repair);
  return repair;
}

export const breaks = {
  /** Lets each `put` in a store refuse, or only the first so many. */
  put(name, { store, times = Infinity }) {
    const state = { tries: 0, repair: () => undefined };
    state.repair = instead(IDBObjectStore.prototype, "put", function (real) {
      if (this.name !== store) return real();
      state.tries += 1;
      if (state.tries > times) return real();
      throw new DOMException("kapot", name);
    });
    return state;
  },
  /** Lets what is put in a store come to nothing, though the browser says that it is there. */
  lose({ store }) {
    const repair = instead(IDBObjectStore.prototype, "put", function (real) {
      return this.name === store ? this.get("") : real();
    });
    return { repair };
  },
  /** Lets the browser end a transaction by itself as soon as something is put. */
  abort({ store }) {
    const repair = instead(IDBObjectStore.prototype, "put", function (real) {
      const asked = real();
      if (this.name === store) this.transaction.abort();
      return asked;
    });
    return { repair };
  },
  /** Lets no database be opened. */
  open(name) {
    const repair = instead(IDBFactory.prototype, "open", () => {
      throw new DOMException("kapot", name);
    });
    return { repair };
  },
  /** Remembers connections, to let them die without a word to the page. */
  follow() {
    const found = [];
    const repair = instead(IDBFactory.prototype, "open", (real) => {
      const asked = real();
      asked.addEventListener("success", () => found.push(asked.result));
      return asked;
    });
    return {
      closeAll: () => {
        repair();
        return found.splice(0).map((db) => IDBDatabase.prototype.close.call(db)).length;
      },
    };
  },
  /** Makes the database of the map by other hands than those of the app. */
  lay({ version, stores }) {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open("bpv-map", version);
      asked.onerror = () => reject(asked.error);
      asked.onupgradeneeded = () => {
        for (const [name, items] of Object.entries(stores)) {
          const keyPath = OWN_KEYS[name];
          const store = asked.result.createObjectStore(name, keyPath ? { keyPath } : {});
          for (const item of items) store.put(item);
        }
      };
      asked.onsuccess = () => {
        asked.result.close();
        resolve();
      };
    });
  },
};
