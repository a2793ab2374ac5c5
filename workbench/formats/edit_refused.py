"""What is raised where an edit of a file cannot be done; light, for whoever only has to tell it."""

from __future__ import annotations

from workbench.policy.sentence import Sentence


class EditRefused(Exception):
    """An edit that would not have done what was meant; nothing has changed."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
