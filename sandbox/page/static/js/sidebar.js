import { h, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { openEvent } from "./events.js";
import { avatar } from "./people.js";
import { me, state, watch } from "./store.js";
import { unread } from "./unread.js";
import { timestamp } from "./when.js";

const FORUM = 15;

/** Draw the left side: server, channels with their threads, direct messages and scheduled events. */
export function startSidebar(element, { openPlace, openBackstage }) {
  const title = h("h1", { class: "server-name" });
  const list = h("div", { class: "places" });
  const foot = h("div", { class: "side-foot" });
  element.append(h("header", { class: "side-head" }, h("span", { class: "server-mark", "aria-hidden": "true" }, icon("rise", 18)), title), list, foot);

  function draw() {
    title.textContent = state.shell.guild.name;
    const sections = layout();
    reconcile(list, sections, { key: (one) => one.name, signature: (one) => one.name, make: section });
    sections.forEach((one, index) => drawRows(list.children[index].querySelector("ul"), one, openPlace));
    reconcile(foot, [me()], { key: (user) => user.id, signature: (user) => JSON.stringify(user), make: (user) => who(user, openBackstage) });
  }

  watch(["shell", "channel"], draw);
  draw();
}

function layout() {
  const { channels, dms, events } = state.shell;
  const texts = channels.filter(({ type }) => type !== FORUM);
  const forums = channels.filter(({ type }) => type === FORUM);
  const rows = (list) => list.flatMap((channel) => [channel, ...channel.threads.filter(({ archived }) => !archived).map((thread) => ({ ...thread, nested: true }))]);
  const sections = [
    { name: "Text channels", rows: rows(texts) },
    { name: "Forum", rows: rows(forums) },
    { name: "Direct messages", rows: dms },
    { name: "Events", rows: events, events: true },
  ];
  return sections.filter((one) => one.rows.length);
}

function section({ name }) {
  return h("section", { class: "place-group" }, h("h2", {}, name), h("ul"));
}

/** Draw a section's rows. A row that only became unread or was opened stays the same element: somebody may be pressing it. */
function drawRows(rowsOf, { rows, events }, openPlace) {
  const key = (one) => one.id;
  if (events) return reconcile(rowsOf, rows, { key, signature: (event) => JSON.stringify(event), make: (event) => h("li", {}, eventRow(event)) });
  const signature = ({ name, type, icon: mark, nested, user }) => JSON.stringify([name, type, mark, nested, user]);
  reconcile(rowsOf, rows, { key, signature, make: (place) => h("li", {}, placeRow(place, openPlace)) });
  rows.forEach((place, index) => markRow(rowsOf.children[index].firstElementChild, place));
}

function placeRow(place, openPlace) {
  return h(
    "button",
    { type: "button", class: place.nested ? "place nested" : "place", data: { focus: place.id }, on: { click: () => openPlace(place.id) } },
    place.type === 1 ? avatar(place.user, 22) : icon(place.icon, 18),
    h("span", { class: "place-name" }, place.name),
    h("span", { class: "unread-dot", "aria-hidden": "true" }),
  );
}

function markRow(row, place) {
  const open = place.id === state.channel;
  const fresh = unread(place);
  row.classList.toggle("open", open);
  row.classList.toggle("unread", fresh);
  if (open) row.setAttribute("aria-current", "page");
  else row.removeAttribute("aria-current");
  row.setAttribute("aria-label", fresh ? `${place.name}, unread` : place.name);
}

function eventRow(event) {
  const seconds = Math.floor(Date.parse(event.scheduled_start_time) / 1000);
  return h(
    "button",
    { type: "button", class: "place event-row", data: { focus: event.id }, on: { click: () => openEvent(event) } },
    icon("event", 18),
    h("span", { class: "event-text" }, h("span", { class: "place-name" }, event.name), h("span", { class: "event-when" }, timestamp(seconds, "R"))),
  );
}

function who(user, openBackstage) {
  return h(
    "button",
    { type: "button", class: "who", "aria-label": `Acting as ${user.name}. Change`, on: { click: openBackstage } },
    avatar(user, 34),
    h("span", { class: "who-text" }, h("span", { class: "who-name" }, user.name), h("span", { class: "who-note" }, user.note)),
    h("span", { class: "who-change" }, "Change"),
  );
}
