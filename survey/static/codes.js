// Prints or copies the recovery codes; without it the page is printed by hand.
"use strict";

(() => {
  const print = document.querySelector("[data-print]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());

  const copy = document.querySelector("[data-copy]");
  if (!navigator.clipboard) return;
  copy.hidden = false;
  copy.addEventListener("click", () => navigator.clipboard.writeText(copy.dataset.copy));
})();
