// What is read out, one recording at a time; it ends by itself, or when the screen changes.
"use strict";

class Listening {
  static LONGEST = 150_000; // milliseconds; recordings are shorter, so what stalls ends, too

  #button = null;
  #end;

  constructor(audio, { onChange }) {
    this.audio = audio;
    this.onChange = onChange;
    document.addEventListener("click", (event) => this.#pressed(event.target.closest("[data-sound]")));
    audio.addEventListener("ended", () => this.stop());
    audio.addEventListener("error", () => this.#fail(this.#button));
  }

  get isPlaying() {
    return this.#button !== null;
  }

  stop() {
    for (const told of document.querySelectorAll(".unheard")) told.hidden = true;
    if (!this.isPlaying) return;
    clearTimeout(this.#end);
    this.#button.ariaPressed = "false";
    this.#button = null;
    this.audio.pause();
    this.audio.removeAttribute("src"); // nor does it go on being fetched
    this.audio.load();
    this.onChange(false);
  }

  #pressed(button) {
    if (!button) return;
    const isMeant = button !== this.#button; // a second touch ends it
    this.stop();
    if (isMeant) this.#play(button);
  }

  #play(button) {
    this.#button = button;
    button.ariaPressed = "true";
    this.#end = setTimeout(() => this.stop(), Listening.LONGEST);
    this.onChange(true);
    this.audio.src = button.dataset.sound;
    this.audio.play().catch((error) => {
      if (error.name !== "AbortError") this.#fail(button); // else it was ended, or another begun
    });
  }

  #fail(button) {
    if (!button || button !== this.#button) return;
    this.stop();
    button.parentElement.querySelector(".unheard").hidden = false;
  }
}
