import { h, uid } from "./dom.js";
import { KIND } from "./kinds.js";
import { markdown } from "./markdown.js";
import { chosenOf, selectBox } from "./selects.js";

const PARAGRAPH = 2;

/**
 * Build one top-level part of a modal: {element, id, value(), problem(), fail(text)}; a text display only has an element.
 * `value()` is a text, a list of values, a truth or a list of files, as Discord would send it.
 */
export function field(data) {
  if (data.type === KIND.text) return { element: h("div", { class: "md" }, markdown(data.content)) };
  if (data.type === KIND.row) return labelled(data.components[0].label, null, data.components[0]);
  return labelled(data.label, data.description, data.component);
}

function labelled(label, description, data) {
  const [id, hintId, errorId] = [uid("field"), uid("hint"), uid("error")];
  const required = needed(data);
  const control = build(data, { id, label, required, described: description ? `${hintId} ${errorId}` : errorId });
  const error = h("p", { class: "field-error", id: errorId, role: "alert" });
  const head = [label, required && h("span", { class: "required", "aria-hidden": "true" }, " *")];
  const caption = control.group ? h("div", { class: "field-label", id }, head) : h("label", { class: "field-label", for: id }, head);
  const alone = data.type === KIND.checkbox;
  const element = h("div", { class: alone ? "field alone" : "field" }, caption, description && h("p", { class: "field-hint", id: hintId }, description), control.element, error);
  return {
    element,
    id: data.custom_id,
    isFile: data.type === KIND.upload,
    value: control.value,
    problem: () => control.problem(required),
    fail(text) {
      error.textContent = text ?? "";
      control.focus.setAttribute("aria-invalid", text ? "true" : "false");
      if (text) control.focus.focus();
    },
  };
}

function needed(data) {
  if (data.type === KIND.checkbox) return false;
  return data.required ?? true;
}

const EMPTY = "This field is required.";

function build(data, names) {
  switch (data.type) {
    case KIND.textInput:
      return textInput(data, names);
    case KIND.upload:
      return upload(data, names);
    case KIND.radios:
      return boxes(data, names, "radio");
    case KIND.checkboxes:
      return boxes(data, names, "checkbox");
    case KIND.checkbox:
      return checkbox(data, names);
    default:
      return chooser(data, names);
  }
}

function textInput(data, { id, required, described }) {
  const long = data.style === PARAGRAPH;
  const max = data.max_length ?? 4000;
  const count = h("span", { class: "field-count", "aria-hidden": "true" });
  const tell = () => {
    count.textContent = String(max - input.value.length);
    count.classList.toggle("over", input.value.length > max);
  };
  const input = h(long ? "textarea" : "input", {
    id,
    class: "input",
    rows: long ? 4 : undefined,
    type: long ? undefined : "text",
    placeholder: data.placeholder,
    "aria-required": String(required),
    "aria-describedby": described,
    autocomplete: "off",
    value: data.value ?? "",
    on: { input: tell },
  });
  tell();
  const problem = (must) => {
    const { length } = input.value;
    if (!length) return must ? EMPTY : null;
    if (length > max) return `Must be ${max} or fewer in length.`;
    return data.min_length && length < data.min_length ? `Must be at least ${data.min_length} in length.` : null;
  };
  return { element: h("div", { class: "counted" }, input, count), focus: input, value: () => input.value, problem };
}

function upload(data, { id, required, described }) {
  const max = data.max_values ?? 1;
  const input = h("input", { id, type: "file", class: "input", multiple: max > 1, "aria-required": String(required), "aria-describedby": described });
  const problem = (must) => {
    const { length } = input.files;
    if (!length) return must ? "Please upload a file." : null;
    if (length > max) return `Upload ${max} files at most.`;
    return length < (data.min_values ?? 1) ? `Upload at least ${data.min_values} files.` : null;
  };
  return { element: input, focus: input, value: () => [...input.files], problem };
}

function boxes(data, { id, required, described }, type) {
  const name = uid("choice");
  const inputs = data.options.map((option) => h("input", { type, name, value: option.value, checked: option.default ?? false }));
  const rows = data.options.map((option, index) => {
    const text = h("span", {}, h("span", { class: "box-label" }, option.label), option.description && h("span", { class: "box-detail" }, option.description));
    return h("label", { class: "box" }, inputs[index], text);
  });
  const role = type === "radio" ? "radiogroup" : "group";
  const element = h("div", { role, class: "boxes", "aria-labelledby": id, "aria-describedby": described, "aria-required": type === "radio" ? String(required) : undefined }, rows);
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const value = () => (type === "radio" ? (chosen()[0] ?? null) : chosen());
  const problem = (must) => {
    const count = chosen().length;
    if (!count) return must ? "Choose an option." : null;
    if (type === "radio") return null;
    const [min, max] = [data.min_values ?? 1, data.max_values ?? data.options.length];
    if (count > max) return `Choose ${max} at most.`;
    return count < min ? `Choose at least ${min}.` : null;
  };
  return { element, focus: inputs[0], group: true, value, problem };
}

function checkbox(data, { id, described }) {
  const input = h("input", { id, type: "checkbox", checked: data.default ?? false, "aria-describedby": described });
  return { element: h("div", { class: "box" }, input), focus: input, value: () => input.checked, problem: () => null };
}

function chooser(data, { id, label }) {
  const box = selectBox({ data, label });
  box.button.id = id;
  const problem = (must) => {
    if (!box.values.length) return must ? "Make a selection." : null;
    return box.values.length < (data.min_values ?? 1) ? `Choose at least ${data.min_values}.` : null;
  };
  return { element: box.element, focus: box.button, value: () => chosenOf(data, box.values), problem };
}
