import { h, reconcile, replace } from "./dom.js";
import { forum } from "./forum.js";
import { icon } from "./icons.js";
import { inline } from "./inline.js";
import { busy, failed } from "./interact.js";
import { message, pending } from "./message.js";
import { here, place, state, watch } from "./store.js";
import { format } from "./when.js";

const FORUM = 15;
const JOIN_WITHIN = 7 * 60 * 1000;
const NEAR_END = 120;

/** Draw the centre: the channel's head and its messages. */
export function startChat({ head, log, openPlace, openSide, openBackstage }) {
  const rowsOf = h("div", { class: "log-rows" });
  log.append(rowsOf);
  let shownChannel = null;

  function drawHead() {
    const channel = here();
    if (!channel) return;
    const parent = channel.parent_id && place(channel.parent_id);
    const crumb = parent && [h("button", { type: "button", class: "text-link crumb", on: { click: () => openPlace(parent.id) } }, parent.name), h("span", { class: "crumb-sep", "aria-hidden": "true" }, "›")];
    const title = h("h2", { class: "channel-title" }, icon(channel.icon, 20), crumb, h("span", {}, channel.name));
    const topic = channel.topic && h("p", { class: "topic", title: channel.topic }, inline(channel.topic));
    replace(head, tool("menu", "Channels", openSide, "only-small"), title, topic, h("span", { class: "grow" }), tool("wrench", "Backstage", openBackstage, "only-medium"));
    document.title = `${channel.type === 0 ? "#" : ""}${channel.name} · ${state.shell.guild.name}`;
    log.setAttribute("aria-label", `Messages in ${channel.name}`);
  }

  function draw() {
    const channel = here();
    if (!channel) return;
    const switched = shownChannel !== `${state.as} ${channel.id}`;
    shownChannel = `${state.as} ${channel.id}`;
    if (channel.type === FORUM) replace(rowsOf, forum(channel, openPlace));
    else reconcile(rowsOf, rows(channel), { key: (row) => row.key, signature: (row) => row.sign, make: (row) => row.make() });
    // Not measured here: a picture that arrived since the last frame has moved the end away from somebody who is at it.
    end = (end || switched) && channel.type !== FORUM;
    if (end) toEnd();
    else if (switched) log.scrollTop = 0;
  }

  function rows(channel) {
    const out = [{ key: "start", sign: `${channel.id} ${channel.name}`, make: () => beginning(channel) }];
    let before = null;
    for (const data of state.messages) {
      if (!before || day(before) !== day(data)) {
        out.push({ key: `day-${day(data)}`, sign: day(data), make: () => divider(data) });
        before = null;
      }
      const joined = joins(before, data);
      const sign = JSON.stringify([data, joined, busy.get(data.id), failed.get(data.id), state.as]);
      out.push({ key: data.id, sign, make: () => message(data, { joined, openPlace }) });
      before = data;
    }
    for (const row of state.pending) {
      if (row.channel === channel.id) out.push({ key: row.id, sign: row.error ?? "", make: () => pending(row) });
    }
    return out;
  }

  // The newest message stays in sight when the composer grows, a picture arrives or a font changes the lines.
  let end = true;
  let seen = "";
  const sizes = () => `${log.scrollHeight} ${log.clientHeight}`;
  function toEnd() {
    log.scrollTop = log.scrollHeight;
    seen = sizes();
  }
  log.addEventListener("scroll", () => {
    // Only a member leaves the end: what moved because something grew or shrank is put right by the observer in this very frame.
    if (sizes() === seen) end = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  });
  const stay = new ResizeObserver(() => {
    seen = sizes();
    if (end) toEnd();
  });
  stay.observe(log);
  stay.observe(rowsOf);
  watch(["shell", "channel"], drawHead);
  watch(["messages", "channel", "shell"], draw);
  drawHead();
  draw();
}

function tool(name, label, run, extra) {
  return h("button", { type: "button", class: `icon-button ${extra}`, "aria-label": label, title: label, on: { click: run } }, icon(name));
}

const day = ({ timestamp }) => new Date(timestamp).toDateString();

function joins(before, data) {
  if (!before || before.author.id !== data.author.id || data.type !== 0 || before.type !== 0) return false;
  if (data.used || data.referenced_message || before.ephemeral !== data.ephemeral || before.thread) return false;
  return Date.parse(data.timestamp) - Date.parse(before.timestamp) < JOIN_WITHIN;
}

function divider(data) {
  return h("div", { class: "day", role: "separator", "aria-label": format(Date.parse(data.timestamp), "D") }, h("span", {}, format(Date.parse(data.timestamp), "D")));
}

function beginning(channel) {
  const direct = channel.type === 1;
  const title = channel.type === 0 ? `Welcome to #${channel.name}` : channel.name;
  const text = direct ? `This is your conversation with ${channel.name}. Only the two of you see it.` : (channel.topic ?? "");
  return h("div", { class: "beginning" }, h("span", { class: "beginning-mark" }, icon(channel.icon, 30)), h("h3", {}, title), h("p", {}, inline(text)));
}
