"""A policy as people and programs read it."""
