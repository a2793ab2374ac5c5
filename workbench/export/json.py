"""The policy as data: the document as read, the cookies as facts; its schema is `policy.schema.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from workbench.export.characters import writable
from workbench.export.markdown_inline import inline, paragraph
from workbench.export.name_expression import expression, match_of
from workbench.export.nodes import (
    BlockNode,
    CategoryNode,
    Document,
    LineBreak,
    Listing,
    Paragraph,
    Row,
    SectionNode,
    Subheading,
    Table,
    Text,
    Words,
    plain,
)
from workbench.export.provider_facts import ProviderFacts, providers_in
from workbench.policy.kinds import OWN
from workbench.policy.lifetime import seconds
from workbench.policy.model import Policy
from workbench.policy.name_pattern import NamePattern

Data: TypeAlias = str | int | Sequence["Data"] | Mapping[str, "Data"] | None

SCHEMA = 1


def to_json(
    document: Document,
    policy: Policy,
    *,
    consent_revision: int | None,
    consent_fingerprint: str | None,
) -> str:
    """Write a document and its data as JSON, which may stand in a script element as it is."""
    facts = _Facts(document, policy)
    data: Data = {
        "schema": SCHEMA,
        "locale": document.locale,
        "direction": "rtl" if document.is_right_to_left else "ltr",
        "title": _text(document.title),
        "date_line": _text(document.date_line),
        "last_changed": document.changed.isoformat() if document.changed else None,
        "is_draft": document.changed is None,
        "consent_revision": consent_revision,
        "consent_fingerprint": consent_fingerprint,
        "sections": [_section(section) for section in document.sections],
        "categories": [facts.category(category) for category in document.categories],
        "providers": list(facts.providers()),
        "cookies": [facts.cookie(row) for row in facts.rows],
    }
    return _dumped(data)


def _dumped(data: Data) -> str:
    return writable(json.dumps(data, ensure_ascii=False, indent=2).replace("<", "\\u003c")) + "\n"


def _text(words: Words) -> dict[str, Data]:
    """A text; `markdown` stands beside `text` where there is more to it than its characters."""
    text: dict[str, Data] = {"text": plain(words.nodes)}
    if not all(isinstance(node, Text | LineBreak) for node in words.nodes):
        text["markdown"] = paragraph(inline(words.nodes))
    if words.language is not None:
        text["language"] = words.language
    if words.note:
        text["note"] = words.note
    return text


def _section(section: SectionNode) -> dict[str, Data]:
    return {
        "id": section.id,
        "number": section.number,
        "title": _text(section.title) if section.title else None,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: BlockNode) -> dict[str, Data]:
    match block:
        case Paragraph():
            return {
                "kind": "paragraph",
                "id": block.id,
                "heading": _text(block.heading) if block.heading else None,
                "body": _text(block.body),
                "category": block.category,
            }
        case Subheading():
            return {"kind": "heading", "id": block.id, "heading": _text(block.words)}
        case Listing():
            items: Data = [{"id": item, "body": _text(words)} for item, words in block.items]
            return {"kind": "list", "id": block.id, "items": items}
        case Table():
            return {
                "kind": "table",
                "id": block.id,
                "categories": block.categories,
                "headings": [_text(heading) for heading in block.headings],
                "rows": [
                    {"cookie": row.cookie.id, "cells": [_text(cell) for cell in row.cells]}
                    for row in block.rows
                ],
            }


class _Facts:
    """The cookies that a document prints, each once, and what belongs to them."""

    def __init__(self, document: Document, policy: Policy) -> None:
        self._policy = policy
        self._provider = providers_in(policy, document.locale)
        self.rows: tuple[Row, ...] = tuple(document.cookie_rows)
        self._in_category = Counter(row.cookie.category for row in self.rows)
        self._of_provider = Counter(row.cookie.provider for row in self.rows)

    def category(self, category: CategoryNode) -> dict[str, Data]:
        return {
            "id": category.id,
            "title": _text(category.title),
            "consent": self._policy.categories[category.id].consent,
            "intro": _text(category.intro),
            "cookies": self._in_category[category.id],
        }

    def providers(self) -> Iterator[dict[str, Data]]:
        """The policy's providers, and the site itself where a printed cookie is its own, first."""
        ids = {*self._policy.providers, *self._of_provider}
        for provider in sorted(ids, key=lambda each: (each != OWN, each)):
            facts = self._provider(provider)
            yield {
                **_identity(facts),
                "legal_name": facts.legal_name,
                "transfers": facts.transfers,
                "cookies": self._of_provider[provider],
            }

    def cookie(self, row: Row) -> dict[str, Data]:
        cookie = row.cookie
        return {
            "id": cookie.id,
            "name": cookie.name,
            "match": match_of(cookie),
            "pattern": expression(NamePattern.of(cookie, self._policy.settings.placeholders)),
            "category": cookie.category,
            "consent": self._policy.categories[cookie.category].consent,
            "description": _text(row.description),
            "lifetime": _text(row.lifetime),
            "seconds": seconds(cookie.lifetime),
            "lifetime_kind": type(cookie.lifetime).__name__.lower(),
            "party": cookie.party,
            "provider": _identity(self._provider(cookie.provider)),
            "storage": cookie.storage,
            "domains": cookie.domains,
            "purposes": cookie.purposes,
        }


def _identity(provider: ProviderFacts) -> dict[str, Data]:
    return {"id": provider.id, "name": provider.name, "country": provider.country, "url": provider.url}
