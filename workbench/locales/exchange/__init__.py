"""Parcels for translators who work elsewhere, and what they bring back: one module for each format."""
