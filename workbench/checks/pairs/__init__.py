"""Rules of pairs: a source text and its translation, looked at together."""
