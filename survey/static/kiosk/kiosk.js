// The kiosk put together: start, questions, thanks, and back to the start.
"use strict";

(async () => {
  const page = document.body.dataset;
  const store = await Store.open();
  const clock = new Clock(store, page.zone);
  await clock.recall();
  await store.set("unlocking", page.unlocking);
  navigator.storage?.persist?.();

  const THANKS = 9_000; // milliseconds
  const SOON = 1_500; // a sheet that is still here by then waits for a network
  const PATIENCE = 8_000; // for a sheet that is kept nowhere
  const RELOADED = 10 * 60_000; // at most as often
  const screens = [...document.querySelectorAll("main > section, main > form")];
  const start = document.getElementById("start");
  let walk = null;
  let thanking;
  let isStale = false;

  function show(screen) {
    listening.stop();
    for (const one of screens) one.hidden = one !== screen;
    document.body.dataset.screen = screen.className;
    window.scrollTo(0, 0);
  }

  async function atStart() {
    clearTimeout(thanking);
    idle.stop();
    walk?.wipe();
    walk = null;
    for (const shown of document.querySelectorAll(".receipt dd")) shown.textContent = "";
    show(start);
    start.querySelector("h1").focus();
    if (isStale) await renew();
  }

  // Never while somebody answers; and not over and over where the old page comes back.
  async function renew() {
    const last = (await store.setting("renewed")) ?? 0;
    if (Math.abs(Date.now() - last) < RELOADED) return;
    await store.set("renewed", Date.now());
    location.reload();
  }

  async function outdated() {
    isStale = true;
    if (!walk && !start.hidden && !listening.isPlaying) await renew();
  }

  const idle = new Idle(() => {
    if (walk?.isComplete) walk.finish();
    else atStart();
  });

  const listening = new Listening(document.getElementById("player"), {
    onChange: (isPlaying) => idle.hold(isPlaying),
  });

  async function finish(language, fields) {
    idle.stop();
    listening.stop();
    const sheet = {
      secret: drawSecret(),
      counter: page.counter,
      questionnaire: Number(page.questionnaire),
      language,
      ...clock.dayAndHalf(),
      fields,
    };
    const isKept = await store.add(sheet);
    walk.wipe();
    walk = null;
    sender.wake();
    await refresh();
    if (isKept || (await isSent(sheet))) await thank(sheet);
    else lament(sheet);
  }

  async function isWaiting(sheet) {
    return (await store.waiting()).some((one) => one.secret === sheet.secret);
  }

  async function isSent(sheet) {
    const end = performance.now() + PATIENCE;
    while (performance.now() < end) {
      if (!(await isWaiting(sheet))) return true;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return false;
  }

  async function thank(sheet) {
    const screen = document.querySelector(`[data-thanks="${sheet.language}"]`);
    screen.querySelector(".receipt dd").textContent = await receiptOf(sheet.secret);
    const kept = screen.querySelector(".kept");
    kept.hidden = true;
    setTimeout(async () => (kept.hidden = !(await isWaiting(sheet))), SOON);
    show(screen);
    screen.querySelector("h2").focus();
    thanking = setTimeout(atStart, THANKS);
  }

  function lament(sheet) {
    const screen = document.querySelector(`[data-unkept="${sheet.language}"]`);
    screen.querySelector('[data-go="again"]').onclick = async () => {
      sender.wake();
      if (await isSent(sheet)) await thank(sheet);
    };
    show(screen);
    screen.querySelector("h2").focus();
    thanking = setTimeout(atStart, 5 * THANKS);
  }

  async function refresh() {
    const n = (await store.waiting()).length;
    const corner = document.getElementById("waiting");
    corner.textContent = n ? corner.dataset.words.replace("{n}", n) : "";
    document.getElementById("trouble").hidden = store.isLasting;
  }

  const sender = new Sender(store, { onChange: refresh, onRevoked: outdated });
  const aside = document.getElementById("phone"); // none while the kiosk rests
  const rotating = aside ? new Rotating(aside, page.steps) : null;
  const contact = new Contact({
    ...{ store, clock, rotating, version: page.version },
    ...{ onRevoked: outdated, onVersion: outdated },
  });
  new Staff(store, {
    counter: page.counter,
    unlocking: page.unlocking,
    facts: () => ({
      contact: contact.lastAt?.toLocaleString(document.documentElement.lang) ?? "–",
      clock: `${Math.round(clock.ahead / 1000)} s`,
      version: page.version,
    }),
  });

  const walks = new Map();
  for (const form of document.querySelectorAll(".journey")) {
    const onStep = () => listening.stop();
    walks.set(form.dataset.language, new Walk(form, { onFinish: finish, onLeave: atStart, onStep }));
  }
  for (const button of document.querySelectorAll("[data-begin]")) {
    button.addEventListener("click", () => {
      walk = walks.get(button.dataset.begin);
      show(walk.form);
      walk.begin();
      idle.watch(walk.form.querySelector(".still"));
    });
  }
  for (const button of document.querySelectorAll('[data-go="start"]')) {
    button.addEventListener("click", atStart);
  }

  navigator.serviceWorker?.register("/kiosk/worker.js", { scope: "/kiosk", updateViaCache: "none" });
  await refresh();
  show(start);
  sender.start();
  contact.start();
  new Recordings(document).start();
})();
