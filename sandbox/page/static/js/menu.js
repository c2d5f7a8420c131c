import { h } from "./dom.js";
import { icon } from "./icons.js";
import { popup } from "./popup.js";

/**
 * Open a context menu at `anchor` (or at a point). Groups are {label?, items: [{label, icon?, danger?, run}]}; arrow keys, Home,
 * End and first letters move, Escape closes.
 */
export function openMenu({ anchor, at, label, groups }) {
  const parts = groups.filter(({ items }) => items.length).map((group) => drawGroup(group, pick));
  const menu = h("div", { role: "menu", class: "menu", "aria-label": label, on: { keydown: onKey } }, parts);
  const handle = popup(menu, anchor, { at });
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  items[0]?.focus();

  function pick(run) {
    handle.close(true);
    run();
  }

  function onKey(event) {
    const index = items.indexOf(document.activeElement);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Tab") handle.close(true);
    if (to !== undefined) {
      event.preventDefault();
      items.at(to % items.length)?.focus();
    } else if (event.key.length === 1 && event.key !== " ") {
      items.find((item) => item.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    }
  }
}

function drawGroup({ label, items }, pick) {
  const rows = items.map((item) =>
    h(
      "button",
      { type: "button", role: "menuitem", tabindex: -1, class: item.danger ? "danger" : "", on: { click: () => pick(item.run) } },
      h("span", {}, item.label),
      item.icon && icon(item.icon, 18),
    ),
  );
  const head = label && h("div", { class: "menu-head", role: "presentation" }, label);
  return h("div", { role: "group", "aria-label": label }, head, rows);
}
