import { h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { markdown } from "./markdown.js";
import { timestamp } from "./when.js";

const STATUS = { 1: "Scheduled", 2: "Happening now", 3: "Over", 4: "Cancelled" };

/** Show a scheduled event of the server. */
export function openEvent(event) {
  const titleId = uid("event");
  const start = Math.floor(Date.parse(event.scheduled_start_time) / 1000);
  const dialog = h(
    "dialog",
    { class: "modal", "aria-labelledby": titleId, on: { close: () => dialog.remove() } },
    h("header", { class: "modal-head" }, h("div", {}, h("p", { class: "modal-from" }, STATUS[event.status] ?? ""), h("h2", { id: titleId }, event.name)), closing()),
    h(
      "div",
      { class: "modal-body" },
      h("p", { class: "event-line" }, icon("clock", 18), timestamp(start, "F"), " · ", timestamp(start, "R")),
      event.entity_metadata?.location && h("p", { class: "event-line" }, icon("compass", 18), event.entity_metadata.location),
      event.description && h("div", { class: "md" }, markdown(event.description)),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();

  function closing() {
    return h("button", { type: "button", class: "icon-button", "aria-label": "Close event", on: { click: () => dialog.close() } }, icon("close"));
  }
}
