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
    reconcile(list, sections, { key: (one) => one.name, signature: (one) => JSON.stringify([one, state.channel, one.rows.map((row) => unread(row))]), make: (one) => section(one, openPlace) });
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

function section({ name, rows, events }, openPlace) {
  const draw = events ? eventRow : (place) => placeRow(place, openPlace);
  return h("section", { class: "place-group" }, h("h2", {}, name), h("ul", {}, rows.map((row) => h("li", {}, draw(row)))));
}

function placeRow(place, openPlace) {
  const open = place.id === state.channel;
  const fresh = unread(place);
  const kinds = ["place", open && "open", fresh && "unread", place.nested && "nested"].filter(Boolean).join(" ");
  return h(
    "button",
    { type: "button", class: kinds, "aria-current": open ? "page" : undefined, "aria-label": fresh ? `${place.name}, unread` : place.name, data: { focus: place.id }, on: { click: () => openPlace(place.id) } },
    place.type === 1 ? avatar(place.user, 22) : icon(place.icon, 18),
    h("span", { class: "place-name" }, place.name),
    fresh && h("span", { class: "unread-dot", "aria-hidden": "true" }),
  );
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
