"""How a policy changes: published revisions and what they record."""
