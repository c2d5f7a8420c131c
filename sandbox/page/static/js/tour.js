import { startCommand } from "./composer.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { tell } from "./notice.js";
import { places, state, watch } from "./store.js";
import { used } from "./interact.js";

/**
 * What a newcomer may try, in an order that tells the story. A step with a command is ticked off when the bot has answered it,
 * another one when its button has been pressed.
 */
const STEPS = [
  { title: "Log a failure", text: "One line is enough. Only you see the answer.", command: "fail", options: { line: "Rejected by the Edinburgh fellowship" } },
  { title: "Share it, if you like", text: "Press Share… on the answer, look at the preview, post. Then look at the feed.", place: "cv-of-failures" },
  { title: "Start a quest of 3", text: "After three refusals the bottle is opened, in #party. Log some more.", command: "quest start", options: { goal: 3, toast: "champagne", announce: true } },
  { title: "Be somebody else", text: "Bo's Discord is in German. Give Ada's card a hug.", act: "bo", place: "cv-of-failures" },
  { title: "Let Sunday come", text: "Press Next Sunday 18:00 on the clock: a question is asked, with a thread to answer in.", place: "weekly-prompt" },
  { title: "Organise", text: "Olu manages the server and sees what Cork needs there.", act: "olu", command: "setup check" },
  { title: "Cause trouble", text: "Let the next send fail after it arrived (Trouble, below), share a failure, and look for a double." },
  { title: "Take it all with you", text: "Everything the bot knows of you, as files.", command: "privacy export" },
];

export function tourCard({ actAs, openPlace }) {
  const list = h("ol", { class: "tour" });

  function draw() {
    list.replaceChildren(...STEPS.map((step) => row(step, used.has(step.command ?? step.title))));
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
        step.place && deed(`Open #${step.place}`, () => visit(step)),
      ),
    );
  }

  function become(username) {
    const user = state.shell.members.find((one) => one.username === username);
    if (user) actAs(user.id);
    else tell(`${capital(username)} is not a member of this server.`);
  }

  function visit({ place, title }) {
    const target = places().find((one) => one.name === place);
    if (!target) {
      tell(`There is no #${place} that you can see.`);
      return;
    }
    openPlace(target.id);
    used.add(title);
    draw();
  }

  watch(["used"], draw);
  draw();
  return list;
}

const capital = (name) => name[0].toUpperCase() + name.slice(1);

function deed(label, run) {
  return h("button", { type: "button", class: "button secondary small", on: { click: run } }, label);
}
