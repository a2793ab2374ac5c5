"""Widgets that know nothing of the policy: what they show is given to them."""
