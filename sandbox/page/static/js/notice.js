import { h } from "./dom.js";

const SECONDS = 6;

/** Say something in passing, to eyes and to screen readers. */
export function tell(text, { danger = false } = {}) {
  const note = h("p", { class: danger ? "notice danger" : "notice" }, text);
  const shelf = document.querySelector("#notices");
  shelf.append(note);
  while (shelf.children.length > 3) shelf.firstElementChild.remove();
  setTimeout(() => note.remove(), SECONDS * 1000);
}
