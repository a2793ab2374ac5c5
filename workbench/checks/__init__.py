"""What is wrong with a policy."""
