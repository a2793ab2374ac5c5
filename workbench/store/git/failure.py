"""What is raised where git cannot do it; light, for whoever only has to tell it."""

from __future__ import annotations

from workbench.policy.sentence import Sentence


class GitFailed(Exception):
    """Git could not do it: why, in a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
