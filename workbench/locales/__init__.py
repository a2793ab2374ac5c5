"""One policy in many languages."""
