import { h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { command } from "./interact.js";
import { OptionField } from "./option_field.js";
import { expects, listed, TYPE } from "./option_types.js";
import { OptionList } from "./optionlist.js";
import { popup } from "./popup.js";
import { state } from "./store.js";
import { Suggestions } from "./suggestions.js";

/** The composer while a slash command is filled in: its name, a chip an option, and what is still possible. */
export class CommandForm {
  constructor({ chosen, shelf, onBack, onSent }) {
    Object.assign(this, { chosen, onBack, onSent });
    this.fields = [];
    const hintId = uid("hint");
    this.hint = h("p", { class: "command-hint", id: hintId });
    this.error = h("p", { class: "command-error", role: "alert" });
    this.hooks = { hintId, onFocus: (field) => this.focused(field), onInput: (field) => this.typed(field), onKey: (field, event) => this.key(field, event), onRemove: (field) => this.drop(field) };
    this.suggestions = new Suggestions({ shelf, onPick: (field, item) => this.pick(field, item), values: () => this.values(), path: chosen.path, channel: state.channel });
    this.more = h("button", { type: "button", class: "option-more", "aria-haspopup": "listbox", on: { click: () => this.offerMore() } });
    this.send = h("button", { type: "submit", class: "icon-button send", "aria-label": "Send command" }, icon("send"));
    this.chips = h("div", { class: "chips" }, h("span", { class: "command-name" }, chosen.label), this.more);
    const back = h("button", { type: "button", class: "icon-button", "aria-label": "Cancel command", on: { click: () => this.back() } }, icon("close", 18));
    this.element = h(
      "form",
      { class: "command-form", "aria-label": chosen.label, novalidate: true, on: { submit: (event) => this.submit(event), keydown: (event) => this.escape(event) } },
      h("div", { class: "command-notes" }, this.hint, this.error),
      h("div", { class: "composer-line" }, back, this.chips, this.send),
    );
    for (const option of chosen.options.filter(({ required }) => required)) this.add(option);
    this.tellRest();
    this.hint.textContent = chosen.description;
  }

  start() {
    (this.fields[0]?.input ?? this.send).focus();
  }

  /** Fill in options by name, as the tour does; what cannot be filled this way is left to the member. */
  prefill(options) {
    for (const [name, value] of Object.entries(options)) {
      const option = this.chosen.options.find((one) => one.name === name);
      if (!option) continue;
      const field = this.fields.find((one) => one.option === option) ?? this.add(option);
      const item = listed(option)?.find((one) => one.value === value);
      field.pick(item ?? { label: String(value), value });
    }
    this.suggestions.hide();
  }

  add(option) {
    const field = new OptionField(option, this.hooks);
    this.fields.push(field);
    this.more.before(field.element);
    this.tellRest();
    return field;
  }

  drop(field) {
    const index = this.fields.indexOf(field);
    this.fields = this.fields.filter((one) => one !== field);
    field.element.remove();
    this.suggestions.hide();
    this.tellRest();
    (this.fields[Math.max(0, index - 1)]?.input ?? this.more).focus();
  }

  get rest() {
    return this.chosen.options.filter((option) => !this.fields.some((field) => field.option === option));
  }

  tellRest() {
    const { length } = this.rest;
    this.more.hidden = !length;
    this.more.textContent = `+${length} more`;
    this.more.setAttribute("aria-label", `Add option, ${length} more`);
  }

  offerMore() {
    const items = this.rest.map((option) => ({ label: option.label, detail: option.help, option }));
    const list = new OptionList({ label: "Options", owner: this.more, onPick: ({ option }) => take(option) });
    const handle = popup(h("div", { class: "chooser" }, list.element), this.more, { above: true, onClose: () => this.more.removeEventListener("keydown", onKey) });
    const take = (option) => {
      handle.close(false);
      this.add(option).input.focus();
    };
    const onKey = (event) => {
      if (list.key(event)) return;
      if (event.key === "Escape") {
        event.stopPropagation();
        handle.close(true);
      } else if (event.key === "Enter") {
        event.preventDefault();
        take(list.active.option);
      } else if (event.key === "Tab") handle.close(false);
    };
    this.more.addEventListener("keydown", onKey);
    list.show(items);
    handle.put();
  }

  focused(field) {
    const { option } = field;
    const limits = expects(option);
    const notes = [option.required && "required", limits].filter(Boolean).join(", ");
    this.hint.replaceChildren(h("strong", {}, option.label), ` ${option.help}`, notes ? h("span", { class: "limits" }, ` (${notes})`) : "");
    this.suggestions.show(field);
  }

  typed(field) {
    field.fail(null);
    this.error.textContent = "";
    if (field.option.type !== TYPE.attachment) this.suggestions.show(field);
  }

  pick(field, item) {
    field.pick(item);
    this.suggestions.hide();
    this.error.textContent = "";
    this.fields.find((one) => one.option.required && !one.text && !one.picked)?.input.focus();
  }

  key(field, event) {
    if (this.suggestions.key(event)) return;
    if (event.key === "Backspace" && !field.text && !field.picked && !event.repeat) {
      event.preventDefault();
      if (!field.option.required) this.drop(field);
      else if (field === this.fields[0]) this.back();
      return;
    }
    const { active } = this.suggestions;
    if (!active || field.picked) return;
    if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey && field.text)) {
      if (event.key === "Enter") event.preventDefault();
      this.pick(field, active);
    }
  }

  escape(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (this.suggestions.list) this.suggestions.hide();
    else this.back();
  }

  back() {
    this.suggestions.hide();
    this.onBack(`/${this.chosen.path}`);
  }

  /** Collect what is filled in so far; what is wrong is left out. */
  values() {
    const filled = this.fields.map((field) => [field.option.name, field.option.type === TYPE.attachment ? undefined : field.read().value]);
    return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
  }

  async submit(event) {
    event.preventDefault();
    const results = this.fields.map((field) => [field, field.read()]);
    for (const [field, { error }] of results) field.fail(error);
    const wrong = results.find(([, { error }]) => error);
    if (wrong) {
      wrong[0].input.focus();
      this.error.textContent = `${wrong[0].option.label}: ${wrong[1].error}`;
      return;
    }
    const uploads = results.filter(([field, { value }]) => field.option.type === TYPE.attachment && value);
    const files = Object.fromEntries(uploads.map(([field, { value }]) => [field.option.name, [value]]));
    const fields = { name: this.chosen.path, options: this.values() };
    this.suggestions.hide();
    this.onSent(this.chosen);
    await command("slash", this.chosen.label, fields, files);
  }
}
