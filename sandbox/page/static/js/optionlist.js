import { h, replace, uid } from "./dom.js";

/**
 * A listbox whose focus stays in another element (`owner`), as ARIA's combobox pattern has it. Items are
 * {key, label, detail?, note?, lead?, group?, selected?, value}.
 */
export class OptionList {
  constructor({ label, owner, onPick, multiple = false }) {
    this.owner = owner;
    this.onPick = onPick;
    this.items = [];
    this.index = -1;
    this.element = h("div", { role: "listbox", id: uid("list"), class: "options", "aria-label": label });
    if (multiple) this.element.setAttribute("aria-multiselectable", "true");
    // A press must not take the focus away from the field that is being filled.
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  show(items, { empty = "Nothing matches.", active = 0 } = {}) {
    const groups = group(items);
    // Arrow keys must go the way the eye does, so the items take the order of their groups.
    this.items = [...groups.values()].flat();
    if (!items.length) {
      replace(this.element, h("p", { class: "options-empty" }, empty));
      this.activate(-1);
      return;
    }
    const parts = [];
    for (const [name, members] of groups) {
      const rows = members.map((item) => this.row(item));
      const head = h("div", { class: "options-head", role: "presentation" }, name);
      parts.push(name ? h("div", { role: "group", "aria-label": name }, head, rows) : rows);
    }
    replace(this.element, parts);
    this.activate(Math.min(active, items.length - 1));
  }

  row(item) {
    const index = this.items.indexOf(item);
    const selected = item.selected === undefined ? index === this.index : item.selected;
    const mark = item.selected === undefined ? null : h("span", { class: "tick", "aria-hidden": "true" });
    return h(
      "div",
      {
        role: "option",
        id: `${this.element.id}-${index}`,
        class: "option",
        "aria-selected": String(selected),
        "aria-label": item.detail ? `${item.label}, ${item.detail}` : item.label,
        on: { click: () => this.onPick(item), pointermove: () => this.index !== index && this.activate(index, false) },
      },
      item.lead,
      h("span", { class: "option-text" }, h("span", { class: "option-label" }, item.label), item.detail && h("span", { class: "option-detail" }, item.detail)),
      item.note && h("span", { class: "option-note" }, item.note),
      mark,
    );
  }

  activate(index, scroll = true) {
    this.index = index;
    const rows = this.element.querySelectorAll("[role=option]");
    rows.forEach((row, at) => {
      row.classList.toggle("active", at === index);
      if (this.items[at].selected === undefined) row.setAttribute("aria-selected", String(at === index));
    });
    if (index >= 0) {
      this.owner?.setAttribute("aria-activedescendant", rows[index].id);
      if (scroll) rows[index].scrollIntoView({ block: "nearest" });
    } else {
      this.owner?.removeAttribute("aria-activedescendant");
    }
  }

  get active() {
    return this.items[this.index] ?? null;
  }

  /** Handle a key that moves or picks; return whether it was one. */
  key(event) {
    const last = this.items.length - 1;
    if (last < 0) return false;
    const to = { ArrowDown: this.index >= last ? 0 : this.index + 1, ArrowUp: this.index <= 0 ? last : this.index - 1 }[event.key];
    const page = { PageDown: Math.min(last, this.index + 6), PageUp: Math.max(0, this.index - 6) }[event.key];
    if (to === undefined && page === undefined) return false;
    event.preventDefault();
    this.activate(to ?? page);
    return true;
  }
}

function group(items) {
  const groups = new Map();
  for (const item of items) groups.set(item.group ?? "", [...(groups.get(item.group ?? "") ?? []), item]);
  return groups;
}

/** Score how well `typed` fits `text`: the same, its beginning, a word's beginning, inside, letters in order; -1 when it doesn't. */
function fuzzy(typed, text) {
  const needle = typed.toLowerCase().trim();
  const hay = text.toLowerCase();
  if (!needle || needle === hay) return 1000;
  const found = hay.indexOf(needle);
  if (found === 0) return 900 - hay.length / 100;
  if (found > 0) return (/[\s\-/]/.test(hay[found - 1]) ? 800 : 700) - hay.length / 100;
  let at = 0;
  let gaps = 0;
  for (const letter of needle.replaceAll(/\s+/g, "")) {
    const next = hay.indexOf(letter, at);
    if (next < 0) return -1;
    gaps += next - at;
    at = next + 1;
  }
  return 500 - gaps;
}

/** Keep what fits and put the best first: a fitting name before a fitting explanation. */
export function sift(typed, items, name, explanation = () => "") {
  const plain = (text) => (typed.trim().length > 2 && text.toLowerCase().includes(typed.toLowerCase().trim()) ? 100 : -1);
  const scored = items.map((item, index) => ({ item, index, score: Math.max(fuzzy(typed, name(item)), plain(explanation(item))) }));
  const fitting = scored.filter(({ score }) => score >= 0);
  fitting.sort((a, b) => b.score - a.score || a.index - b.index);
  return fitting.map(({ item }) => item);
}
