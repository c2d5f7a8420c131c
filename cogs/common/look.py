"""Cork's one colour and emoji language."""

GOLD = 0xD9A441
"""Champagne: whatever is celebrated."""
NIGHT = 0x5B7FB8
"""The quiet colour of everything else."""
ROSE = 0xB4656F
"""Something did not work, or is about to go for good."""

BOTTLE = "🍾"
EMPTY = "▫️"
PRIVATE = "🔒"
STORY = "🪶"
SHARE = "📮"
UNDO = "↩️"
LET_GO = "🎈"
ME_TOO = "✋"
HUG = "🫂"
CHEERS = "🥂"
PROMPT = "💭"
CARE = "🫖"
WAITING = "⏳"
STING = "🐝"
FORECAST = "🔮"
YES = "✅"
NO = "❌"
