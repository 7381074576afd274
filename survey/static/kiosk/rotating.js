// The changing QR code: the server gave the codes, this tablet only counts half minutes.
"use strict";

class Rotating {
  static STEP = 30_000; // milliseconds
  static QUIET = 4; // modules of white around

  #stamps = [];
  #until = 0; // when the first of them ends, by a clock that nobody can set
  #timer;

  constructor(aside, prefix) {
    this.aside = aside;
    this.prefix = prefix;
  }

  take(stamps, left) {
    this.#stamps = stamps;
    this.#until = performance.now() + left;
    this.#show();
  }

  #show() {
    clearTimeout(this.#timer);
    const passed = Math.ceil((performance.now() - this.#until) / Rotating.STEP);
    const stamp = this.#stamps[Math.max(0, passed)];
    // Long without a network: the codes have run out, and an old one proves nothing.
    this.aside.hidden = !stamp;
    if (!stamp) return;
    this.#draw(this.prefix + stamp);
    const next = this.#until + Math.max(0, passed) * Rotating.STEP - performance.now();
    this.#timer = setTimeout(() => this.#show(), Math.max(next, 0) + 20);
  }

  #draw(address) {
    const { size, path } = qrCode(address);
    const around = Rotating.QUIET;
    const svg = this.aside.querySelector("svg");
    svg.setAttribute("viewBox", `${-around} ${-around} ${size + 2 * around} ${size + 2 * around}`);
    svg.dataset.address = address;
    svg.querySelector("path").setAttribute("d", path);
  }
}
