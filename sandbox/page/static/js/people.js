import { h } from "./dom.js";
import { person } from "./store.js";

const HUES = 8;

const initials = (name) => [...name.trim()].slice(0, 1).join("").toUpperCase();

function shade(id) {
  return Number(BigInt(id) / 4096n % BigInt(HUES));
}

/** Draw an avatar from somebody's initial; the name stands beside it, so it is decoration. */
export function avatar(user, size = 40) {
  const bot = user.bot ? " bot" : "";
  const tone = `avatar tone-${person(user.id)?.tone ?? shade(user.id)}${bot}`;
  return h("span", { class: tone, "aria-hidden": "true", vars: { size: `${size}px` } }, initials(nameOf(user)));
}

export function nameOf(user) {
  return person(user.id)?.name ?? user.global_name ?? user.username;
}

/** Draw the little APP tag that Discord puts behind an application's name. */
export function appTag(user) {
  return user.bot ? h("span", { class: "app-tag" }, "APP") : null;
}
