"""Whole days at the app, as people who write, translate and review a policy spend them."""
