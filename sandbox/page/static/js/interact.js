import { openModal } from "./modal.js";
import { changed, state } from "./store.js";
import { ask } from "./wire.js";

/** Which control of which message waits for the bot, and which message's last interaction failed. */
export const busy = new Map();
export const failed = new Map();

/** Which commands were answered since the page was opened. */
export const used = new Set();

const NO_ANSWER = "The application did not respond";

/** Press or select something on a message and wait for the bot's answer. */
export async function interact(message, customId, deed, fields = {}) {
  if (busy.get(message.id) === customId) return;
  busy.set(message.id, customId);
  failed.delete(message.id);
  changed("messages");
  const answer = await ask(deed, { message: message.id, custom_id: customId, ...fields });
  busy.delete(message.id);
  if (!answer.ok) failed.set(message.id, answer.error === "no-answer" ? "This interaction failed" : answer.says);
  changed("messages");
  if (answer.modal) openModal(answer.modal);
}

let rows = 0;

/** Send a command (slash or context menu) with a row of its own in the chat until the bot answers; return the answer. */
export async function command(deed, path, fields, files = {}) {
  rows += 1;
  const row = { id: `pending-${rows}`, channel: state.channel, path, error: null };
  state.pending.push(row);
  changed("messages");
  const answer = await ask(deed, { channel: state.channel, ...fields }, files);
  if (answer.ok) {
    used.add(fields.name);
    dismiss(row);
    changed("used");
  }
  if (!answer.ok) {
    row.error = answer.error === "no-answer" ? NO_ANSWER : answer.says;
    changed("messages");
  }
  if (answer.modal) openModal(answer.modal);
  return answer;
}

export function dismiss(row) {
  state.pending = state.pending.filter((one) => one !== row);
  changed("messages");
}
