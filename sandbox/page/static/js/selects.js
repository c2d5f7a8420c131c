import { emoji } from "./buttons.js";
import { h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { busy, interact } from "./interact.js";
import { KIND } from "./kinds.js";
import { OptionList, sift } from "./optionlist.js";
import { avatar } from "./people.js";
import { popup } from "./popup.js";
import { state } from "./store.js";

const SEARCH_FROM = 8;

/** List what a select offers: [{value, label, detail, lead}]. */
function choicesOf(data) {
  const members = () => state.shell.members.map((user) => ({ value: user.id, label: user.name, detail: user.username, lead: avatar(user, 22) }));
  const roles = () => state.shell.guild.roles.map((role) => ({ value: role.id, label: role.name, lead: icon("people", 18) }));
  switch (data.type) {
    case KIND.stringSelect:
      return data.options.map((option) => ({ value: option.value, label: option.label, detail: option.description, lead: emoji(option.emoji) }));
    case KIND.userSelect:
      return members();
    case KIND.roleSelect:
      return roles();
    case KIND.mentionableSelect:
      return [...members(), ...roles()];
    default:
      return channels(data.channel_types);
  }
}

export function channels(types) {
  const all = state.shell.channels.flatMap((channel) => [channel, ...channel.threads]);
  const fitting = types?.length ? all.filter((channel) => types.includes(channel.type)) : all;
  return fitting.map((channel) => ({ value: channel.id, label: channel.name, lead: icon(channel.icon, 18) }));
}

/** Return chosen values as the sandbox takes them: members, roles and channels as things with an id. */
export function chosenOf(data, values) {
  return data.type === KIND.stringSelect ? values : values.map((id) => ({ id }));
}

/** List what a select has chosen before anybody touched it. */
function defaultsOf(data) {
  const chosen = data.type === KIND.stringSelect ? data.options.filter((option) => option.default) : (data.default_values ?? []);
  return chosen.map((option) => option.value ?? option.id);
}

/** Draw a select of a message; one choice is sent at once, several when the list closes. */
export function select(message, data) {
  const send = (values) => interact(message, data.custom_id, "select", { values: chosenOf(data, values) });
  const box = selectBox({ data, label: data.placeholder ?? "Make a selection", onChange: send });
  const waiting = busy.get(message.id) === data.custom_id;
  if (waiting) box.button.setAttribute("aria-busy", "true");
  return box.element;
}

/** Build a select for any form; `values` holds what is chosen, `onChange` hears of every settled choice. */
export function selectBox({ data, label, onChange }) {
  const choices = choicesOf(data);
  const max = data.max_values ?? 1;
  const min = data.min_values ?? 1;
  const box = { values: defaultsOf(data) };
  const face = h("span", { class: "select-face" });
  box.button = h(
    "button",
    {
      type: "button",
      role: "combobox",
      class: "select",
      disabled: data.disabled,
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-label": label,
      data: { focus: data.custom_id },
      on: { click: () => open(), keydown: onKey },
    },
    face,
    icon("down", 18),
  );
  box.element = h("div", { class: "select-box" }, box.button);
  draw();
  return box;

  function draw() {
    const chosen = choices.filter(({ value }) => box.values.includes(value));
    replace(face, chosen.length ? chosen.map((choice) => h("span", { class: max > 1 ? "chosen chip" : "chosen" }, choice.label)) : h("span", { class: "placeholder" }, data.placeholder ?? "Make a selection"));
  }

  function onKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  }

  function open() {
    const before = box.values.join();
    const settle = () => {
      box.button.setAttribute("aria-expanded", "false");
      if (max > 1 && box.values.join() !== before && box.values.length >= min) onChange?.(box.values);
    };
    box.button.setAttribute("aria-expanded", "true");
    chooser({ anchor: box.button, label, choices, max, chosen: () => box.values, onClose: settle, toggle });
  }

  function toggle(value) {
    if (max === 1) {
      box.values = box.values.includes(value) && min === 0 ? [] : [value];
      draw();
      onChange?.(box.values);
      return true;
    }
    if (box.values.includes(value)) box.values = box.values.filter((one) => one !== value);
    else if (box.values.length < max) box.values = [...box.values, value];
    draw();
    return false;
  }
}

/** Open the list of a select; `toggle` answers whether the list closes. */
function chooser({ anchor, label, choices, max, chosen, onClose, toggle }) {
  const search = h("input", {
    type: "text",
    role: "combobox",
    class: choices.length < SEARCH_FROM ? "search unseen" : "search",
    placeholder: "Search",
    "aria-label": `Search ${label}`,
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    autocomplete: "off",
    on: { input: () => show(0), keydown: onKey },
  });
  const list = new OptionList({ label, owner: search, multiple: max > 1, onPick: pick });
  search.setAttribute("aria-controls", list.element.id);
  const note = max > 1 ? h("p", { class: "options-note" }, `Choose up to ${max}. Escape when done.`) : null;
  const handle = popup(h("div", { class: "chooser" }, search, list.element, note), anchor, { onClose, width: true });
  const first = choices.findIndex(({ value }) => chosen().includes(value));
  show(Math.max(first, 0));
  handle.put();
  search.focus();

  function show(active) {
    const fitting = sift(search.value, choices, ({ label: text }) => text, ({ detail }) => detail ?? "");
    const items = fitting.map((choice) => ({ ...choice, selected: chosen().includes(choice.value) }));
    list.show(items, { active });
  }

  function pick(item) {
    if (toggle(item.value)) handle.close(true);
    else show(list.index);
  }

  function onKey(event) {
    if (list.key(event)) return;
    if (event.key === "Tab") handle.close(true);
    else if (event.key === "Enter" || (event.key === " " && !search.value)) {
      event.preventDefault();
      if (list.active) pick(list.active);
    }
  }
}
