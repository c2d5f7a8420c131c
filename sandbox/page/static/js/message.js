import { components } from "./components.js";
import { h } from "./dom.js";
import { embed } from "./embed.js";
import { attachment } from "./files.js";
import { icon } from "./icons.js";
import { dismiss, failed } from "./interact.js";
import { inline } from "./inline.js";
import { markdown } from "./markdown.js";
import { messageMenu, userMenu } from "./message_menu.js";
import { appTag, avatar, nameOf } from "./people.js";
import { me, now, person, state } from "./store.js";
import { format, sentAt } from "./when.js";
import { ask } from "./wire.js";

const LOADING = 1 << 7;
const LAYOUT = 1 << 15;
const TOKEN_LIFE = 15 * 60 * 1000;
const SYSTEM = { 6: "pinned a message.", 7: "is here. Welcome.", 18: "started a thread:", 46: "closed a poll." };

/** Draw one message as an article; `joined` leaves its head out, because the one before is by the same author. */
export function message(data, { joined, openPlace }) {
  if (SYSTEM[data.type]) return system(data, openPlace);
  const loading = Boolean(data.flags & LOADING);
  const more = h("button", { type: "button", class: "icon-button", "aria-label": "More actions", "aria-haspopup": "menu", on: { click: (event) => messageMenu(data, { anchor: event.currentTarget }) } }, icon("dots", 18));
  const node = h(
    "article",
    {
      class: classes(data, joined),
      tabindex: -1,
      "aria-label": `${nameOf(data.author)}, ${data.ephemeral ? "only you can see this" : "message"}`,
      on: { contextmenu: (event) => onContext(event, data) },
    },
    used(data),
    replied(data),
    joined ? h("div", { class: "gutter" }, sentAt(data.timestamp)) : h("div", { class: "gutter" }, avatar(data.author)),
    h(
      "div",
      { class: "message-main" },
      !joined && head(data),
      loading ? thinking(data) : body(data),
      failed.has(data.id) && h("p", { class: "failed", role: "alert" }, icon("alert", 16), failed.get(data.id)),
      data.ephemeral && foot(() => ask("dismiss", { message: data.id })),
      stub(data, openPlace),
    ),
    !loading && h("div", { class: "message-tools" }, more),
  );
  return node;
}

function classes(data, joined) {
  const mentioned = data.mentions?.some((user) => user.id === me().id) || data.mention_everyone;
  const flags = [joined && "joined", data.ephemeral && "ephemeral", mentioned && "mentions-me", data.flags & LAYOUT && "layout"];
  return ["message", ...flags.filter(Boolean)].join(" ");
}

function onContext(event, data) {
  if (event.target.closest("a, input, textarea")) return;
  event.preventDefault();
  const at = new DOMRect(event.clientX, event.clientY, 0, 0);
  if (event.target.closest(".author, .gutter")) userMenu(data.author, { anchor: event.currentTarget, at });
  else messageMenu(data, { anchor: event.currentTarget, at });
}

function head(data) {
  const author = h(
    "button",
    { type: "button", class: "author", "aria-haspopup": "menu", on: { click: (event) => userMenu(data.author, { anchor: event.currentTarget }) } },
    nameOf(data.author),
  );
  return h("header", { class: "message-head" }, author, appTag(data.author), sentAt(data.timestamp));
}

function used({ used: what }) {
  if (!what) return null;
  const user = person(what.user.id) ?? what.user;
  return h("p", { class: "used" }, avatar(user, 16), h("span", { class: "used-who" }, nameOf(user)), " used ", h("span", { class: "used-name" }, what.name));
}

function replied({ referenced_message: before, type }) {
  if (!before || type === 21) return null;
  return h("p", { class: "used" }, avatar(before.author, 16), h("span", { class: "used-who" }, nameOf(before.author)), h("span", { class: "used-text" }, inline(summary(before.content))));
}

/** Return the first line of a text without the marks that only make sense on a line of their own. */
function summary(text) {
  const line = text.split("\n").find((one) => one.trim()) ?? "a message";
  return line.replace(/^(#{1,3}|-#|>>>|>|[-*]) /, "");
}

function thinking(data) {
  if (now() - Date.parse(data.timestamp) > TOKEN_LIFE) return h("p", { class: "failed" }, icon("alert", 16), "The application did not respond");
  return h("p", { class: "thinking", role: "status" }, dots(), `${nameOf(data.author)} is thinking…`);
}

export function dots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}

function body(data) {
  const layout = Boolean(data.flags & LAYOUT);
  const shown = layout ? [] : (data.attachments ?? []);
  const big = /^\p{Extended_Pictographic}[\p{Extended_Pictographic}\u200d\ufe0f\s]{0,16}$/u.test(data.content ?? "");
  return h(
    "div",
    { class: "message-body" },
    data.content && h("div", { class: big ? "md jumbo" : "md" }, markdown(data.content)),
    (data.embeds ?? []).map((one) => embed(data, one)),
    shown.length > 0 && h("div", { class: "attachments" }, shown.map((file) => attachment(file))),
    h("div", { class: layout ? "components layout" : "components" }, components(data)),
    data.edited_timestamp && h("p", { class: "edited", title: format(Date.parse(data.edited_timestamp), "F") }, "(edited)"),
  );
}

function foot(onDismiss) {
  return h(
    "p",
    { class: "only-you" },
    icon("eye", 15),
    "Only you can see this · ",
    h("button", { type: "button", class: "text-link", data: { focus: "dismiss" }, on: { click: onDismiss } }, "Dismiss message"),
  );
}

function stub({ thread }, openPlace) {
  if (!thread) return null;
  const count = thread.message_count;
  const label = count ? `${count} ${count === 1 ? "message" : "messages"}` : "See thread";
  return h("button", { type: "button", class: "thread-stub", on: { click: () => openPlace(thread.id) } }, icon("thread", 18), h("span", { class: "thread-name" }, thread.name), h("span", { class: "thread-count" }, label));
}

function system(data, openPlace) {
  const thread = data.type === 18 && h("button", { type: "button", class: "text-link", on: { click: () => openPlace(data.thread?.id ?? data.reference?.channel_id) } }, data.content);
  return h("article", { class: "message system", tabindex: -1 }, h("div", { class: "gutter" }, icon("reply", 18)), h("p", {}, h("strong", {}, nameOf(data.author)), ` ${SYSTEM[data.type]} `, thread, " ", sentAt(data.timestamp)));
}

/** Draw a row that only this page knows of: a command under way, or one that went unanswered. */
export function pending(row) {
  const bot = state.shell.bot;
  const text = row.error ? h("p", { class: "failed", role: "alert" }, icon("alert", 16), row.error) : h("p", { class: "thinking", role: "status" }, dots(), "Sending command…");
  return h(
    "article",
    { class: "message ephemeral", tabindex: -1, "aria-label": `${bot.name}, ${row.path}` },
    used({ used: { user: me(), name: row.path } }),
    h("div", { class: "gutter" }, avatar(bot)),
    h("div", { class: "message-main" }, h("header", { class: "message-head" }, h("span", { class: "author" }, bot.name), appTag(bot)), text, row.error && foot(() => dismiss(row))),
  );
}

