import { clockCard } from "./clock.js";
import { h, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { avatar } from "./people.js";
import { state, watch } from "./store.js";
import { themeButton } from "./theme.js";
import { tourCard } from "./tour.js";
import { troubleCard } from "./trouble.js";

/** Draw the right side: what one can do that no member of a server could. */
export function startBackstage(element, { actAs, openPlace, close }) {
  const people = h("div", { role: "radiogroup", "aria-label": "Act as", class: "cast" });
  element.append(
    h(
      "header",
      { class: "side-head" },
      h("h2", { class: "server-name" }, "Backstage"),
      themeButton(),
      h("button", { type: "button", class: "icon-button only-medium", "aria-label": "Close backstage", on: { click: close } }, icon("close")),
    ),
    h(
      "div",
      { class: "cards" },
      card("Act as", "people", people),
      card("Clock", "clock", clockCard()),
      card("What to try", "compass", tourCard({ actAs, openPlace })),
      card("Trouble", "alert", troubleCard(), { open: false }),
    ),
  );

  function draw() {
    const cast = state.shell.members.filter(({ cast }) => cast);
    reconcile(people, cast, { key: ({ id }) => id, signature: (user) => JSON.stringify([user, user.id === state.shell.me.id]), make: (user) => actor(user, actAs) });
  }

  people.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...people.children];
    const next = buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length);
    next.focus();
    next.click();
  });
  watch(["shell"], draw);
  draw();
}

function card(title, mark, content, { open = true } = {}) {
  return h("details", { class: "card", open }, h("summary", {}, icon(mark, 18), h("span", {}, title), h("span", { class: "fold" }, icon("down", 16))), h("div", { class: "card-body" }, content));
}

function actor(user, actAs) {
  const chosen = user.id === state.shell.me.id;
  return h(
    "button",
    {
      type: "button",
      role: "radio",
      class: "actor",
      "aria-checked": String(chosen),
      "aria-label": `${user.name}, ${user.note}`,
      tabindex: chosen ? 0 : -1,
      data: { focus: "actor" },
      on: { click: () => actAs(user.id) },
    },
    avatar(user, 34),
    h("span", { class: "actor-name" }, user.name),
    h("span", { class: "actor-note" }, user.note),
  );
}
