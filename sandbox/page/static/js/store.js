/**
 * What the page knows. `shell` is everything but messages as the chosen member sees it, `messages` are those of the open
 * channel, `pending` are the rows only this page draws (commands under way, failed ones).
 */
export const state = { as: null, shell: null, channel: null, messages: [], pending: [], offset: 0 };

const watchers = new Map();

/** Call `callback` whenever one of the named parts of the state has changed. */
export function watch(parts, callback) {
  for (const part of parts) watchers.set(part, [...(watchers.get(part) ?? []), callback]);
}

export function changed(...parts) {
  const due = new Set(parts.flatMap((part) => watchers.get(part) ?? []));
  for (const callback of due) callback();
}

export const me = () => state.shell.me;
export const locale = () => state.shell?.me.locale ?? navigator.language;

export function person(id) {
  return state.shell.members.find((member) => member.id === id);
}

/** List every place one can open: channels, their threads and the direct message. */
export function places() {
  return [...state.shell.channels.flatMap((channel) => [channel, ...channel.threads]), ...state.shell.dms];
}

export const place = (id) => places().find((one) => one.id === id);
export const here = () => place(state.channel);

/** Return the sandbox's now in milliseconds. */
export function now() {
  const { now: at, ticking } = state.shell.clock;
  return ticking ? Date.now() + state.offset : Date.parse(at);
}
