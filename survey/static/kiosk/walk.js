// One person's way through the questions, in one language; afterwards nothing is left.
"use strict";

class Walk {
  #answers = new Map(); // by field
  #at = 0;

  constructor(form, { onFinish, onLeave, onStep }) {
    this.form = form;
    this.steps = [...form.querySelectorAll(".step")];
    this.onFinish = onFinish;
    form.addEventListener("click", (event) => this.#pressed(event.target.closest("button")));
    form.addEventListener("change", (event) => this.#ticked(event.target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.finish();
    });
    this.onLeave = onLeave;
    this.onStep = onStep;
  }

  get language() {
    return this.form.dataset.language;
  }

  get #comment() {
    return this.form.querySelector("textarea")?.value.trim() ?? "";
  }

  begin() {
    this.wipe();
    this.#show(0);
  }

  wipe() {
    this.#answers.clear();
    this.form.reset();
    for (const button of this.form.querySelectorAll("[data-value]")) button.ariaPressed = "false";
  }

  // Whether the sheet would be taken as it is: everything required is answered.
  get isComplete() {
    const required = this.#asked().filter((step) => "required" in step.dataset);
    return required.length > 0 && required.every((step) => this.#given(step).length > 0);
  }

  finish() {
    const fields = Object.fromEntries(this.#asked().flatMap((step) => this.#given(step)));
    if (this.#comment) fields.comment = this.#comment;
    this.onFinish(this.language, fields);
  }

  // A question depends on earlier ones, which may themselves not be asked.
  #asked() {
    const known = new Set();
    return this.steps.filter((step) => {
      const conditions = step.dataset.askedIf?.split(" ");
      const isAsked = !conditions || conditions.some((one) => known.has(one));
      if (isAsked) for (const [field, value] of this.#given(step)) known.add(`${field}=${value}`);
      return isAsked;
    });
  }

  #given(step) {
    const fields = [...step.querySelectorAll("[data-field]")].map((one) => one.dataset.field);
    return [...new Set(fields)].filter((f) => this.#answers.has(f)).map((f) => [f, this.#answers.get(f)]);
  }

  #pressed(button) {
    if (!button) return;
    const { field, value, go } = button.dataset;
    if (field) this.#choose(button, field, value);
    else if (go === "next") this.#show(this.#at + 1);
    else if (go === "back" && this.#at > 0) this.#show(this.#at - 1);
    else if (go === "back" || go === "leave") this.onLeave();
  }

  #choose(button, field, value) {
    this.#answers.set(field, value);
    for (const one of button.closest(".step").querySelectorAll("[data-value]")) {
      one.ariaPressed = String(one === button);
    }
    this.#show(this.#at + 1);
  }

  #ticked(box) {
    if (!box.dataset.field) return;
    const step = box.closest(".step");
    const n = step.querySelectorAll(":checked").length;
    if (n > Number(step.dataset.most)) box.checked = false;
    if (box.checked) this.#answers.set(box.dataset.field, box.value);
    else this.#answers.delete(box.dataset.field);
    step.querySelector(".error")?.toggleAttribute("hidden", true);
  }

  #show(at) {
    const asked = this.#asked();
    // Of several choices one may be required; the others are shown with a way to skip.
    const left = asked[this.#at];
    const isLacking = at > this.#at && "required" in left.dataset && !this.#given(left).length;
    left.querySelector(".error")?.toggleAttribute("hidden", !isLacking);
    if (!isLacking) this.#at = Math.min(at, asked.length - 1);
    const shown = asked[this.#at];
    for (const step of this.steps) step.hidden = step !== shown;
    this.#tellPlace(asked.length - 1, shown.dataset.kind === "last");
    this.onStep();
    shown.querySelector("legend").focus();
    window.scrollTo(0, 0);
  }

  #tellPlace(total, isLast) {
    const words = this.form.dataset.count;
    const told = words.replace("{number}", this.#at + 1).replace("{total}", total);
    this.form.querySelector(".count").textContent = isLast ? "" : told;
  }
}
