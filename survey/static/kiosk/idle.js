// Nobody has touched the tablet for a while: asked whether they are there, with time to say so.
"use strict";

class Idle {
  static AFTER = 30; // seconds
  static COUNTDOWN = 20;

  #timer;
  #dialog;
  #isHeld = false;

  constructor(onOver) {
    this.onOver = onOver;
    for (const kind of ["pointerdown", "keydown", "input", "wheel"]) {
      document.addEventListener(kind, () => this.#touched(), { passive: true, capture: true });
    }
  }

  watch(dialog) {
    this.stop();
    this.#dialog = dialog;
    this.#wait();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#dialog?.close();
    this.#dialog = undefined;
  }

  // Who listens touches nothing, and is there all the same.
  hold(isHeld) {
    this.#isHeld = isHeld;
    if (this.#dialog) this.#wait();
  }

  #touched() {
    if (!this.#dialog) return;
    this.#dialog.close();
    this.#wait();
  }

  #wait() {
    clearTimeout(this.#timer);
    if (this.#isHeld) return;
    this.#timer = setTimeout(() => this.#count(Idle.COUNTDOWN), Idle.AFTER * 1000);
  }

  #count(seconds) {
    if (seconds === 0) {
      this.onOver();
      return;
    }
    const dialog = this.#dialog;
    dialog.querySelector(".left").textContent = dialog.dataset.words.replace("{seconds}", seconds);
    if (!dialog.open) dialog.showModal();
    this.#timer = setTimeout(() => this.#count(seconds - 1), 1000);
  }
}
