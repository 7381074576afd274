// Fetches what can be listened to once the page works, and keeps it for when there is no network.
"use strict";

class Recordings {
  static CACHE = "kiosk-sounds"; // the worker plays from it
  static EVERY = 5 * 60_000; // milliseconds until what failed is tried again
  static SPARE = 50_000_000; // bytes of the disk that stay free: sheets need it more

  #isBusy = false;

  constructor(page) {
    const buttons = [...page.querySelectorAll("[data-sound]")];
    this.addresses = new Set(buttons.map((button) => button.dataset.sound));
  }

  start() {
    if (this.addresses.size === 0) return;
    window.addEventListener("online", () => this.#keep());
    setInterval(() => this.#keep(), Recordings.EVERY);
    this.#keep();
  }

  // Without a network, or where nothing may be kept: later perhaps, and nobody waits for it.
  async #keep() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    await this.#keepAll().catch(() => {});
    this.#isBusy = false;
  }

  async #keepAll() {
    const cache = await caches.open(Recordings.CACHE);
    for (const { url } of await cache.keys()) {
      if (!this.addresses.has(new URL(url).pathname)) await cache.delete(url);
    }
    // One after another: a sheet on its way does not wait for megabytes.
    for (const address of this.addresses) {
      if (!(await cache.match(address, { ignoreVary: true }))) await Recordings.#fetch(cache, address);
    }
  }

  static async #fetch(cache, address) {
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota - usage < Recordings.SPARE) throw new Error("the disk is nearly full");
    const answer = await fetch(address, { priority: "low" });
    // An address names what it holds, so what came once is good for ever.
    if (answer.ok) await cache.put(address, answer);
  }
}
