"""What a writer does to the prose of a policy: its sections, their blocks and texts, as steps."""
