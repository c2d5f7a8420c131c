import { h, replace } from "./dom.js";
import { icon } from "./icons.js";

const ORDER = ["auto", "dark", "light"];
const MARKS = { auto: "auto", dark: "moon", light: "sun" };
const NAMES = { auto: "as the system", dark: "dark", light: "light" };

/** Build the button that goes through the themes; theme_first.js has set the kept one before anything was drawn. */
export function themeButton() {
  const button = h("button", { type: "button", class: "icon-button", on: { click: next } });
  const current = () => document.documentElement.dataset.theme ?? "auto";

  function next() {
    const theme = ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length];
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
    draw();
  }

  function draw() {
    button.setAttribute("aria-label", `Theme: ${NAMES[current()]}`);
    button.title = `Theme: ${NAMES[current()]}`;
    replace(button, icon(MARKS[current()]));
  }

  draw();
  return button;
}
