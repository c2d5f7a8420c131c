import { here, me, state } from "./store.js";

const SUB = 1;
const GROUP = 2;
const SLASH = 1;

/** Return name and description of a command, option or choice in the member's language. */
export function translated(thing) {
  const tongue = me().locale;
  return {
    name: thing.name_localizations?.[tongue] ?? thing.name,
    description: thing.description_localizations?.[tongue] ?? thing.description ?? "",
  };
}

/** List every slash command one can use here, subcommands spelled out: [{path, label, description, options, group, id}]. */
export function slashCommands() {
  const direct = here()?.type === 1;
  const usable = state.shell.commands.filter((one) => one.type === SLASH && (direct ? one.in_dm : one.in_guild));
  return usable.flatMap((one) => unfold(one, [one]));
}

function unfold(node, trail) {
  const options = node.options ?? [];
  const deeper = options.filter(({ type }) => type === SUB || type === GROUP);
  if (deeper.length) return deeper.flatMap((option) => unfold(option, [...trail, option]));
  const [root] = trail;
  return [
    {
      id: root.id,
      path: trail.map((one) => one.name).join(" "),
      label: `/${trail.map((one) => translated(one).name).join(" ")}`,
      description: translated(node).description,
      options: options.map((option) => ({ ...option, label: translated(option).name, help: translated(option).description })),
      group: trail.length > 1 ? `/${translated(root).name}` : state.shell.bot.name,
    },
  ];
}

export function findCommand(path) {
  const all = slashCommands();
  return all.find((one) => one.path === path) ?? all.find((one) => one.path.startsWith(`${path} `));
}
