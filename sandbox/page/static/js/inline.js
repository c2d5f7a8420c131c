import { h } from "./dom.js";
import { mention } from "./mentions.js";
import { timestamp } from "./when.js";

const PAIRS = [
  ["||", "spoiler"],
  ["**", "strong"],
  ["__", "u"],
  ["~~", "s"],
  ["*", "em"],
  ["_", "em"],
];

const MENTION = /^<(?:@!?(?<user>\d+)|@&(?<role>\d+)|#(?<channel>\d+)|\/(?<command>[^:<>]+):(?<commandId>\d+)|id:(?<guide>\w+))>/u;
const EMOJI = /^<a?:(\w+):\d+>/;
const STAMP = /^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/;
const ANGLED = /^<(https?:\/\/[^\s<>]+)>/;
const MASKED = /^\[((?:[^[\]\\]|\\.)+)\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+"([^"]*)")?\)/;
const BARE = /^https?:\/\/[^\s<>]+/;

/** Turn one run of Discord markdown into nodes. */
export function inline(text) {
  const out = [];
  let plain = "";
  const flush = () => {
    if (plain) out.push(plain);
    plain = "";
  };
  let at = 0;
  while (at < text.length) {
    const found = token(text, at);
    if (!found) {
      plain += text[at];
      at += 1;
    } else if (typeof found.node === "string") {
      plain += found.node;
      at += found.length;
    } else {
      flush();
      out.push(found.node);
      at += found.length;
    }
  }
  flush();
  return out;
}

function token(text, at) {
  const rest = text.slice(at);
  switch (text[at]) {
    case "\\":
      return /^\\[^A-Za-z0-9\s]/.test(rest) ? { node: text[at + 1], length: 2 } : null;
    case "\n":
      return { node: h("br"), length: 1 };
    case "`":
      return code(rest);
    case "<":
      return angled(rest);
    case "[":
      return masked(rest);
    case "h":
      return bare(rest, text[at - 1]);
    case "@":
      return everyone(rest);
    default:
      return pair(text, at);
  }
}

function code(rest) {
  const match = /^(`{1,2})([^`]|[^`][\s\S]*?[^`])\1(?!`)/.exec(rest);
  return match && { node: h("code", {}, match[2]), length: match[0].length };
}

function angled(rest) {
  const stamp = STAMP.exec(rest);
  if (stamp) return { node: timestamp(Number(stamp[1]), stamp[2]), length: stamp[0].length };
  const link = ANGLED.exec(rest);
  if (link) return { node: anchor(link[1], link[1]), length: link[0].length };
  const emoji = EMOJI.exec(rest);
  if (emoji) return { node: `:${emoji[1]}:`, length: emoji[0].length };
  const named = MENTION.exec(rest);
  return named && { node: mention(named.groups), length: named[0].length };
}

function masked(rest) {
  const match = MASKED.exec(rest);
  return match && { node: anchor(match[2], inline(match[1]), match[3]), length: match[0].length };
}

function bare(rest, before) {
  if (before && /\w/.test(before)) return null;
  const match = BARE.exec(rest);
  if (!match) return null;
  const url = trimmed(match[0]);
  return { node: anchor(url, url), length: url.length };
}

/** Leave out the punctuation that ends the sentence, not the address. */
function trimmed(url) {
  const unopened = url.endsWith(")") && url.split(")").length > url.split("(").length;
  return /[.,:;"'\]!?]$/.test(url) || unopened ? trimmed(url.slice(0, -1)) : url;
}

function everyone(rest) {
  const match = /^@(everyone|here)/.exec(rest);
  return match && { node: h("span", { class: "mention" }, match[0]), length: match[0].length };
}

function pair(text, at) {
  for (const [mark, tag] of PAIRS) {
    if (!text.startsWith(mark, at)) continue;
    const end = closing(text, at + mark.length, mark);
    if (end < 0) continue;
    const inner = text.slice(at + mark.length, end);
    if (mark === "_" && (/\w/.test(text[at - 1] ?? "") || /\w/.test(text[end + 1] ?? ""))) continue;
    if (mark === "*" && /^\s|\s$/.test(inner)) continue;
    const node = tag === "spoiler" ? spoiler(inline(inner)) : h(tag, {}, inline(inner));
    return { node, length: end + mark.length - at };
  }
  return null;
}

function closing(text, from, mark) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text.startsWith(mark, at) && at > from) {
      const longer = mark.length === 1 && text[at + 1] === mark;
      if (!longer) return at;
      at += 1;
    }
  }
  return -1;
}

function spoiler(children) {
  const content = h("span", { class: "spoiler-content", "aria-hidden": "true" }, children);
  const show = () => {
    const shown = box.getAttribute("aria-expanded") !== "true";
    box.setAttribute("aria-expanded", String(shown));
    box.setAttribute("aria-label", shown ? "Spoiler, shown" : "Spoiler, press to show");
    content.setAttribute("aria-hidden", String(!shown));
  };
  const onKey = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    show();
  };
  const box = h("span", {
    class: "spoiler",
    role: "button",
    tabindex: 0,
    "aria-expanded": "false",
    "aria-label": "Spoiler, press to show",
    on: { click: show, keydown: onKey },
  });
  box.append(content);
  return box;
}

/** Link out of the sandbox; the page itself never loads anything from there. */
export function anchor(url, children, title) {
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: title ?? url }, children);
}
