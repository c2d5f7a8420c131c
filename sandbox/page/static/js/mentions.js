import { h } from "./dom.js";
import { person, place, state } from "./store.js";

const doors = {};

/** Tell mentions what happens when somebody presses one: {openPlace, startCommand}. */
export function connectMentions(handlers) {
  Object.assign(doors, handlers);
}

/** Draw a mention of a member, role, channel or command. */
export function mention({ user, role, channel, command, guide }) {
  if (user) return h("span", { class: "mention" }, `@${person(user)?.name ?? "unknown-user"}`);
  if (role) return roleMention(role);
  if (channel) return channelMention(channel);
  if (command) return press(`/${command}`, () => doors.startCommand(command));
  return h("span", { class: "mention" }, `#${guide}`);
}

function roleMention(id) {
  const role = state.shell.guild.roles.find((one) => one.id === id);
  return h("span", { class: "mention" }, `@${role?.name ?? "unknown-role"}`);
}

function channelMention(id) {
  const target = place(id);
  if (!target) return h("span", { class: "mention quiet" }, "# No Access");
  return press(`# ${target.name}`, () => doors.openPlace(id));
}

function press(text, onClick) {
  return h("button", { type: "button", class: "mention press", on: { click: onClick } }, text);
}
