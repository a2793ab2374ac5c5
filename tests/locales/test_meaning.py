"""Which entry a decision about a text is about, and which translations it leaves valid."""

from __future__ import annotations

import pytest

from workbench.formats.po_entry import PoEntry
from workbench.formats.po_new import new_file
from workbench.locales.carry import SourceText
from workbench.locales.meaning import key_of, same_meaning
from workbench.policy.entries import title_key
from workbench.policy.kinds import LocaleTag
from workbench.revisions.decisions import Decision, value_digest
from workbench.revisions.level import Level


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ("title.changed:policy", "title"),
        ("title.changed:policy:title", "title"),
        ("label.changed:cookie_name", "label.cookie_name"),
        ("label.changed:policy:labels.session", "label.session"),
        ("label.changed:policy:session", "label.session"),
        ("description.changed:vwo.sn", "cookie.vwo.sn.description"),
        ("description.changed:vwo.sn:description", "cookie.vwo.sn.description"),
        ("section.text:which:title", "section.which.title"),
        ("section.text:which:hosting.heading", "section.which.hosting.heading"),
        (
            "section.text:which:measures.last-octet",
            "section.which.measures.last-octet",
        ),
        ("category.text:essential:intro", "category.essential.intro"),
        ("description.changed:vwo.sn:description:de", None),
        ("lifetime.longer:vwo.sn:lifetime", None),
        ("section.text:which", None),
    ],
)
def test_a_change_of_a_text_is_that_of_an_entry(change: str, key: str | None) -> None:
    digest = value_digest("")
    decision = Decision(change=change, was=digest, becomes=digest, level=Level.EDITORIAL, reason="-")

    assert key_of(decision) == key


def decision(was: str, becomes: str, level: Level = Level.EDITORIAL) -> Decision:
    return Decision(
        change="title.changed:policy",
        was=value_digest(was),
        becomes=value_digest(becomes),
        level=level,
        reason="-",
    )


CHAINS: dict[str, tuple[list[Decision], set[str]]] = {
    "one change": ([decision("b", "c")], {"b"}),
    "two changes": ([decision("a", "b"), decision("b", "c")], {"a", "b"}),
    "in whatever order they were decided": ([decision("b", "c"), decision("a", "b")], {"a", "b"}),
    "two texts that became one": ([decision("a", "c"), decision("b", "c")], {"a", "b"}),
    "back and forth": ([decision("c", "b"), decision("b", "c")], {"b"}),
    "round a circle": ([decision("c", "a"), decision("a", "b"), decision("b", "c")], {"a", "b"}),
    "a change of meaning last": ([decision("a", "b"), decision("b", "c", Level.MATERIAL)], set()),
    "a change of meaning first": ([decision("a", "b", Level.MATERIAL), decision("b", "c")], {"b"}),
    "a change that led elsewhere": ([decision("a", "b"), decision("a", "d")], set()),
    "nothing decided": ([], set()),
}


@pytest.mark.parametrize(("decisions", "valid"), CHAINS.values(), ids=CHAINS.keys())
def test_a_translation_is_valid_of_every_text_that_led_here_without_another_meaning(
    decisions: list[Decision], valid: set[str]
) -> None:
    same = same_meaning(decisions, [SourceText(title_key(), "c")])
    po = new_file("p", LocaleTag("de"))

    assert {
        text
        for text in "abcd"
        if same.valid(po.with_new(PoEntry(text, ("t",), title_key()))) == {title_key()}
    } == valid


def test_a_long_chain_is_followed_in_linear_time() -> None:
    decisions = [decision(str(number), str(number + 1)) for number in range(20_000)]
    same = same_meaning(decisions, [SourceText(title_key(), "20000")])
    assert len(same.older[title_key()]) == 20_000
