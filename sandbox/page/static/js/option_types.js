import { translated } from "./commands.js";
import { icon } from "./icons.js";
import { avatar } from "./people.js";
import { channels } from "./selects.js";
import { state } from "./store.js";

/** Discord's numbers for the kinds of options. */
export const TYPE = { string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, attachment: 11 };

/** The kinds whose value is a thing with an id. */
const THINGS = new Set([TYPE.user, TYPE.channel, TYPE.role, TYPE.mentionable]);

const REQUIRED = "This option is required. Specify a value.";
const CHOOSE = "Choose one of the listed values.";

/** List what an option can be, or null when it is typed freely: [{label, value, detail?, lead?}]. */
export function listed(option) {
  if (option.choices?.length) return option.choices.map((choice) => ({ label: translated(choice).name, value: choice.value }));
  const members = () => state.shell.members.map((user) => ({ label: user.name, detail: user.username, value: user.id, lead: avatar(user, 22) }));
  const roles = () => state.shell.guild.roles.map((role) => ({ label: `@${role.name}`, value: role.id, lead: icon("people", 18) }));
  switch (option.type) {
    case TYPE.boolean:
      return [
        { label: "True", value: true },
        { label: "False", value: false },
      ];
    case TYPE.user:
      return members();
    case TYPE.role:
      return roles();
    case TYPE.mentionable:
      return [...members(), ...roles()];
    case TYPE.channel:
      return channels(option.channel_types);
    default:
      return null;
  }
}

/** Say what an option takes, for its hint. */
export function expects(option) {
  const low = option.min_value ?? option.min_length;
  const high = option.max_value ?? option.max_length;
  const unit = option.type === TYPE.string ? " characters" : "";
  if (low !== undefined && high !== undefined) return `${low} to ${high}${unit}`;
  if (high !== undefined) return `up to ${high}${unit}`;
  return low === undefined ? "" : `${low}${unit} or more`;
}

/**
 * Turn what stands in an option's field into {value} or {error}; {} means it was left empty. `picked` is the chosen item, if one
 * was chosen from a list.
 */
export function read(option, text, picked) {
  if (option.type === TYPE.attachment) return picked ? { value: picked } : missing(option);
  const raw = text.trim();
  if (!raw) return missing(option);
  const items = listed(option);
  if (items) {
    const item = picked ?? items.find(({ label }) => label.toLowerCase() === raw.toLowerCase());
    if (!item) return { error: CHOOSE };
    return { value: THINGS.has(option.type) ? { id: item.value } : item.value };
  }
  if (picked) return { value: picked.value };
  return option.type === TYPE.string ? string(option, raw) : number(option, raw);
}

const missing = (option) => (option.required ? { error: REQUIRED } : {});

function string(option, raw) {
  if (option.max_length !== undefined && raw.length > option.max_length) return { error: `Must be ${option.max_length} or fewer in length.` };
  if (option.min_length !== undefined && raw.length < option.min_length) return { error: `Must be at least ${option.min_length} in length.` };
  return { value: raw };
}

function number(option, raw) {
  const whole = option.type === TYPE.integer;
  const plain = raw.replace(",", ".");
  if (!(whole ? /^[-+]?\d+$/ : /^[-+]?\d+(\.\d+)?$/).test(plain)) return { error: whole ? "Input a valid integer." : "Input a valid number." };
  const value = Number(plain);
  if (option.min_value !== undefined && value < option.min_value) return { error: `Input a number greater than or equal to ${option.min_value}.` };
  if (option.max_value !== undefined && value > option.max_value) return { error: `Input a number less than or equal to ${option.max_value}.` };
  return { value };
}
