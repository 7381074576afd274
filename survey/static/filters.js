// What htmx leaves open when a filter changes a part of the page (templates/layouts/_filters.html).
"use strict";

(() => {
  const told = document.getElementById("filter-told");
  const failed = document.getElementById("filter-failed");
  const holds = (page, id) =>
    new DOMParser().parseFromString(page, "text/html").getElementById(id) !== null;
  const on = (name, act) => document.addEventListener(name, act);

  on("htmx:beforeRequest", ({ detail }) => {
    told.textContent = "";
    failed.textContent = "";
    detail.target.setAttribute("aria-busy", "true");
  });

  on("htmx:afterRequest", ({ detail }) => detail.target.removeAttribute("aria-busy"));

  on("htmx:sendError", () => {
    failed.textContent = failed.dataset.words;
  });

  // An error, the page to sign in: what is not the part asked for is shown whole, as by a plain form.
  on("htmx:beforeSwap", ({ detail }) => {
    if (detail.xhr.status === 200 && holds(detail.xhr.responseText, detail.target.id)) return;
    detail.shouldSwap = false;
    location.assign(detail.pathInfo.finalRequestPath);
  });

  // Choosing the same once more is no step to go back from.
  on("htmx:beforeHistoryUpdate", ({ detail }) => {
    if (detail.history.path === location.pathname + location.search) detail.history.type = "replace";
  });

  // Say what was found, and keep the place of who comes by keyboard.
  on("htmx:afterSettle", ({ target, detail }) => {
    if (target.id !== detail.target.id) return;
    if (document.activeElement === document.body) target.focus({ preventScroll: true });
    const words = target.querySelector("[role=status], .blank-state-title");
    told.textContent = words ? words.textContent.trim() : told.dataset.otherwise;
  });
})();
