// Every minute the tablet tells of itself, and is told the time, the codes, the version.
"use strict";

class Contact {
  static EVERY = 60_000; // milliseconds

  lastAt = null;

  constructor({ store, clock, rotating, version, onRevoked, onVersion }) {
    Object.assign(this, { store, clock, rotating, version, onRevoked, onVersion });
  }

  start() {
    window.addEventListener("online", () => this.#tell());
    setInterval(() => this.#tell(), Contact.EVERY);
    this.#tell();
  }

  async #tell() {
    const [waiting, refused] = await Promise.all([this.store.waiting(), this.store.refused()]);
    const askedAt = Date.now();
    const condition = {
      waiting: waiting.length,
      refused: refused.length,
      version: this.version,
      clock: askedAt,
    };
    // Without a network now; in a minute perhaps.
    const { status, said } = await postJSON("/kiosk/trang-thai", condition).catch(() => ({}));
    if (status === 403 && said) this.onRevoked();
    if (status === 200 && said) await this.#told(said, askedAt);
  }

  async #told({ now, version, stamps, left }, askedAt) {
    this.lastAt = new Date(now);
    await this.clock.correct(now, askedAt, Date.now());
    this.rotating?.take(stamps, left);
    if (version !== this.version) this.onVersion();
  }
}
