import { h } from "./dom.js";
import { media, picture } from "./files.js";
import { anchor } from "./inline.js";
import { markdown } from "./markdown.js";
import { format } from "./when.js";

/** Turn Discord's number for a colour into CSS. */
export function colour(number) {
  return `#${number.toString(16).padStart(6, "0")}`;
}

export function embed(message, data) {
  const vars = data.color ? { accent: colour(data.color) } : {};
  return h(
    "div",
    { class: "embed", vars, role: "group", "aria-label": data.title ?? "Embed" },
    data.thumbnail && h("div", { class: "embed-thumbnail" }, picture(media(message, data.thumbnail), { alt: data.thumbnail.description })),
    data.author && h("div", { class: "embed-author" }, data.author.url ? anchor(data.author.url, data.author.name) : data.author.name),
    data.title && h("div", { class: "embed-title" }, data.url ? anchor(data.url, markdown(data.title)) : markdown(data.title)),
    data.description && h("div", { class: "md" }, markdown(data.description)),
    data.fields?.length && h("dl", { class: "embed-fields" }, data.fields.map(field)),
    data.image && picture(media(message, data.image), { alt: data.image.description }),
    (data.footer || data.timestamp) && h("div", { class: "embed-footer" }, footer(data)),
  );
}

function field({ name, value, inline }) {
  return h("div", { class: inline ? "embed-field inline" : "embed-field" }, h("dt", {}, markdown(name)), h("dd", { class: "md" }, markdown(value)));
}

function footer({ footer: foot, timestamp }) {
  const time = timestamp && format(Date.parse(timestamp), "s");
  return [foot?.text, time].filter(Boolean).join(" • ");
}
