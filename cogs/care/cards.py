"""The care card, and the button that opens it."""

from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, Divider, Text
from cogs.common.look import CARE, NIGHT
from cogs.common.plain import plain

STRONG = 9
"""The sting from which on a receipt offers the card."""
FIND_A_HELPLINE = "https://findahelpline.com"
CRISIS_CENTRES = "https://www.iasp.info/crisis-centres-helplines/"
BEFRIENDERS = "https://befrienders.org"


def care(own: str, locale: str) -> Card:
    """Show whom one can turn to: what the server's organisers wrote, empty for nothing, and lists for every country."""
    blocks: list[Block] = [Text(f"{CARE} {say('care.intro', locale)}")]
    if own:
        blocks += [Divider(), Text(f"**{say('care.here', locale)}**\n{plain(own)}")]
    lists = say("care.lists", locale, helplines=FIND_A_HELPLINE, centres=CRISIS_CENTRES, befrienders=BEFRIENDERS)
    blocks += [Divider(), Text(f"**{say('care.everywhere', locale)}**\n{lists}")]
    blocks.append(Text(f"-# {say('care.nothing_kept', locale)}"))
    return Card(tuple(blocks), NIGHT)


def care_button(locale: str) -> Button:
    """Return the quiet button under the receipt of something that stung a lot."""
    return Button(say("care.button", locale), "care:open", CARE)
