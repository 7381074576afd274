// The hour at the counter: the tablet's clock, set right by what the server said last.
"use strict";

class Clock {
  static NOON = 12;

  constructor(store, zone) {
    this.store = store;
    this.zone = zone;
    this.ahead = 0; // milliseconds that this tablet is ahead of the server
  }

  async recall() {
    this.ahead = (await this.store.setting("ahead")) ?? 0;
  }

  // The answer was on its way for half of the time that asking took, or so.
  async correct(said, askedAt, answeredAt) {
    this.ahead = Math.round((askedAt + answeredAt) / 2 - said);
    await this.store.set("ahead", this.ahead);
  }

  // Nothing finer than this is ever kept of when somebody answered.
  dayAndHalf() {
    const parts = new Intl.DateTimeFormat("en-CA", {
      timeZone: this.zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      hourCycle: "h23",
    }).formatToParts(Date.now() - this.ahead);
    const part = (type) => parts.find((one) => one.type === type).value;
    const half = Number(part("hour")) < Clock.NOON ? "am" : "pm";
    return { day: `${part("year")}-${part("month")}-${part("day")}`, half };
  }
}
