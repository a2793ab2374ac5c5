"""The catalogue's data as records: which fields each thing has, and of what type."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.formats import ids
from workbench.formats.countries import COUNTRIES
from workbench.formats.fields import (
    Fields,
    Reader,
    Unfit,
    Value,
    boolean,
    choice,
    integer,
    line,
    list_of,
    map_of,
    matching,
    record,
    text,
)
from workbench.formats.lifetime_field import lifetime
from workbench.formats.shared import identified, only, thing, word
from workbench.policy.kinds import (
    CategoryId,
    Consent,
    CookieId,
    LinkId,
    LinkRole,
    LocaleTag,
    Match,
    Party,
    ProviderId,
    Storage,
    TermId,
)
from workbench.policy.model import NO_WORDINGS, Category, Cookie, Link, LocaleTerm, Provider, Term, Wordings
from workbench.policy.sentence import say

address = matching(
    r"(?:https?://|mailto:)[^\s<>\"\\^`{|}]+",
    say("“{text}” is not an address that a policy links to; it begins with https://, http:// or mailto:."),
)
_status = matching(r"lost", say("“{text}” is not a status; write “lost”, or give the address as “url”."))


def country(value: Value) -> str:
    """Read the two letters of a country."""
    words = line(value)
    if words not in COUNTRIES:
        raise Unfit(say("“{text}” is not a country; write its two letters, such as “SE”.", text=words))
    return words


_match, _party, _storage, _lines, _words = (
    choice(Match), choice(Party), choice(Storage), list_of(line), list_of(word),
)  # fmt: skip
"""Readers of what cookies have, each made once: there are many cookies."""


def cookie(name: CookieId) -> Reader[Cookie]:
    """A reader of the cookie whose file has this id."""

    def read(fields: Fields) -> Cookie:
        return Cookie(
            id=identified(fields, name),
            name=fields.required("name", line),
            match=fields.maybe("match", _match),
            category=fields.required("category", ids.category_id),
            provider=fields.required("provider", ids.provider_id),
            party=fields.required("party", _party),
            storage=fields.maybe("storage", _storage),
            domains=fields.optional("domains", _lines, ()),
            purposes=fields.optional("purposes", _words, ()),
            lifetime=fields.required("lifetime", lifetime),
            position=fields.maybe("position", integer),
            description=fields.required("description", text),
            only=only(fields),
            printed=fields.optional("printed", record(_wordings), NO_WORDINGS),
            **thing(fields),
        )

    return record(read)


def category(name: CategoryId) -> Reader[Category]:
    """A reader of the category whose file has this id."""

    def read(fields: Fields) -> Category:
        return Category(
            id=identified(fields, name),
            title=fields.required("title", line),
            intro=fields.required("intro", text),
            consent=fields.required("consent", choice(Consent)),
            **thing(fields),
        )

    return record(read)


def provider(name: ProviderId) -> Reader[Provider]:
    """A reader of the provider whose file has this id."""

    def read(fields: Fields) -> Provider:
        return Provider(
            id=identified(fields, name),
            name=fields.required("name", line),
            legal_name=fields.maybe("legal_name", line),
            country=fields.maybe("country", country),
            transfers=fields.maybe("transfers", text),
            link=fields.maybe("link", ids.link_id),
            aliases=fields.optional("aliases", list_of(line), ()),
            printed=fields.maybe("printed", line),
            **thing(fields),
        )

    return record(read)


def link(name: LinkId) -> Reader[Link]:
    """A reader of one link of the registry."""

    def read(fields: Fields) -> Link:
        fields.maybe("status", _status)
        return Link(
            id=name,
            url=fields.maybe("url", address),
            urls=fields.optional("urls", map_of(ids.locale_tag, address), {}),
            role=fields.maybe("role", choice(LinkRole)),
            **thing(fields),
        )

    return record(read)


def term(name: TermId) -> Reader[Term]:
    """A reader of one term of the glossary."""

    def read(fields: Fields) -> Term:
        return Term(
            id=name,
            term=fields.required("term", line),
            forms=fields.optional("forms", list_of(line), ()),
            translate=fields.optional("translate", boolean, True),
            locales=fields.optional("locales", _locale_terms, {}),
            **thing(fields),
        )

    return record(read)


def _wordings(fields: Fields) -> Wordings:
    return Wordings(
        name=fields.maybe("name", line),
        lifetime=fields.maybe("lifetime", line),
        provider=fields.maybe("provider", line),
    )


def _locale_term(fields: Fields) -> LocaleTerm:
    return LocaleTerm(
        accepted=fields.optional("accepted", list_of(line), ()),
        forbidden=fields.optional("forbidden", list_of(line), ()),
    )


_locale_terms: Reader[Mapping[LocaleTag, LocaleTerm]] = map_of(ids.locale_tag, record(_locale_term))
