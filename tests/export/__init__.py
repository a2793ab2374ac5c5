"""What a policy looks like outside: in text, pages and data."""
