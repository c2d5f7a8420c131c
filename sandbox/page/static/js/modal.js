import { h, uid } from "./dom.js";
import { field } from "./fields.js";
import { icon } from "./icons.js";
import { state } from "./store.js";
import { ask } from "./wire.js";

/** Show a modal of the bot: {id, title, components}. What was typed stays until it is accepted or thrown away. */
export function openModal(modal) {
  const bot = state.shell.bot;
  const titleId = uid("modal");
  const parts = modal.components.map(field);
  const fields = parts.filter(({ value }) => value);
  const alert = h("p", { class: "modal-alert", role: "alert" });
  const send = h("button", { type: "submit", class: "button primary" }, "Submit");
  const form = h(
    "form",
    { novalidate: true, on: { submit } },
    h("div", { class: "modal-body" }, parts.map(({ element }) => element)),
    alert,
    h("div", { class: "modal-foot" }, h("button", { type: "button", class: "button secondary", on: { click: leave } }, "Cancel"), send),
  );
  const dialog = h(
    "dialog",
    { class: "modal", "aria-labelledby": titleId, on: { cancel, close: () => dialog.remove() } },
    h(
      "header",
      { class: "modal-head" },
      h("div", {}, h("h2", { id: titleId }, modal.title), h("p", { class: "modal-from" }, `This form goes to ${bot.name}.`)),
      h("button", { type: "button", class: "icon-button", "aria-label": "Close form", on: { click: leave } }, icon("close")),
    ),
    form,
  );
  let untouched = true;
  let sure = false;
  form.addEventListener("input", () => {
    untouched = false;
    sure = false;
  });
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector("input, textarea, [role=combobox]")?.focus();

  function cancel(event) {
    event.preventDefault();
    leave();
  }

  function leave() {
    if (untouched || sure) {
      dialog.close();
      return;
    }
    sure = true;
    alert.textContent = "Your text has not been sent. Close again to throw it away.";
  }

  async function submit(event) {
    event.preventDefault();
    alert.textContent = "";
    const wrong = fields.filter((one) => one.problem());
    for (const one of [...fields].reverse()) one.fail(one.problem());
    if (wrong.length) return;
    send.disabled = true;
    const answer = await ask("submit", { modal: modal.id, values: collect(fields, false) }, collect(fields, true));
    send.disabled = false;
    if (!answer.ok) {
      alert.textContent = answer.error === "no-answer" ? "Something went wrong. Try again." : answer.says;
      return;
    }
    dialog.close();
    if (answer.modal) openModal(answer.modal);
  }
}

function collect(fields, files) {
  const wanted = fields.filter(({ isFile }) => Boolean(isFile) === files);
  return Object.fromEntries(wanted.map((one) => [one.id, one.value()]));
}
