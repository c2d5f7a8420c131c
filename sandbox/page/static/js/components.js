import { button } from "./buttons.js";
import { h } from "./dom.js";
import { colour } from "./embed.js";
import { attachment, media, picture } from "./files.js";
import { KIND } from "./kinds.js";
import { markdown } from "./markdown.js";
import { select } from "./selects.js";

/** Draw a message's components, the old rows and the new layout alike. */
export function components(message) {
  return (message.components ?? []).map((data) => component(message, data));
}

function component(message, data) {
  switch (data.type) {
    case KIND.row:
      return h("div", { class: "row" }, data.components.map((child) => component(message, child)));
    case KIND.button:
      return button(message, data);
    case KIND.stringSelect:
    case KIND.userSelect:
    case KIND.roleSelect:
    case KIND.mentionableSelect:
    case KIND.channelSelect:
      return select(message, data);
    case KIND.section:
      return section(message, data);
    case KIND.text:
      return h("div", { class: "md" }, markdown(data.content));
    case KIND.thumbnail:
      return thumbnail(message, data);
    case KIND.gallery:
      return gallery(message, data);
    case KIND.file:
      return attachment(media(message, data.file), { spoiler: data.spoiler });
    case KIND.separator:
      return h("hr", { class: `separator space-${data.spacing ?? 1}${data.divider === false ? " bare" : ""}` });
    case KIND.container:
      return container(message, data);
    default:
      return h("p", { class: "md-small" }, `A component of kind ${data.type}, which this page cannot draw.`);
  }
}

function section(message, data) {
  const texts = data.components.map((child) => component(message, child));
  return h("div", { class: "section" }, h("div", { class: "section-text" }, texts), h("div", { class: "section-side" }, component(message, data.accessory)));
}

function thumbnail(message, data) {
  return picture(media(message, data.media), { alt: data.description, spoiler: data.spoiler, className: "picture thumbnail" });
}

function gallery(message, { items }) {
  const pictures = items.map((item) => picture(media(message, item.media), { alt: item.description, spoiler: item.spoiler }));
  return h("div", { class: `gallery of-${Math.min(items.length, 5)}` }, pictures);
}

function container(message, data) {
  const accented = data.accent_color !== null && data.accent_color !== undefined;
  const inside = data.components.map((child) => component(message, child));
  const box = h("div", { class: accented ? "container accented" : "container", vars: accented ? { accent: colour(data.accent_color) } : {} }, inside);
  if (!data.spoiler) return box;
  box.inert = true;
  const cover = h("button", { type: "button", class: "cover", on: { click: show } }, "Spoiler");
  function show() {
    box.inert = false;
    cover.remove();
  }
  return h("div", { class: "covered" }, box, cover);
}
