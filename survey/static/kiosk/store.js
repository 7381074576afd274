// Sheets that wait to be sent, and what the tablet knows of itself; nothing else is kept.
"use strict";

class Store {
  static NAME = "hailong-kiosk";

  // Where the browser keeps nothing (private windows), sheets live as long as the page.
  static async open() {
    try {
      return new Store(await Store.#database());
    } catch {
      return new Store(null);
    }
  }

  static #database() {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(Store.NAME, 1);
      asked.onupgradeneeded = () => {
        // By their secrets, which are random: not even the order of arrival is kept.
        asked.result.createObjectStore("sheets", { keyPath: "secret" });
        asked.result.createObjectStore("settings");
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
      asked.onblocked = () => reject(new Error("blocked"));
    });
  }

  #loose = new Map();

  constructor(database) {
    this.database = database;
  }

  get isLasting() {
    return this.database !== null;
  }

  // Say whether the sheet is on the disk; one that could not be kept is sent all the same.
  async add(sheet) {
    try {
      await this.#write("sheets", (sheets) => sheets.add(sheet));
      return true;
    } catch {
      this.#loose.set(sheet.secret, sheet);
      return false;
    }
  }

  async all() {
    const kept = this.isLasting ? await this.#read("sheets", (sheets) => sheets.getAll()) : [];
    return [...kept, ...this.#loose.values()];
  }

  async waiting() {
    return (await this.all()).filter((sheet) => !sheet.why);
  }

  async refused() {
    return (await this.all()).filter((sheet) => sheet.why);
  }

  async drop(secret) {
    if (!this.#loose.delete(secret)) {
      await this.#write("sheets", (sheets) => sheets.delete(secret));
    }
  }

  // A sheet that is not taken stays, with the reason, until staff have saved it.
  async refuse(sheet, why) {
    if (this.#loose.has(sheet.secret)) this.#loose.set(sheet.secret, { ...sheet, why });
    else await this.#write("sheets", (sheets) => sheets.put({ ...sheet, why }));
  }

  async setting(name) {
    return this.isLasting ? this.#read("settings", (settings) => settings.get(name)) : undefined;
  }

  async set(name, value) {
    if (this.isLasting) await this.#write("settings", (settings) => settings.put(value, name));
  }

  async #read(store, ask) {
    return Store.#settled(await this.#transaction(store, "readonly"), store, ask);
  }

  async #write(store, ask) {
    if (!this.isLasting) throw new Error("nothing is kept here");
    return Store.#settled(await this.#transaction(store, "readwrite"), store, ask);
  }

  // Browsers close a database when memory runs short; it is opened anew.
  async #transaction(store, mode) {
    const options = { durability: "strict" };
    try {
      return this.database.transaction(store, mode, options);
    } catch {
      this.database = await Store.#database();
      return this.database.transaction(store, mode, options);
    }
  }

  static #settled(transaction, store, ask) {
    return new Promise((resolve, reject) => {
      const asked = ask(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  }
}
