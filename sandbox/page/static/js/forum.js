import { h } from "./dom.js";
import { icon } from "./icons.js";
import { person } from "./store.js";
import { timestamp } from "./when.js";

/** Draw a forum channel: its posts, the newest first. */
export function forum(channel, openPlace) {
  if (!channel.threads.length) return h("p", { class: "empty" }, "No posts yet.");
  const newest = [...channel.threads].sort((a, b) => Number(BigInt(b.id) - BigInt(a.id)));
  return h("ul", { class: "posts" }, newest.map((post) => h("li", {}, card(post, channel, openPlace))));
}

function card(post, channel, openPlace) {
  const tags = (post.applied_tags ?? []).map((id) => channel.available_tags?.find((tag) => tag.id === id)).filter(Boolean);
  const count = { 0: "no answers yet", 1: "1 answer" }[post.message_count] ?? `${post.message_count} answers`;
  return h(
    "button",
    { type: "button", class: "post", data: { focus: post.id }, on: { click: () => openPlace(post.id) } },
    tags.length > 0 && h("span", { class: "post-tags" }, tags.map((tag) => h("span", { class: "post-tag" }, tag.name))),
    h("span", { class: "post-name" }, post.name),
    h("span", { class: "post-foot" }, icon("thread", 15), `${person(post.owner_id)?.name ?? "Somebody"} · ${count} · `, timestamp(made(post.id), "R"), post.archived && " · archived"),
  );
}

const DISCORD_EPOCH = 1420070400000n;

const made = (id) => Number(((BigInt(id) >> 22n) + DISCORD_EPOCH) / 1000n);
