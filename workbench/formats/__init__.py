"""Text to values with their places, and back, without loss. No disk."""
