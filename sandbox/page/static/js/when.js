import { h } from "./dom.js";
import { locale, now } from "./store.js";

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

const STEPS = [
  ["year", 31536000],
  ["month", 2592000],
  ["week", 604800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

export function format(ms, style) {
  return new Intl.DateTimeFormat(locale(), STYLES[style]).format(ms);
}

/** Say how far `ms` is from the sandbox's now, in the member's language. */
function relative(ms) {
  const seconds = Math.round((ms - now()) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? STEPS.at(-1);
  return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** Draw Discord's <t:seconds:style>. */
export function timestamp(seconds, style = "f") {
  const ms = seconds * 1000;
  const stamp = new Date(ms);
  if (Number.isNaN(stamp.getTime())) return document.createTextNode("Invalid Date");
  const text = style === "R" ? relative(ms) : format(ms, style);
  const data = style === "R" ? { relative: String(ms) } : {};
  return h("time", { class: "stamp", datetime: stamp.toISOString(), title: format(ms, "F"), data }, text);
}

/** Draw the time beside an author: the hour today, day and hour before. */
export function sentAt(iso) {
  const ms = Date.parse(iso);
  const [then, today] = [new Date(ms), new Date(now())];
  const days = Math.round((new Date(today).setHours(0, 0, 0, 0) - new Date(then).setHours(0, 0, 0, 0)) / 86400000);
  const hour = format(ms, "t");
  const day = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  const text = days === 0 ? hour : days === 1 ? `${day.format(-1, "day")}, ${hour}` : format(ms, "s");
  return h("time", { class: "sent", datetime: iso, title: format(ms, "F") }, text);
}

/** Bring every relative time of the page up to date. */
export function refreshTimes() {
  for (const element of document.querySelectorAll("time[data-relative]")) {
    element.textContent = relative(Number(element.dataset.relative));
  }
}
