"""How a command says that something could not be done."""

from __future__ import annotations

from workbench.policy.sentence import Sentence, say


class Refusal(Exception):
    """The command cannot be done: one sentence for stderr, and the exit status."""

    def __init__(self, sentence: Sentence, *, status: int = 2) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.status = status


def refuse(template: str, **values: object) -> Refusal:
    """A refusal with exit status 2."""
    return Refusal(say(template, **values))
