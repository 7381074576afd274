// What staff see of a tablet behind their digits, and how they take its sheets along.
"use strict";

class Staff {
  static TRIES = 5;
  static WAIT = 60_000; // milliseconds after that many
  static OPEN = 120_000; // without a touch

  #tries = 0;
  #isSure = false;
  #closing;

  constructor(store, { counter, unlocking, facts }) {
    this.store = store;
    this.counter = counter;
    this.unlocking = unlocking; // the digest of the digits
    this.facts = facts;
    this.dialog = document.getElementById("staff");
    this.inside = document.getElementById("inside");
    this.dialog.addEventListener("close", () => this.#lock());
    document.getElementById("unlock").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#unlock();
    });
    this.dialog.addEventListener("click", (event) => this.#pressed(event.target));
    const open = document.getElementById("staff-open");
    open.hidden = false;
    open.addEventListener("click", () => {
      this.dialog.showModal();
      this.#stay();
    });
  }

  static async digestOf(text) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((one) => one.toString(16).padStart(2, "0")).join("");
  }

  // Nobody shall find it open.
  #stay() {
    clearTimeout(this.#closing);
    this.#closing = setTimeout(() => this.dialog.close(), Staff.OPEN);
  }

  #lock() {
    clearTimeout(this.#closing);
    document.getElementById("unlock").reset();
    document.getElementById("unlock").hidden = false;
    document.getElementById("locked").hidden = true;
    this.inside.hidden = true;
    this.#isSure = false;
  }

  async #unlock() {
    const typed = document.getElementById("unlocking").value.trim();
    const isRight = (await Staff.digestOf(typed)) === (this.unlocking ?? (await this.store.setting("unlocking")));
    const isAllowed = this.#tries < Staff.TRIES;
    if (!isRight && isAllowed) {
      this.#tries += 1;
      if (this.#tries === Staff.TRIES) setTimeout(() => (this.#tries = 0), Staff.WAIT);
    }
    document.getElementById("locked").hidden = isRight && isAllowed;
    if (!isRight || !isAllowed) return;
    this.#tries = 0;
    document.getElementById("unlock").hidden = true;
    this.inside.hidden = false;
    await this.#tell();
  }

  async #tell() {
    const [waiting, refused] = await Promise.all([this.store.waiting(), this.store.refused()]);
    const isLasting = this.store.isLasting && (await navigator.storage?.persisted?.());
    const lasting = this.#fact("lasting");
    this.#fact("waiting").textContent = waiting.length;
    this.#fact("refused").textContent = refused.length;
    lasting.textContent = isLasting ? lasting.dataset.yes : lasting.dataset.no;
    for (const [name, text] of Object.entries(this.facts())) this.#fact(name).textContent = text;
    const reasons = [...new Set(refused.map((sheet) => sheet.why))];
    this.#fact("reasons").replaceChildren(
      ...reasons.map((why) => Object.assign(document.createElement("li"), { textContent: why })),
    );
  }

  #fact(name) {
    return this.inside.querySelector(`[data-fact="${name}"]`);
  }

  async #pressed(button) {
    this.#stay();
    const { do: what } = button.dataset;
    if (what === "close") this.dialog.close();
    if (what === "save") await this.#save();
    if (what === "forget") await this.#forget(button);
  }

  // A line a sheet between a head and the end: a file cut short still says what it lacks.
  async #save() {
    const sheets = await this.store.all();
    const counter = this.counter ?? sheets[0]?.counter ?? "";
    const head = { format: "hailong-kiosk-1", counter, n: sheets.length };
    const lines = [head, ...sheets.map(asSent)].map((one) => `${JSON.stringify(one)}\n`);
    const address = URL.createObjectURL(new Blob(lines, { type: "application/x-ndjson" }));
    const link = document.createElement("a");
    Object.assign(link, { href: address, download: `phieu-cho-${counter}.jsonl` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  // Only what the server will never take, and only when asked twice.
  async #forget(button) {
    if (!this.#isSure) {
      this.#isSure = true;
      button.textContent = button.dataset.sure;
      return;
    }
    for (const sheet of await this.store.refused()) await this.store.drop(sheet.secret);
    await this.#tell();
  }
}
