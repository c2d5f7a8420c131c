"""How experience looks: to who offers it, to who looks for it, and to the two who will talk."""

from collections.abc import Sequence

from bot.experience.model import Experience, Question, RequestState
from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, Divider, Option, Row, Select, Style, Text
from cogs.common.dates import long_date
from cogs.common.look import NIGHT, NO, PRIVATE, WAITING, YES
from cogs.common.plain import name, one_line

ASK = "🙋"
TALK = "💬"
BRIEF = 80
"""UTF-16 units of a topic where it is one of several."""
SHOWN = 10
"""Questions of a kind in one list; offers are no more either."""


def said(sentence: str) -> Card:
    """Say one thing."""
    return Card((Text(sentence),), NIGHT)


def proposed(one: Experience, locale: str) -> Card:
    """Show a member exactly what others would find, before it is offered."""
    buttons = (
        Button(say("experiences.offer", locale), f"experience:offer:{one.id}", style=Style.PRIMARY),
        Button(say("experiences.offer_not", locale), f"experience:close:{one.id}", PRIVATE),
    )
    return Card((Text(f"{say('experiences.proposed', locale)}\n{_quoted(one, locale)}"), Row(buttons)), NIGHT)


def standing(one: Experience, locale: str, sentence: str) -> Card:
    """Show a member their offer under a sentence about it, with what can be done with it."""
    until = say("experiences.until", locale, date=long_date(one.until, locale))
    buttons = (
        Button(say("experiences.renew", locale), f"experience:renew:{one.id}"),
        Button(say("experiences.close", locale), f"experience:close:{one.id}"),
    )
    return Card((Text(f"{sentence}\n{_quoted(one, locale)}\n-# {until}"), Row(buttons)), NIGHT)


def found(offers: Sequence[Experience], locale: str) -> Card:
    """List what others offer, without saying who."""
    lines = [
        f"**{say('experiences.found', locale, n=len(offers))}**",
        *(f"- {one_line(one.topic, limit=BRIEF)}" for one in offers),
    ]
    menu = Select("experience:look", _options(offers), say("experiences.choose", locale))
    return Card((Text("\n".join(lines)), menu), NIGHT)


def may_ask(one: Experience, locale: str, channel_id: int) -> Card:
    """Say what asking does, and leave it to the member."""
    explained = say("experiences.may_ask", locale, channel=f"<#{channel_id}>")
    button = Button(say("experiences.ask", locale), f"experience:ask:{one.id}", ASK, Style.PRIMARY)
    return Card((Text(f"{_quoted(one, locale)}\n{explained}"), Row((button,))), NIGHT)


def question(asked: Question, locale: str, sentence: str) -> Card:
    """Show a member the question that they have out."""
    said_so = f"{sentence}\n{_quoted(asked.experience, locale)}"
    if asked.request.state in (RequestState.AGREED, RequestState.OPEN):
        return said(f"{said_so}\n{_where(asked, locale)}")
    button = Button(say("experiences.withdraw", locale), f"experience:withdraw:{asked.experience.id}")
    return Card((Text(said_so), Row((button,))), NIGHT)


def asked_of(asked: Question, locale: str, pause: str) -> Card:
    """Ask a member in private whether they will tell of it; `pause` is the mention of the command."""
    who, where = f"<@{asked.request.member_id}>", f"<#{asked.request.channel_id}>"
    lines = (
        say("experiences.asked_of", locale, who=who),
        _quoted(asked.experience, locale),
        say("experiences.asked_how", locale, channel=where),
        f"-# {say('experiences.asked_pause', locale, pause=pause)}",
    )
    part = f"{asked.experience.id}:{asked.request.member_id}"
    buttons = (
        Button(say("experiences.yes", locale), answer_route(asked), YES),
        Button(say("experiences.no", locale), f"experience:no:{part}", NO),
    )
    return Card((Text("\n".join(lines)), Row(buttons)), NIGHT)


def agreed(asked: Question, locale: str) -> Card:
    """Tell who asked that there was a yes, and where the thread is."""
    sentence = f"{TALK} {say('experiences.agreed', locale)}\n{_quoted(asked.experience, locale)}"
    return Card((Text(f"{sentence}\n{_where(asked, locale)}"), _about(asked, locale)), NIGHT)


