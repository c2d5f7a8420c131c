import { startBackstage } from "./backstage.js";
import { startChat } from "./chat.js";
import { startCommand, startComposer } from "./composer.js";
import { connectMentions } from "./mentions.js";
import { closePopup } from "./popup.js";
import { startSidebar } from "./sidebar.js";
import { changed, place, places, state, watch } from "./store.js";
import { markRead, startUnread } from "./unread.js";
import { refreshTimes } from "./when.js";
import { follow, open } from "./wire.js";

const $ = (selector) => document.querySelector(selector);
const body = document.body;
let started = false;

function onState(news) {
  if (news.shell) {
    state.shell = news.shell;
    $("#main").inert = false;
    state.as = news.shell.me.id;
    state.offset = Date.parse(news.shell.clock.now) - Date.now();
    const lost = !place(state.channel);
    if (lost) state.channel = wantedPlace().id;
    if (!started) start();
    else changed("shell", ...(lost ? ["channel"] : []));
    if (lost) open(state.channel);
  }
  if (news.messages && news.channel === state.channel) {
    state.messages = news.messages;
    markRead(place(state.channel));
    changed("messages");
  }
  refreshTimes();
}

/** Return the place the address asks for, or the first one where one may write. */
function wantedPlace() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const all = places();
  return all.find(({ id, name }) => id === wanted || name === wanted) ?? all.find(({ can_send: may }) => may) ?? all[0];
}

function remember() {
  const user = state.shell.me.username;
  history.replaceState(null, "", `?as=${encodeURIComponent(user)}#${encodeURIComponent(place(state.channel).name)}`);
}

function openPlace(id) {
  if (!place(id)) return;
  markRead(place(state.channel));
  state.channel = id;
  state.messages = [];
  markRead(place(id));
  closeSides();
  closePopup();
  changed("channel");
  open(id);
  remember();
}

function actAs(id) {
  if (id === state.as) return;
  // Until the other member's page is here nothing can be typed into it.
  $("#main").inert = true;
  state.as = id;
  state.messages = [];
  closePopup();
  follow(onState);
}

function openSide(name) {
  body.dataset.side = body.dataset.side === name ? "" : name;
  if (body.dataset.side) $(`#${name}`).querySelector("button, summary")?.focus();
}

function closeSides() {
  body.dataset.side = "";
}

function start() {
  started = true;
  startUnread();
  connectMentions({ openPlace, startCommand });
  startSidebar($("#channels"), { openPlace, openBackstage: () => openSide("backstage") });
  startChat({ head: $("#head"), log: $("#log"), openPlace, openSide: () => openSide("channels"), openBackstage: () => openSide("backstage") });
  startComposer($("#composer"));
  startBackstage($("#backstage"), { actAs, openPlace, close: closeSides });
  $("#veil").addEventListener("click", closeSides);
  document.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && closeSides());
  watch(["shell"], remember);
  remember();
  setInterval(() => changed("tick"), 1000);
  setInterval(refreshTimes, 15000);
  body.removeAttribute("aria-busy");
}

state.as = new URLSearchParams(location.search).get("as") ?? "ada";
follow(onState);
