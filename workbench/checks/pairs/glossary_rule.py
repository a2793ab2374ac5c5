"""Terms of the glossary, said in a translation as the glossary has them."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.pairs.pair import Fault, Pair
from workbench.policy.sentence import say


def glossary(pair: Pair) -> Iterator[Fault]:
    """Find terms whose translation is none of the accepted forms, or one that is forbidden."""
    lowered_source = pair.source.text.lower()
    for term in pair.words.terms.likely(lowered_source):
        said = term.source.find(lowered_source)
        if said is None:
            continue
        lowered_target = pair.target.text.lower()
        if term.accepted_words and term.accepted.find(lowered_target) is None:
            yield Fault(
                say("“{term}” is not translated as the glossary has it; say {accepted}.",
                    term=said, accepted=" / ".join(term.accepted_words)),
                said,
            )  # fmt: skip
        forbidden = term.forbidden.find(lowered_target)
        if forbidden is not None:
            yield Fault(
                say("The glossary rules “{forbidden}” out for “{term}”; say {accepted}.",
                    forbidden=forbidden, term=said, accepted=" / ".join(term.accepted_words)),
                forbidden,
            )  # fmt: skip
