// Sends what waits, one sheet after another, until the server says that it has it.
"use strict";

async function postJSON(address, told) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Kiosk": "1" },
    body: JSON.stringify(told),
    signal: AbortSignal.timeout(15_000),
  });
  // Whoever sits between may answer anything; only the server's own words count.
  const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
  return { status: answer.status, said: isOurs ? await answer.json() : null };
}

class Sender {
  static LONGEST = 300; // seconds between two attempts
  static LATER = new Set([401, 408, 413, 429]);

  #failures = 0;
  #rouse = () => {};
  #others = new BroadcastChannel("hailong-kiosk"); // the page in other tabs

  constructor(store, { onChange, onRevoked }) {
    this.store = store;
    this.onChange = onChange;
    this.onRevoked = onRevoked;
  }

  // One tab sends. Without locks two may: the server still stores each sheet once.
  start() {
    window.addEventListener("online", () => this.#reset());
    this.#others.addEventListener("message", () => {
      this.#hurry();
      this.onChange();
    });
    const forever = () => this.#loop();
    if (navigator.locks) navigator.locks.request("hailong-kiosk-sender", forever);
    else forever();
  }

  wake() {
    this.#hurry();
    this.#others.postMessage("new");
  }

  // A new sheet does not hurry a server that is away.
  #hurry() {
    if (this.#failures === 0) this.#rouse();
  }

  #reset() {
    this.#failures = 0;
    this.#rouse();
  }

  async #loop() {
    for (;;) {
      const isRevoked = await this.#sendAll().catch(() => this.#fail());
      if (isRevoked) return;
      await this.#pause();
    }
  }

  async #sendAll() {
    for (const sheet of await this.store.waiting()) {
      const { status, said } = await postJSON("/kiosk/phieu", asSent(sheet));
      if (status === 403 && said) {
        this.onRevoked();
        return true;
      }
      if (said?.outcome === "stored" || said?.outcome === "repeated") {
        await this.store.drop(sheet.secret);
      } else if (said && status >= 400 && status < 500 && !Sender.LATER.has(status)) {
        await this.store.refuse(sheet, said.problem || said.outcome);
      } else {
        throw new Error(`answered ${status}`);
      }
      this.#failures = 0;
      await this.onChange();
      this.#others.postMessage("sent");
    }
    return false;
  }

  #fail() {
    this.#failures += 1;
    return false;
  }

  #pause() {
    const seconds = this.#failures ? Math.min(2 ** this.#failures, Sender.LONGEST) : Sender.LONGEST;
    return new Promise((resolve) => {
      this.#rouse = resolve;
      // Not all tablets of a house at once.
      setTimeout(resolve, seconds * 1000 * (0.5 + Math.random() / 2));
    });
  }
}
