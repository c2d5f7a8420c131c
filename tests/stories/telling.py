"""A story to test with."""

from bot.stories.model import Parts

WHOLE = Parts(
    situation="I applied for a grant in my second year.",
    mine="The plan and the budget were mine to write.",
    did="I wrote both in a week. I showed them to nobody.",
    result="It was turned down. I heard so in May.",
    differently="I show drafts early now.",
)
