import { changed, state } from "./store.js";

/** Ask the sandbox for something and return its answer: {ok: true, …} or {ok: false, error, says}. */
export async function ask(deed, fields = {}, files = {}) {
  const body = JSON.stringify({ as: state.as, do: deed, ...fields });
  const lists = Object.entries(files);
  let request = { method: "POST", headers: { "Content-Type": "application/json" }, body };
  if (lists.length) {
    const form = new FormData();
    form.append("payload", body);
    for (const [name, list] of lists) for (const file of list) form.append(`file:${name}`, file, file.name);
    request = { method: "POST", body: form };
  }
  try {
    const response = await fetch("/page/do", request);
    return await response.json();
  } catch {
    return { ok: false, error: "gone", says: "The sandbox is not running any more. Start it again and reload this page." };
  }
}

let socket = null;
let waiting = null;

/** Follow the world as `state.as` with `state.channel` open; called again whenever one of them changes. */
export function follow(onState) {
  clearTimeout(waiting);
  if (socket) socket.onclose = null;
  socket?.close();
  const url = new URL(`/page/live?as=${encodeURIComponent(state.as)}`, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(url);
  socket.onopen = () => {
    document.documentElement.dataset.link = "up";
    open(state.channel);
  };
  socket.onmessage = ({ data }) => onState(JSON.parse(data));
  socket.onclose = () => {
    document.documentElement.dataset.link = "down";
    changed("link");
    waiting = setTimeout(() => follow(onState), 1500);
  };
}

/** Tell the sandbox which channel's messages to send. */
export function open(channel) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ open: channel }));
}
