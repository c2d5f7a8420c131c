import { h } from "./dom.js";
import { tell } from "./notice.js";
import { locale, now, state, watch } from "./store.js";
import { ask } from "./wire.js";

const ZONE = "Europe/Berlin";

const JUMPS = [
  ["+10 minutes", { minutes: 10 }],
  ["+1 hour", { hours: 1 }],
  ["+1 day", { days: 1 }],
  ["+1 week", { weeks: 1 }],
  ["+1 month", { months: 1 }],
  ["Next Sunday 18:00", { weekday: 6, hour: 18 }],
];

/** Draw the sandbox's clock and the ways to move it. */
export function clockCard() {
  const date = h("p", { class: "clock-date" });
  const time = h("p", { class: "clock-time" });
  const zone = h("p", { class: "clock-zone" });
  const field = h("input", { type: "datetime-local", class: "input", "aria-label": "Date and time in Berlin" });
  let touched = false;
  field.addEventListener("input", () => (touched = true));
  const jumps = JUMPS.map(([label, by]) => h("button", { type: "button", class: "button secondary small", on: { click: () => move({ by }) } }, label));
  const form = h("form", { class: "clock-form", "aria-label": "Set the clock", on: { submit } }, field, h("button", { type: "submit", class: "button secondary small" }, "Go"));

  async function move(fields) {
    const answer = await ask("clock", { ...fields, zone: ZONE });
    if (!answer.ok) tell(answer.says, { danger: true });
  }

  function submit(event) {
    event.preventDefault();
    if (field.value) move({ to: field.value });
    touched = false;
  }

  const zoned = (at) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" }).format(at).replace(" ", "T");

  function draw() {
    const at = now();
    if (!touched) field.value = zoned(at);
    const say = (options) => new Intl.DateTimeFormat(locale() === "en-US" ? "en-GB" : locale(), { timeZone: ZONE, ...options }).format(at);
    date.textContent = say({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
    time.textContent = say({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
    zone.textContent = `in Berlin (${say({ timeZoneName: "short" }).split(" ").at(-1)})${state.shell.clock.ticking ? "" : ", standing still"}`;
  }

  watch(["shell", "tick"], () => draw());
  draw();
  return h("div", { class: "clock" }, h("div", { class: "clock-face", role: "timer", "aria-label": "Sandbox time", "aria-live": "off" }, time, h("div", {}, date, zone)), h("div", { class: "jumps" }, jumps), form);
}
