"""Parties as the database keeps them: what is planned, and who replied to it."""
