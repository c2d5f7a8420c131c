import { OptionList, sift } from "./optionlist.js";
import { listed, TYPE } from "./option_types.js";
import { ask } from "./wire.js";

const PAUSE = 200;

/** The list above the composer that belongs to the option being filled: its choices, or what the bot suggests. */
export class Suggestions {
  constructor({ shelf, onPick, values, path, channel }) {
    Object.assign(this, { shelf, onPick, values, path, channel });
    this.field = null;
    this.turn = 0;
    this.timer = null;
    this.list = null;
  }

  get active() {
    return this.list?.active ?? null;
  }

  key(event) {
    return this.list?.key(event) ?? false;
  }

  hide() {
    clearTimeout(this.timer);
    this.turn += 1;
    if (this.list) {
      this.field.input.setAttribute("aria-expanded", "false");
      this.field.input.removeAttribute("aria-activedescendant");
    }
    this.list = null;
    this.shelf.replaceChildren();
  }

  /** Show what fits to `field`; autocomplete is asked for after a short pause, and a late answer never replaces a newer one. */
  show(field) {
    this.hide();
    this.field = field;
    const { option } = field;
    if (option.type === TYPE.attachment) return;
    if (option.autocomplete) {
      const turn = this.turn;
      this.timer = setTimeout(() => this.fetch(field, turn), PAUSE);
      return;
    }
    const items = listed(option);
    if (!items) return;
    const typed = field.picked ? "" : field.text;
    this.draw(field, sift(typed, items, ({ label }) => label, ({ detail }) => detail ?? ""), "No option matches. Choose one of the listed values.");
  }

  async fetch(field, turn) {
    const { option } = field;
    const answer = await ask("autocomplete", { channel: this.channel, name: this.path, option: option.name, typed: field.picked?.value ?? field.text, options: this.values(field) });
    if (turn !== this.turn) return;
    if (!answer.ok) {
      this.draw(field, [], "Loading options failed.");
      return;
    }
    const items = answer.choices.map((choice) => ({ label: choice.name, value: choice.value }));
    this.draw(field, items, "No options match your search.");
  }

  draw(field, items, empty) {
    this.list = new OptionList({ label: `Choices for ${field.option.label}`, owner: field.input, onPick: (item) => this.onPick(field, item) });
    // With a free text nothing is chosen before an arrow key says so, or Enter would replace what was typed.
    const free = field.option.autocomplete && field.text && !field.picked;
    this.shelf.replaceChildren(this.list.element);
    this.list.show(items, { empty, active: free ? -1 : 0 });
    field.input.setAttribute("aria-expanded", "true");
    field.input.setAttribute("aria-controls", this.list.element.id);
  }
}
