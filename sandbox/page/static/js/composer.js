import { CommandForm } from "./command_form.js";
import { findCommand, slashCommands } from "./commands.js";
import { h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { tell } from "./notice.js";
import { OptionList, sift } from "./optionlist.js";
import { here, state, watch } from "./store.js";
import { ask } from "./wire.js";

const drafts = new Map();
let root = null;
let shelf = null;
let form = null;
let input = null;
let picker = null;
let shown = null;

/** Draw the composer into its place and keep it in step with the open channel. */
export function startComposer(element) {
  root = element;
  watch(["channel", "shell"], draw);
  draw();
}

function placeName(channel) {
  return channel.type === 1 ? `@${channel.name}` : channel.type === 0 ? `#${channel.name}` : channel.name;
}

function draw() {
  const channel = here();
  // The shell changes often; what is being typed must outlive that, so only another channel or another right redraws.
  const sign = channel ? `${state.as} ${channel.id} ${channel.can_send} ${channel.type} ${channel.name}` : "";
  if (sign === shown) return;
  shown = sign;
  form = null;
  if (!channel) replace(root);
  else if (channel.type === 15) replace(root, refusal("Posts in this forum are made by the bot. Open one to answer it."));
  else if (!channel.can_send) replace(root, refusal("You cannot send messages here."));
  else plain(channel, drafts.get(sign) ?? "");
}

function refusal(text) {
  return h("p", { class: "composer-line refusal" }, icon("lock", 18), text);
}

function plain(channel, text) {
  form = null;
  shelf = h("div", { class: "shelf" });
  input = h("textarea", {
    class: "composer-input",
    rows: 1,
    "aria-label": `Message ${placeName(channel)}`,
    placeholder: `Message ${placeName(channel)}`,
    "aria-autocomplete": "list",
    autocomplete: "off",
    data: { focus: "composer" },
    value: text,
    on: { input: onInput, keydown: onKey, blur: () => setTimeout(hidePicker, 120) },
  });
  const slash = h("button", { type: "button", class: "icon-button slash", "aria-label": "Use a slash command", title: "Use a slash command", on: { click: openPicker } }, "/");
  const send = h("button", { type: "submit", class: "icon-button send", "aria-label": "Send message" }, icon("send"));
  const line = h("form", { class: "composer-line", "aria-label": "New message", on: { submit: onSubmit } }, slash, input, send);
  replace(root, shelf, line);
  fit();
}

function fit() {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 200)}px`;
}

function onInput() {
  drafts.set(shown, input.value);
  fit();
  if (/^\/[^\n]*$/.test(input.value)) showPicker(input.value.slice(1));
  else hidePicker();
}

function openPicker() {
  input.value = "/";
  input.focus();
  onInput();
}

function showPicker(typed) {
  picker ??= new OptionList({ label: "Commands", owner: input, onPick: ({ command }) => startForm(command) });
  picker.owner = input;
  const fitting = sift(typed, slashCommands(), (one) => one.label.slice(1), (one) => `${one.path} ${one.description}`);
  const near = typed.trim() ? fitting.slice(0, 25) : fitting;
  const items = near.map((command) => ({
    label: command.label,
    detail: command.description,
    note: command.options.filter(({ required }) => required).map(({ label }) => label).join("  "),
    group: typed.trim() ? "Commands matching your text" : command.group,
    command,
  }));
  if (!picker.element.isConnected) shelf.replaceChildren(picker.element);
  picker.show(items, { empty: "No command matches. Escape closes this list." });
  input.setAttribute("aria-controls", picker.element.id);
}

function hidePicker() {
  if (!picker?.element.isConnected) return;
  picker.element.remove();
  input.removeAttribute("aria-activedescendant");
}

function onKey(event) {
  if (picker?.element.isConnected && event.target === input) {
    if (picker.key(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      hidePicker();
      return;
    }
    const takes = (event.key === "Enter" && !event.shiftKey) || (event.key === "Tab" && !event.shiftKey);
    if (takes && picker.active) {
      event.preventDefault();
      startForm(picker.active.command);
      return;
    }
  }
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    input.form.requestSubmit();
  }
}

function startForm(command, typed = {}) {
  hidePicker();
  drafts.delete(shown);
  shelf = h("div", { class: "shelf" });
  const channel = here();
  const back = (text) => {
    plain(channel, text);
    input.focus();
    input.setSelectionRange(text.length, text.length);
    onInput();
  };
  const done = () => {
    plain(channel, "");
    input.focus();
  };
  form = new CommandForm({ chosen: command, shelf, onBack: back, onSent: done });
  replace(root, shelf, form.element);
  form.start();
  form.prefill(typed);
}

/** Put a command into the composer, with options filled in if given; answer whether the bot has it. */
export function startCommand(path, options = {}) {
  const command = findCommand(path);
  if (!command) {
    tell(`There is no command /${path} that you may use here.`, { danger: true });
    return false;
  }
  if (!here().can_send || here().type === 15) {
    tell("Commands cannot be used in this channel.", { danger: true });
    return false;
  }
  startForm(command, options);
  return true;
}

async function onSubmit(event) {
  event.preventDefault();
  const content = input.value.trim();
  if (!content) return;
  input.value = "";
  onInput();
  const answer = await ask("say", { channel: state.channel, content });
  if (!answer.ok) {
    tell(answer.says, { danger: true });
    input.value = content;
    onInput();
  }
}
