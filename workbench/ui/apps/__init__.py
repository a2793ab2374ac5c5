"""The app in layers: each knows one thing more than the one below it."""
