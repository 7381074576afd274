// A tablet that is not paired, or no more: what it still keeps can be saved to a file.
"use strict";

(async () => {
  const store = await Store.open();
  const sheets = await store.all();
  if (sheets.length === 0) return;
  const corner = document.getElementById("waiting");
  corner.textContent = corner.dataset.words.replace("{n}", sheets.length);
  new Staff(store, { facts: () => ({}) });
})();
