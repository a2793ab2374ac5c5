"""What the cells of a row say, as texts of a cookie's fields; what was guessed for that is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbench.export.name_expression import match_of
from workbench.export.text import words_alone
from workbench.formats.lifetime_field import lifetime_data
from workbench.formats.lifetime_words import read_lifetime_in_words
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.policy.kinds import OWN, CategoryId, Party
from workbench.policy.late_pattern import late
from workbench.policy.lifetime import LifetimeUnreadable, parse_lifetime
from workbench.policy.model import Cookie
from workbench.policy.sentence import Sentence, say
from workbench.policy.text import escape, tokens
from workbench.tables.columns import Columns
from workbench.tables.grid import Line
from workbench.tables.known import Known, Named
from workbench.tables.meaning import Meaning
from workbench.tables.words import MATCHES, PARTIES, STORAGES, plain

_SHARED = late(r" *[+/&] *")
"""What parts the categories of one table."""
_AS_THEY_ARE = (Meaning.DOMAINS, Meaning.PURPOSES, Meaning.HINT, Meaning.NOTE)
_IN_OWN_WORDS = ("sliding ", "until:", "external:", "unknown:")


class RowUnreadable(Exception):
    """A row cannot be taken over; the sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass
class Cells:
    """The cells of one row, read one after the other; `cookie` is the one it is about, if there is one."""

    line: Line
    columns: Columns
    known: Known
    cookie: Cookie | None = None
    texts: dict[str, str] = field(default_factory=dict)
    """What the row says, by the ids of fields; what it says as the policy does already is left out."""
    guesses: list[Sentence] = field(default_factory=list)
    provider: Named = field(default_factory=Named)

    def words(self, meaning: Meaning) -> str:
        """What the row says, as it stands there."""
        return self.columns.words(self.line, meaning)

    def read(self, category: CategoryId | None) -> None:
        """Read all that is about the cookie; `category` is for a new one that names none."""
        self._name()
        self._match()
        self._category(category)
        self._provider()
        self._party()
        self._lifetime()
        self._description()
        self._storage()
        for meaning in _AS_THEY_ARE:
            if words := self.words(meaning):
                self.texts[meaning] = words

    @cached_property
    def _printed(self) -> Mapping[Meaning, str]:
        """How the policy prints the cookie in those of its columns that are words."""
        if self.cookie is None:
            return {}
        row = self.known.row(self.cookie)
        return {
            Meaning.NAME: words_alone(row.name),
            Meaning.DESCRIPTION: words_alone(row.description),
            Meaning.LIFETIME: words_alone(row.lifetime),
            Meaning.PROVIDER: words_alone(row.party),
        }

    def _says_the_same(self, meaning: Meaning, words: str) -> bool:
        return plain(self._printed.get(meaning, "\0")) == plain(words)

    def _name(self) -> None:
        words = self.words(Meaning.NAME)
        if self.cookie is None or (words and not self._says_the_same(Meaning.NAME, words)):
            self.texts["name"] = words

    def _match(self) -> None:
        words = self.words(Meaning.MATCH)
        if not words:
            return
        found = MATCHES.get(plain(words))
        if found is None:
            raise _unknown(Meaning.MATCH, words)
        if self.cookie is None or match_of(self.cookie) is not found:
            self.texts["match"] = found

    def _category(self, default: CategoryId | None) -> None:
        words = self.words(Meaning.CATEGORY)
        if not words:
            if self.cookie is None:
                self._no_category(default)
            return
        if self.cookie is not None and self.cookie.category in self._several(words):
            return
        found, guess = self.known.category(words)
        if found is None:
            known = ", ".join(self.known.policy.categories) or "–"
            raise RowUnreadable(
                say("“{words}” is no category here; there are: {known}", words=words, known=known)
            )
        if self.cookie is None or found != self.cookie.category:
            self._guess(guess)
            self.texts["category"] = found

    def _several(self, words: str) -> Collection[CategoryId | None]:
        """The categories of a table that several of them share."""
        return [self.known.category(part)[0] for part in _SHARED.split(words)]

    def _no_category(self, default: CategoryId | None) -> None:
        if default is None:
            raise RowUnreadable(say("no category is named; choose one for all rows"))
        self.texts["category"] = default
        self._guess(say("no category is named; “{category}” is taken", category=default))

    def _provider(self) -> None:
        words = self.words(Meaning.PROVIDER)
        if self.cookie is not None and (not words or self._says_the_same(Meaning.PROVIDER, words)):
            return
        self.provider = self.known.provider(words) if words else Named()
        named = self.provider.provider
        is_other = self.cookie is None or named != self.cookie.provider
        if named is not None and is_other and not self._is_only_a_party:
            self._guess(self.provider.guess)
            self.texts["provider"] = named

    @property
    def _is_only_a_party(self) -> bool:
        """Whether words about a cookie there is name no provider, but say that it is the site's own."""
        return self.cookie is not None and self.provider.party is Party.FIRST

    def _party(self) -> None:
        words = self.words(Meaning.PARTY)
        stated = PARTIES.get(plain(words)) if words else self.provider.party
        if words and stated is None:
            raise _unknown(Meaning.PARTY, words)
        if stated is not None:
            self.texts["party"] = stated
        if self.cookie is None:
            self._with_provider(stated)

    def _with_provider(self, stated: Party | None) -> None:
        """A new cookie needs a provider and a party; each may say what the other is."""
        is_named = bool(self.provider.provider or self.provider.new_name)
        if not is_named:
            if stated is not Party.FIRST:
                raise RowUnreadable(say("no provider is named; name one, or own for the site itself"))
            self.texts["provider"] = OWN
        if stated is None:
            party = Party.FIRST if self.provider.provider == OWN else Party.THIRD
            self.texts["party"] = party
            self._guess(say("the party is taken to be “{party}”", party=party))

    def _lifetime(self) -> None:
        words = self.words(Meaning.LIFETIME)
        if not words:
            if self.cookie is None:
                raise RowUnreadable(say("no lifetime is named"))
            return
        if self._says_the_same(Meaning.LIFETIME, words):
            return
        if words.startswith(_IN_OWN_WORDS):
            self.texts["lifetime"] = words
            return
        self.texts["lifetime"] = self._in_words(words)

    def _in_words(self, words: str) -> str:
        """A lifetime as a file has it. Raises RowUnreadable."""
        try:
            lifetime = parse_lifetime(words)
        except LifetimeUnreadable:
            found = read_lifetime_in_words(words, self.known.policy.source_locale)
            if found.lifetime is None:
                raise RowUnreadable(_why_no_lifetime(words, found.guessed)) from None
            self.guesses.extend(found.guessed)
            lifetime = found.lifetime
        return FIELDS_BY_ID["lifetime"].shown({"lifetime": lifetime_data(lifetime)})

    def _description(self) -> None:
        words = self.words(Meaning.DESCRIPTION)
        if not words and self.cookie is None:
            raise RowUnreadable(say("no description is given"))
        is_there = self.cookie is not None and (
            " ".join(self.cookie.description.split()) == words
            or " ".join(self._printed[Meaning.DESCRIPTION].split()) == words
        )
        if words and not is_there:
            has_tokens = any(tokens(words)) or "{{" in words or "}}" in words
            self.texts["description"] = escape(words) if has_tokens else words

    def _storage(self) -> None:
        words = self.words(Meaning.STORAGE)
        if not words:
            return
        found = STORAGES.get(plain(words))
        if found is None:
            raise _unknown(Meaning.STORAGE, words)
        self.texts["storage"] = found

    def _guess(self, guess: Sentence | None) -> None:
        if guess is not None:
            self.guesses.append(guess)


def _unknown(meaning: Meaning, words: str) -> RowUnreadable:
    field = FIELDS_BY_ID[meaning]
    return RowUnreadable(say("“{words}” is not understood as “{field}”", words=words, field=say(field.label)))


def _why_no_lifetime(words: str, doubts: tuple[Sentence, ...]) -> Sentence:
    if doubts:
        return say("the lifetime is in doubt: {doubt}", doubt=doubts[0])
    return say(
        "the lifetime “{words}” is not understood; “unknown: {words}” would keep the words", words=words
    )
