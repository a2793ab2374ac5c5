"""Which entry a decision about a text is about."""

from __future__ import annotations

import pytest

from workbench.locales.meaning import key_of
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
