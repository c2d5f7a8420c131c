"""What a member is told of what is kept, who sees it, and how it goes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from bot.feed.model import Audience
from bot.kernel.text import say
from bot.members.model import Kept as Settings
from bot.privacy.model import Holdings, MemberData, ServerView, Whereabouts
from cogs.common.card import Button, Card, Divider, Row, Style, Text
from cogs.common.look import NIGHT, PRIVATE, ROSE
from cogs.privacy.readers import Readers, Server

PLACES = 3
"""Channels of a server that are told one by one, those with the most cards."""
ROOM = 2400
"""Characters for what is told of servers; the rest of a message's 4,000 is for what stands around it."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Clickable names of the commands that these cards lead to."""

    export: str
    erase: str
    where: str
    anonymity: str
    bring: str


def said(text: str) -> Card:
    """Say a sentence quietly."""
    return Card((Text(text),), NIGHT)


def shown(data: MemberData, files: int, locale: str, mentions: Mentions) -> Card:
    """Tell in words what is kept of a member; `files` wait to be imported."""
    told = [*_kept(data, locale)]
    if data.imports or files:
        told.append(
            _counted(say("privacy_pages.show_imports", locale), {"done": len(data.imports), "files": files}, locale)
        )
    kept = "\n".join(f"- {line}" for line in (*told, _settings(data.settings, locale)))
    heading = f"{PRIVATE} {say('privacy_pages.show_heading', locale)}\n{say('privacy_pages.show_intro', locale)}"
    more = say("privacy_pages.show_more", locale, export=mentions.export, where=mentions.where, erase=mentions.erase)
    return Card((Text(heading), Text(kept), Divider(), Text(f"-# {more}")), NIGHT)


def seen(
    found: Whereabouts,
    servers: Mapping[int, Server | None],
    locale: str,
    mentions: Mentions,
    now: datetime,
) -> Card:
    """Tell who sees what of a member: first what nobody else does, then server by server."""
    private = say("privacy_pages.where_unseen", locale, unseen=found.unseen, failures=found.failures)
    lines = [
        f"{PRIVATE} {say('privacy_pages.where_heading', locale)}",
        private,
        say("privacy_pages.where_never", locale),
    ]
    blocks: list[Text | Divider] = [Text("\n".join(lines)), Divider()]
    room, looked = ROOM, 0
    for view in found.servers:
        told = "\n".join(_server(view, servers[view.guild_id], locale)) if view.guild_id in servers else ""
        room -= len(told)
        if not told or room < 0:
            break
        looked += 1
        blocks.append(Text(told))
    if looked < len(found.servers):
        blocks.append(Text(say("privacy_pages.where_more_servers", locale, n=len(found.servers) - looked)))
    if not found.servers:
        blocks.append(Text(say("privacy_pages.where_nowhere", locale)))
    beyond = say("privacy_pages.where_beyond", locale, anonymity=mentions.anonymity)
    if looked:
        at = f"<t:{int(now.timestamp())}:f>"
        beyond = f"{say('privacy_pages.where_how', locale, at=at)} {beyond}"
    return Card((*blocks, Divider(), Text(f"-# {beyond}")), NIGHT)


def erase_question(kept: Holdings, locale: str, mentions: Mentions) -> Card:
    """Ask whether everything shall go, and say how much that is."""
    counts = ((name, n) for name, n in asdict(kept).items() if n)
    what = "\n".join(f"- {say(f'privacy_pages.erase_{name}', locale, n=n)}" for name, n in counts)
    ask = say("privacy_pages.erase_ask", locale, what=what, export=mentions.export)
    buttons = Row(
        (
            Button(say("privacy_pages.erase_now", locale), "privacy:erase", style=Style.DANGER),
            Button(say("privacy_pages.erase_not", locale), "privacy:keep"),
        )
    )
    return Card((Text(ask), buttons), ROSE)


def _kept(data: MemberData, locale: str) -> Iterator[str]:
    if data.failures:
        counts = {
            "story": _count(one.story is not None for one in data.failures),
            "sting": _count(one.sting is not None for one in data.failures),
            "became": _count(one.became is not None for one in data.failures),
            "let_go": _count(one.let_go for one in data.failures),
        }
        heading = say("privacy_pages.show_failures", locale, n=len(data.failures), years=_years(data, locale))
        yield _counted(heading, counts, locale)
    if data.asks:
        waiting = _count(one.answer is None for one in data.asks)
        heading = say("privacy_pages.show_asks", locale, n=len(data.asks))
        yield _counted(heading, {"waiting": waiting, "answered": len(data.asks) - waiting}, locale)
    if data.quests:
        counts = {
            "running": _count(one.ended_at is None for one in data.quests),
            "announced": _count(one.announced for one in data.quests),
            "milestones": len(data.milestones),
        }
        yield _counted(say("privacy_pages.show_quests", locale, n=len(data.quests)), counts, locale)
    if data.holdings.looking_back:
        counts = {
            "stings": len(data.stings),
            "reviews": len(data.reviews),
            "feedback": len(data.feedback_tasks),
            "stories": len(data.stories),
        }
        yield _counted(say("privacy_pages.show_looking_back", locale), counts, locale)
    if data.shares or data.undecided:
        counts = {
            "named": _count(one.audience is Audience.NAMED for one in data.shares),
            "counted": _count(one.audience is Audience.COUNTED for one in data.shares),
            "anonymous": _count(one.audience is Audience.ANONYMOUS for one in data.shares),
            "undecided": len(data.undecided),
        }
        yield _counted(say("privacy_pages.show_shares", locale, n=len(data.shares)), counts, locale)
    if data.answers:
        yield say("privacy_pages.show_answers", locale, n=len(data.answers))
    if data.prompts:
        yield say("privacy_pages.show_prompts", locale, n=len(data.prompts))
    yield from _with_others(data, locale)
    if data.cv is not None and (data.cv.chosen or data.cv.heading.name or data.cv.heading.intro):
        headed = "show_cv_name" if data.cv.heading.name or data.cv.heading.intro else "show_cv_none"
        heading = say(f"privacy_pages.{headed}", locale)
        yield say("privacy_pages.show_cv", locale, heading=heading, chosen=len(data.cv.chosen))


