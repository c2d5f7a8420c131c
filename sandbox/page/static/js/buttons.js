import { h } from "./dom.js";
import { icon } from "./icons.js";
import { busy, interact } from "./interact.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "secondary" };
const LINK = 5;

export function emoji(data) {
  if (!data) return null;
  const text = data.id ? `:${data.name}:` : data.name;
  return h("span", { class: "emoji", "aria-hidden": "true" }, text);
}

/** Draw a button of a message; while the bot has not answered it shows three dots. */
export function button(message, data) {
  const face = [emoji(data.emoji), data.label && h("span", {}, data.label)];
  const name = data.label ?? data.emoji?.name;
  if (data.style === LINK) {
    const props = { class: "button link", href: data.url, target: "_blank", rel: "noopener noreferrer" };
    return h("a", props, face, icon("external", 16));
  }
  const waiting = busy.get(message.id) === data.custom_id;
  return h(
    "button",
    {
      type: "button",
      class: `button ${STYLES[data.style] ?? "secondary"}${waiting ? " waiting" : ""}`,
      disabled: data.disabled,
      "aria-label": name,
      "aria-busy": waiting ? "true" : undefined,
      data: { focus: data.custom_id },
      on: { click: () => interact(message, data.custom_id, "press") },
    },
    face,
    waiting && h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
  );
}
