import { command } from "./interact.js";
import { openMenu } from "./menu.js";
import { tell } from "./notice.js";
import { nameOf } from "./people.js";
import { here, me, state } from "./store.js";
import { translated } from "./commands.js";
import { ask } from "./wire.js";

const USER = 2;
const MESSAGE = 3;

function apps(kind, target) {
  const wanted = state.shell.commands.filter((one) => one.type === kind && usable(one));
  const run = (one) => command("context", one.name, { command: one.id, target });
  return { label: "Apps", items: wanted.map((one) => ({ label: translated(one).name, run: () => run(one) })) };
}

function usable(one) {
  return here()?.type === 1 ? one.in_dm : one.in_guild;
}

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    tell(`${what} copied.`);
  } catch {
    tell(`${what}: ${text}`);
  }
}

export function messageMenu(data, { anchor, at }) {
  const items = [];
  if (data.content) items.push({ label: "Copy text", icon: "copy", run: () => copy(data.content, "Text") });
  items.push({ label: "Copy message ID", icon: "copy", run: () => copy(data.id, "Message ID") });
  const remove = [];
  if (data.can_delete) remove.push({ label: "Delete message", icon: "trash", danger: true, run: () => drop("delete", data) });
  if (data.ephemeral) remove.push({ label: "Dismiss message", icon: "close", run: () => drop("dismiss", data) });
  const groups = data.ephemeral ? [{ items }, { items: remove }] : [apps(MESSAGE, data.id), { items }, { items: remove }];
  openMenu({ anchor, at, label: "Message actions", groups });
}

export function userMenu(user, { anchor, at }) {
  const own = user.id === me().id ? "your" : `${nameOf(user)}'s`;
  const items = [{ label: "Copy user ID", icon: "copy", run: () => copy(user.id, "User ID") }];
  openMenu({ anchor, at, label: `Actions on ${own} profile`, groups: [apps(USER, user.id), { items }] });
}

async function drop(deed, data) {
  const answer = await ask(deed, { message: data.id });
  if (!answer.ok) tell(answer.says);
}
