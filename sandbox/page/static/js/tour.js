import { startCommand } from "./composer.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { tell } from "./notice.js";
import { places, state, watch } from "./store.js";
import { used } from "./interact.js";

/** What a newcomer may try, in an order that tells the story. `done` names the command that ticks a step off. */
const STEPS = [
  { title: "Log a failure", text: "One line is enough. Only you see the answer.", command: "fail", options: { line: "Rejected by the Edinburgh fellowship" }, done: "fail" },
  { title: "Share it, if you like", text: "Press Share… on the answer, look at the preview, post. Then see it in the feed.", place: "cv-of-failures" },
  { title: "Start a quest of 3", text: "Three refusals and the bottle is opened. Log more until the party.", command: "quest start", options: { goal: 3, toast: "champagne", announce: true }, done: "quest start" },
  { title: "Be somebody else", text: "Act as Bo, whose Discord is in German, and answer Ada's card with a hug.", act: "bo", place: "cv-of-failures" },
  { title: "Plan the weekly prompt", text: "Only an organiser may: act as Olu.", act: "olu", command: "prompt schedule", options: { day: "sunday", time: "18:00", zone: "Europe/Berlin" }, done: "prompt schedule" },
  { title: "Let Sunday come", text: "Press Next Sunday 18:00 on the clock: a thread opens in the channel you chose.", place: "weekly-prompt" },
  { title: "Cause trouble", text: "Let the next send fail after it arrived, share a failure, and look for a double." },
  { title: "Take it all with you", text: "Everything the bot knows of you, as files.", command: "privacy export", done: "privacy export" },
];

export function tourCard({ actAs, openPlace }) {
  const list = h("ol", { class: "tour" });

  function draw() {
    list.replaceChildren(...STEPS.map((step) => row(step, used.has(step.done))));
  }

  function row(step, done) {
    return h(
      "li",
      { class: done ? "step done" : "step" },
      h("div", { class: "step-head" }, h("strong", {}, step.title), done && h("span", { class: "step-done" }, icon("check", 15), "done")),
      h("p", {}, step.text),
      h(
        "div",
        { class: "step-deeds" },
        step.act && deed(`Act as ${capital(step.act)}`, () => become(step.act)),
        step.command && deed(`Try /${step.command}`, () => startCommand(step.command, step.options)),
        step.place && deed(`Open #${step.place}`, () => visit(step.place)),
      ),
    );
  }

  function become(username) {
    const user = state.shell.members.find((one) => one.username === username);
    if (user) actAs(user.id);
    else tell(`${capital(username)} is not a member of this server.`);
  }

  function visit(name) {
    const target = places().find((one) => one.name === name);
    if (target) openPlace(target.id);
    else tell(`There is no #${name} that you can see.`);
  }

  watch(["used"], draw);
  draw();
  return list;
}

const capital = (name) => name[0].toUpperCase() + name.slice(1);

function deed(label, run) {
  return h("button", { type: "button", class: "button secondary small", on: { click: run } }, label);
}
