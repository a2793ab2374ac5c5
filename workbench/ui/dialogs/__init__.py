"""What asks: quit, recover, conflicts, choices, help."""
