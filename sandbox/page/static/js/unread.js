import { byAge } from "./dom.js";
import { me, places, state } from "./store.js";

const seen = new Map();
let baseline = null;

/** Take what exists when the page is opened as read, for everybody. */
export function startUnread() {
  const newest = places().map(({ last }) => last?.id ?? "0");
  baseline = newest.reduce((a, b) => (byAge(a, b) > 0 ? a : b), "0");
}

const key = (id) => `${state.as} ${id}`;

export function markRead(place) {
  if (place?.last) seen.set(key(place.id), place.last.id);
}

/** Tell whether somebody else wrote something here that the member has not seen. */
export function unread({ id, last }) {
  if (!last || last.author_id === me().id || id === state.channel) return false;
  return byAge(last.id, seen.get(key(id)) ?? baseline) > 0;
}
