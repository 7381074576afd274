// Keying a sheet without a mouse: shows the question the typing has come to, and turns
// away keys that are no answer to it. Without it the same field is filled in by hand.
"use strict";

(() => {
  const field = document.querySelector("[data-keying]");
  const list = document.querySelector("[data-questions]");
  if (!field || !list) return;
  const MARKS = "123456789abcdefghijklmnopqrst";
  const items = [...list.querySelectorAll("[data-kind]")];
  const now = document.querySelector("[data-now]");
  const place = now.querySelector("[data-place]");
  const question = now.querySelector("[data-question]");
  const keys = now.querySelector("[data-keys]");
  const said = now.querySelector("[data-said]");
  const help = document.querySelector("[data-help]");
  const day = document.querySelector("#day");
  const comment = document.querySelector("textarea#comment");
  now.hidden = false;
  if (help) help.hidden = false;

  // Cut what was typed into a piece a question, as the server does.
  const pieces = (typed) => {
    let at = 0;
    return items.map((item) => {
      let end = at + 1;
      if (item.dataset.kind === "choices" && typed[at] === "(") {
        const closed = typed.indexOf(")", at);
        end = closed < 0 ? typed.length : closed + 1;
      }
      const piece = typed.slice(at, end);
      at = end;
      return piece;
    });
  };
  const isWhole = (piece) => piece !== "" && (piece[0] !== "(" || piece.endsWith(")"));
  const current = (found) => {
    const open = found.findIndex((piece) => !isWhole(piece));
    return open < 0 ? items.length : open;
  };
  const filled = (words, values) =>
    words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const show = () => {
    const found = pieces(field.value);
    const at = current(found);
    items.forEach((item, k) => {
      item.querySelector("[data-value]").textContent = found[k];
      item.classList.toggle("keying-here", k === at);
    });
    const item = items[at];
    if (!item) {
      place.textContent = filled(list.dataset.full, { n: items.length });
      question.textContent = "";
      keys.textContent = "";
      return;
    }
    place.textContent = filled(list.dataset.questionWords, { n: item.dataset.number, of: items.length });
    question.textContent = item.querySelector(".keying-text").textContent;
    const options = item.querySelector(".keying-options");
    keys.textContent = (options ? options.textContent.trim() + " — " : "") + item.dataset.keys;
    item.scrollIntoView({ block: "nearest" });
  };

  const put = (text) => {
    field.value += text;
    said.textContent = "";
    show();
  };
  const refuse = (item) => {
    said.textContent = filled(list.dataset.notUsed, { n: item ? item.dataset.number : items.length });
  };

  const pressChoices = (item, piece, key) => {
    const marks = MARKS.slice(0, Number(item.dataset.width));
    if ([" ", ".", ")"].includes(key)) return put(piece === "" ? "." : ")");
    if (key === "0" && piece === "") return put(".");
    if (!marks.includes(key) || piece.includes(key)) return refuse(item);
    return put(piece === "" ? "(" + key : key);
  };
  const pressOne = (item, key) => {
    if (key === " " || key === ".") return put(".");
    if ((key === "0" || key === "-") && item.dataset.apart === "1") return put("0");
    if (/^[1-9]$/.test(key) && Number(key) <= Number(item.dataset.options)) return put(key);
    return refuse(item);
  };

  const press = (event) => {
    const found = pieces(field.value);
    const at = current(found);
    const item = items[at];
    const key = event.key.toLowerCase();
    const isInside = item && item.dataset.kind === "choices" && found[at] !== "";
    if (!isInside && key === "n" && day) return day.focus();
    if (!isInside && key === "c" && comment) return comment.focus();
    if (!item) return refuse(item);
    return item.dataset.kind === "choices" ? pressChoices(item, found[at], key) : pressOne(item, key);
  };

  field.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Enter") {
      const found = pieces(field.value);
      const at = current(found);
      if (at === items.length) return;
      event.preventDefault();
      if (found[at] !== "") return put(")");
      said.textContent = filled(list.dataset.lacking, { n: items[at].dataset.number });
      return;
    }
    if (event.key.length > 1) return; // Tab, Backspace, arrows
    if (field.selectionStart !== field.value.length) return; // mending in the middle
    event.preventDefault();
    press(event);
  });
  field.addEventListener("input", () => {
    said.textContent = "";
    show();
  });
  for (const other of [day, comment]) {
    other?.addEventListener("keydown", (event) => {
      if (event.key === "Escape") field.focus();
    });
  }
  comment?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) field.form.requestSubmit();
  });
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  show();
})();
