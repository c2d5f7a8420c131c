import { h } from "./dom.js";
import { tell } from "./notice.js";
import { state } from "./store.js";
import { ask } from "./wire.js";

const CONNECTION = [
  ["rate-limit", "Rate limit (429)", "The bot's next request has to wait two seconds."],
  ["fail", "Error 500 on the next send", "The next message is refused and does not appear."],
  ["fail-applied", "Error 500 after it was sent", "The next message appears, and the bot is told it failed."],
  ["disconnect", "Drop the connection", "The gateway hangs up; the bot may resume."],
  ["invalidate", "Invalidate the session", "The bot has to identify anew."],
];

const SERVER = [
  ["deny", "Deny Send Messages here", "The bot may not write in the open channel."],
  ["allow", "Allow Send Messages here", "And it may again."],
  ["delete-channel", "Delete this channel", "Gone for good, with all that is in it."],
  ["kick", "Kick the bot", "It is not in the server any more."],
  ["invite", "Invite the bot back", "As its invite link does, with the least permissions."],
];

/** Draw the buttons that cause what a bot has to survive. */
export function troubleCard() {
  return [h("p", { class: "card-note" }, "What Discord, networks and organisers do to bots. Nothing may be lost, nothing said twice."), list("Connection", CONNECTION), list("Server", SERVER)];
}

function list(title, rows) {
  return h("div", { role: "group", "aria-label": title }, h("h3", { class: "card-head" }, title), h("ul", { class: "troubles" }, rows.map((row) => h("li", {}, item(row)))));
}

function item([kind, label, detail]) {
  const id = `trouble-${kind}`;
  const sharp = kind === "kick" || kind === "delete-channel";
  const cause = async () => {
    if (sharp && button.dataset.sure === undefined) {
      button.dataset.sure = "";
      button.textContent = "Sure? Press again";
      return;
    }
    delete button.dataset.sure;
    button.textContent = label;
    const answer = await ask("trouble", { kind, channel: state.channel });
    tell(answer.ok ? `${label}: done.` : answer.says, { danger: !answer.ok });
  };
  const reset = () => {
    delete button.dataset.sure;
    button.textContent = label;
  };
  const button = h("button", { type: "button", class: `button small ${sharp ? "danger" : "secondary"}`, "aria-describedby": id, on: { click: cause, blur: reset } }, label);
  return [button, h("p", { id }, detail)];
}
