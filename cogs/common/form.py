"""Forms (Discord's modals) as plain data, which know only a route: one opened before a restart still arrives."""

from dataclasses import dataclass

import discord


@dataclass(frozen=True, slots=True)
class Field:
    """A text input: its name in the answer, its label, and what stands in it at first."""

    name: str
    label: str
    description: str = ""
    value: str = ""
    placeholder: str = ""
    long: bool = False
    required: bool = False
    limit: int = 4000


@dataclass(frozen=True, slots=True)
class Form:
    """A form's title, the route that takes its answer, and one to five fields."""

    title: str
    route: str
    fields: tuple[Field, ...]


def modal(form: Form) -> discord.ui.Modal:
    """Turn a form into discord.py's modal; stopped, so that discord.py keeps nothing of it in memory."""
    drawn = discord.ui.Modal(title=form.title, custom_id=form.route, timeout=None)
    for field in form.fields:
        text_input: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
            custom_id=field.name,
            style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
            default=field.value or None,
            placeholder=field.placeholder or None,
            required=field.required,
            max_length=field.limit,
        )
        drawn.add_item(discord.ui.Label(text=field.label, description=field.description or None, component=text_input))
    drawn.stop()
    return drawn
