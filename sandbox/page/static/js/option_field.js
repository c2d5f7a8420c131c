import { h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { read, TYPE } from "./option_types.js";

/** Build the field of one command option: a chip with its name and what is typed. */
export class OptionField {
  constructor(option, { onFocus, onInput, onKey, onRemove, hintId }) {
    this.option = option;
    this.picked = null;
    const id = uid("option");
    const common = { id, class: "option-input", "aria-required": String(Boolean(option.required)), "aria-describedby": hintId, data: { focus: option.name } };
    this.input = option.type === TYPE.attachment ? this.fileInput(common, onInput) : this.textInput(common, onInput);
    this.input.addEventListener("focus", () => onFocus(this));
    this.input.addEventListener("keydown", (event) => onKey(this, event));
    this.remove =
      !option.required &&
      h("button", { type: "button", class: "option-remove", "aria-label": `Remove option ${option.label}`, on: { click: () => onRemove(this) } }, icon("close", 14));
    this.element = h("div", { class: "option-chip" }, h("label", { class: "option-name", for: id }, option.label), this.input, this.remove);
  }

  get suggests() {
    return this.option.type !== TYPE.attachment;
  }

  textInput(common, onInput) {
    const free = [TYPE.string, TYPE.integer, TYPE.number].includes(this.option.type) && !this.option.choices?.length && !this.option.autocomplete;
    const combo = free ? {} : { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
    const numeric = { [TYPE.integer]: "numeric", [TYPE.number]: "decimal" }[this.option.type];
    const grow = () => {
      input.style.width = `${Math.min(46, Math.max(9, [...input.value].length + 2))}ch`;
    };
    const input = h("input", {
      ...common,
      ...combo,
      type: "text",
      inputmode: numeric,
      autocomplete: "off",
      spellcheck: free ? "true" : "false",
      on: {
        input: () => {
          this.picked = null;
          grow();
          onInput(this);
        },
      },
    });
    this.grow = grow;
    grow();
    return input;
  }

  fileInput(common, onInput) {
    const take = () => {
      this.picked = input.files[0] ?? null;
      onInput(this);
    };
    const input = h("input", { ...common, type: "file", on: { change: take } });
    return input;
  }

  get text() {
    return this.option.type === TYPE.attachment ? "" : this.input.value;
  }

  pick(item) {
    this.picked = item;
    this.input.value = item.label;
    this.grow();
    this.fail(null);
  }

  read() {
    return read(this.option, this.text, this.picked);
  }

  fail(error) {
    this.element.classList.toggle("wrong", Boolean(error));
    this.input.setAttribute("aria-invalid", String(Boolean(error)));
  }
}