def _with_others(data: MemberData, locale: str) -> Iterator[str]:
    if data.holdings.parties:
        counts = {"given": len(data.parties), "replied": len(data.replies)}
        yield _counted(say("privacy_pages.show_parties", locale), counts, locale)
    if data.presses:
        yield say("privacy_pages.show_presses", locale, n=data.presses)
    if data.holdings.experiences:
        counts = {"offered": len(data.experiences), "asked": len(data.questions)}
        yield _counted(say("privacy_pages.show_experiences", locale), counts, locale)
    if data.together:
        yield say("privacy_pages.show_together", locale, n=len(data.together))
    if data.holdings.moderation:
        yield say("privacy_pages.show_moderation", locale, n=data.holdings.moderation)


def _counted(heading: str, counts: Mapping[str, int], locale: str) -> str:
    """Return a heading with what there is under it; what there is none of is not told."""
    told = " · ".join(say(f"privacy_pages.show_{name}", locale, n=n) for name, n in counts.items() if n)
    return f"{heading}: {told}" if told else heading


def _years(data: MemberData, locale: str) -> str:
    years = sorted((one.happened or one.logged_at).year for one in data.failures)
    if years[0] == years[-1]:
        return say("privacy_pages.show_year", locale, first=years[0])
    return say("privacy_pages.show_years", locale, first=years[0], last=years[-1])


def _settings(kept: Settings | None, locale: str) -> str:
    member = None if kept is None else kept.member
    if kept is None or (member is None and not kept.pauses):
        return say("privacy_pages.show_no_settings", locale)
    next_at = None if member is None else member.checkin_at
    return say(
        "privacy_pages.show_settings",
        locale,
        language=member.locale
        if member is not None and member.locale_chosen
        else say("privacy_pages.show_language_discord", locale),
        zone=(member.zone if member is not None else None) or say("privacy_pages.show_zone_server", locale),
        pauses=len(kept.pauses),
        checkin=f"<t:{int(next_at.timestamp())}:F>" if next_at else say("privacy_pages.show_checkin_none", locale),
    )


def _server(view: ServerView, server: Server | None, locale: str) -> Iterator[str]:
    if server is None:
        yield say("privacy_pages.where_gone", locale)
        yield say("privacy_pages.where_gone_hint", locale, n=sum(place.cards for place in view.places))
        return
    yield f"**{server.name}**"
    for place in view.places[:PLACES]:
        channel = f"<#{place.channel_id}>"
        line = say("privacy_pages.where_cards", locale, channel=channel, n=place.cards)
        yield f"- {line} {_readers(server.channels[place.channel_id], server.people, locale)}"
    if others := sum(place.cards for place in view.places[PLACES:]):
        yield f"- {say('privacy_pages.where_more_places', locale, n=others)}"
    if view.quests and view.party_channel is None:
        yield f"- {say('privacy_pages.where_quests_nowhere', locale, n=view.quests)}"
    elif view.party_channel is not None:
        line = say("privacy_pages.where_quests", locale, channel=f"<#{view.party_channel}>", n=view.quests)
        yield f"- {line} {_readers(server.channels[view.party_channel], server.people, locale)}"
    if view.waiting:
        yield f"- {say('privacy_pages.where_waiting', locale, n=view.waiting)}"
    if view.held:
        yield f"- {say('privacy_pages.where_held', locale, n=view.held)}"
    if view.anonymous:
        yield f"- {say('privacy_pages.where_anonymous', locale, n=view.anonymous)}"
    if view.counted:
        yield f"- {say('privacy_pages.where_counted', locale, n=view.counted)}"
    if view.together:
        yield f"- {say('privacy_pages.where_together', locale)}"
    if view.parties:
        yield f"- {say('privacy_pages.where_parties', locale, n=view.parties)}"
    if view.experiences:
        yield f"- {say('privacy_pages.where_experiences', locale, n=view.experiences)}"


def _readers(found: Readers | None, people: int, locale: str) -> str:
    if found is None:
        return say("privacy_pages.where_unknown", locale)
    before = say("privacy_pages.where_before", locale) if found.before else ""
    if found.everybody:
        about = say("privacy_pages.where_people", locale, n=people) if people else ""
        return say("privacy_pages.where_everybody", locale, people=about, before=before)
    who = list(found.roles)
    if found.more_roles:
        who.append(say("privacy_pages.where_more_roles", locale, n=found.more_roles))
    if found.members:
        who.append(say("privacy_pages.where_members", locale, n=found.members))
    named = ", ".join(who) or say("privacy_pages.where_no_role", locale)
    return say("privacy_pages.where_some", locale, who=named, before=before)


def _count(marks: Iterable[bool]) -> int:
    return sum(1 for mark in marks if mark)