def welcome(asked: Question, locale: str) -> Card:
    """Begin the thread of the two, with nothing in it that either of them wrote."""
    return Card((Text(f"{TALK} {say('experiences.welcome', locale)}"), _about(asked, locale)), NIGHT)


def not_opened(asked: Question, locale: str) -> Card:
    """Tell one of the two that Discord let no thread be opened, and who the other one is: both have agreed."""
    channel = f"<#{asked.request.channel_id}>"
    people = f"<@{asked.experience.member_id}>, <@{asked.request.member_id}>"
    sentence = say("experiences.not_opened", locale, channel=channel, people=people)
    return Card((Text(f"{sentence}\n{_quoted(asked.experience, locale)}"), _about(asked, locale)), NIGHT)


def listing(offers: Sequence[Experience], to_answer: Sequence[Question], out: Sequence[Question], locale: str) -> Card:
    """Show a member what they offer in a server, what they were asked, and what they asked."""
    blocks: list[Block] = []
    if offers:
        lines = [f"- {_brief(one)} · {_until(one, locale)}" for one in offers]
        menu = Select("experience:mine", _options(offers), say("experiences.change", locale))
        blocks += _part("mine", lines, menu, locale)
    if to_answer:
        lines = [f"- <@{one.request.member_id}>: {_brief(one.experience)}" for one in to_answer[:SHOWN]]
        options = tuple(
            Option(name(one.experience.topic), f"{one.experience.id}:{one.request.member_id}")
            for one in to_answer[:SHOWN]
        )
        menu = Select("experience:answer", options, say("experiences.answer", locale))
        blocks += _part("to_answer", lines, menu, locale)
    if out:
        lines = [f"- {_brief(one.experience)} · {_where(one, locale)}" for one in out[:SHOWN]]
        options = _options([one.experience for one in out[:SHOWN]])
        menu = Select("experience:mine-out", options, say("experiences.look", locale))
        blocks += _part("out", lines, menu, locale)
    return Card(tuple(blocks[1:]), NIGHT)


def ending(one: Experience, locale: str) -> Card:
    """Tell a member, once, that an offer ends soon; not to answer is an answer."""
    sentence = say("experiences.ending", locale, date=long_date(one.until, locale))
    buttons = (
        Button(say("experiences.renew", locale), renew_route(one)),
        Button(say("experiences.close", locale), f"experience:close:{one.id}"),
    )
    return Card((Text(f"{sentence}\n{_quoted(one, locale)}"), Row(buttons)), NIGHT)


def answer_route(asked: Question) -> str:
    """Return the custom_id of the yes to a question."""
    return f"experience:yes:{asked.experience.id}:{asked.request.member_id}"


def about_route(asked: Question) -> str:
    """Return the custom_id of the button that says what the thread is."""
    return f"experience:about:{asked.experience.id}"


def renew_route(one: Experience) -> str:
    """Return the custom_id of the button that lets an offer stand."""
    return f"experience:renew:{one.id}"


def _about(asked: Question, locale: str) -> Row:
    return Row((Button(say("experiences.about", locale), about_route(asked)),))


def _quoted(one: Experience, locale: str) -> str:
    return f"> {say('experiences.ask_me_about', locale, topic=one_line(one.topic))}"


def _part(part: str, lines: Sequence[str], menu: Select, locale: str) -> tuple[Block, ...]:
    """Return a part of a list, with a line above it."""
    heading = f"**{say(f'experiences.heading_{part}', locale)}**"
    return Divider(), Text("\n".join((heading, *lines))), menu


def _brief(one: Experience) -> str:
    return one_line(one.topic, limit=BRIEF)


def _until(one: Experience, locale: str) -> str:
    return say("experiences.until", locale, date=long_date(one.until, locale))


def _where(asked: Question, locale: str) -> str:
    """Say where a question stands, so that a no looks like no answer."""
    match asked.request.state:
        case RequestState.OPEN:
            return say("experiences.in_thread", locale, thread=f"<#{asked.request.thread_id}>")
        case RequestState.AGREED:
            return say("experiences.thread_comes", locale, channel=f"<#{asked.request.channel_id}>")
        case RequestState.ASKED | RequestState.DECLINED | RequestState.WITHDRAWN:
            return f"{WAITING} {say('experiences.waits', locale, date=long_date(asked.request.asked_on, locale))}"


def _options(offers: Sequence[Experience]) -> tuple[Option, ...]:
    return tuple(Option(name(one.topic), one.id) for one in offers)
