"""What is done beside the work, in threads of its own: no key waits for it."""
