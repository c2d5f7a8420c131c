/** Build an element: h("button", { class: "x", on: { click } }, "text", child). Text is always inserted as text, never parsed. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  append(element, children);
  return element;
}

function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === "class") element.className = value;
  else if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  else if (name === "data") Object.assign(element.dataset, value);
  else if (name === "vars") for (const [key, entry] of Object.entries(value)) element.style.setProperty(`--${key}`, entry);
  else if (name === "value" || name === "checked" || name === "indeterminate") element[name] = value;
  else element.setAttribute(name, value === true ? "" : String(value));
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/**
 * Make `parent` hold one node per item, in order, keeping the nodes whose signature did not change. Focus inside a node that
 * has to be drawn anew returns to the control with the same data-focus.
 */
export function reconcile(parent, items, { key, signature, make }) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const id = key(item);
    const sign = signature(item);
    const before = old.get(id);
    if (before && before.dataset.signature === sign) return before;
    const node = make(item);
    node.dataset.key = id;
    node.dataset.signature = sign;
    if (before) node.dataset.redrawn = "";
    return node;
  });
  const focus = focusedIn(parent);
  const kept = new Set(nodes);
  for (const node of [...parent.children]) if (!kept.has(node)) node.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
  if (focus && document.activeElement === document.body) refocus(parent, focus);
}

function focusedIn(parent) {
  const active = document.activeElement;
  if (!active || active === parent || !parent.contains(active)) return null;
  let row = active;
  while (row.parentElement !== parent) row = row.parentElement;
  return { row: row.dataset.key, control: active.dataset.focus };
}

function refocus(parent, { row, control }) {
  const node = [...parent.children].find((child) => child.dataset.key === row);
  const target = control && node?.querySelector(`[data-focus="${CSS.escape(control)}"]`);
  (target ?? node)?.focus({ preventScroll: true });
}

let counter = 0;

/** Return an id that no other element of the page has. */
export function uid(prefix = "id") {
  counter += 1;
  return `${prefix}-${counter}`;
}

/** Compare two snowflakes by age. */
export function byAge(a, b) {
  const [one, two] = [BigInt(a), BigInt(b)];
  return one < two ? -1 : Number(one > two);
}
