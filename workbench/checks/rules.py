"""Rules, and how a function becomes one: `@per_cookie("CK004", "duration-over-400-days", …)`."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, RuleId, Severity
from workbench.checks.reads import known_reads
from workbench.checks.sources import Source
from workbench.checks.waivers import UnusedWaiver
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Cookie

if TYPE_CHECKING:
    from workbench.checks.archive import Archive
    from workbench.checks.pairs.faulty_pair import FaultyPair

CookieCheck: TypeAlias = Callable[[Cookie, Context], Iterable[Finding]]
TextCheck: TypeAlias = Callable[[Passage, Context], Iterable[Finding]]
PairCheck: TypeAlias = Callable[["FaultyPair", Context], Iterable[Finding]]
AlikeCheck: TypeAlias = Callable[[Sequence[Passage], Context], Iterable[Finding]]
Among: TypeAlias = Callable[[Passage, Context], bool]
Speaks: TypeAlias = Callable[[LocaleTag, Context], bool]
KeysOf: TypeAlias = Callable[[Passage], tuple[tuple[str, ...], ...]]
PolicyCheck: TypeAlias = Callable[[Context], Iterable[Finding]]
WaiverCheck: TypeAlias = Callable[[UnusedWaiver], Iterable[Finding]]
ArchiveCheck: TypeAlias = Callable[["Archive"], Iterable[Finding]]


class Scope(Enum):
    """What a rule looks at: one thing at a time, whatever else it `reads`, or the policy as a whole.

    A text is one of any locale, a source text one of the source locale, prose one of its sections and
    categories; a pair is a text's translation beside it; alike are translated texts of a locale that share
    a key.
    """

    COOKIE = "cookie"
    TEXT = "text"
    SOURCE = "source"
    PROSE = "prose"
    PAIR = "pair"
    ALIKE = "alike"
    POLICY = "policy"
    WAIVER = "waiver"
    ARCHIVE = "archive"


@frozen
class Pack:
    """How severe a rule is where one country's law or authority says so, and from which day."""

    severity: Severity
    since: dt.date | None = None


@frozen(kw_only=True)
class Terms:
    """What a rule depends on besides the thing it looks at, and where and when it holds.

    `reads` names the fields of other things that can change what a rule finds (`category.consent`); a rule of
    the whole policy names everything it looks at. Of texts that may be a few alone, those `among` them that
    the text itself, or a dictionary, picks out, and in translations of the locales alone that it `speaks`.
    `countries` empty means everywhere.
    """

    reads: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    packs: Mapping[str, Pack] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    needs_published: bool = False
    among: Among | None = None
    speaks: Speaks | None = None

    def hold(self, context: Context) -> bool:
        """Whether a rule on these terms has something to say of this policy today."""
        if self.needs_published and context.published is None:
            return False
        if (self.since and context.today < self.since) or (self.until and context.today > self.until):
            return False
        return not self.countries or bool(self.countries & set(context.policy.settings.jurisdictions))


@frozen
class Rule:
    """One rule; its function's docstring is its page in the reference."""

    id: RuleId
    name: str
    severity: Severity
    sources: tuple[Source, ...]
    scope: Scope
    terms: Terms
    page: str
    run: Callable[..., Iterable[Finding]]
    keys: KeysOf | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """A rule is kept by its id: what it does is in the program."""
        return rule_of, (self.id,)

    def severity_in(self, context: Context) -> Severity:
        """How severe it is under the policy's jurisdictions: the worst that holds there today."""
        countries = context.policy.settings.jurisdictions
        packs = (self.terms.packs[country] for country in countries if country in self.terms.packs)
        severities = (pack.severity for pack in packs if pack.since is None or pack.since <= context.today)
        return min((self.severity, *severities), key=lambda severity: severity.rank)


_RULES: dict[RuleId, Rule] = {}


def rule_of(id: RuleId) -> Rule:
    """The rule with an id, of the modules imported so far. Raises KeyError."""
    return _RULES[id]


def registered() -> Mapping[RuleId, Rule]:
    """Every rule of the modules imported so far, by id; `every_rule` imports them all."""
    return dict(sorted(_RULES.items()))


def terms(
    *reads: str,
    countries: Iterable[str] = (),
    packs: Mapping[str, Pack] | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    needs_published: bool = False,
    among: Among | None = None,
    speaks: Speaks | None = None,
) -> Terms:
    """The terms of a rule that reads these fields. Raises ValueError for a field that nothing has."""
    unknown = [read for read in reads if read not in known_reads()]
    if unknown:
        raise ValueError(f"no such field to read: {', '.join(unknown)}")
    return Terms(
        reads=frozenset(reads),
        countries=frozenset(countries),
        packs=packs or {},
        since=since,
        until=until,
        needs_published=needs_published,
        among=among,
        speaks=speaks,
    )


_ALWAYS = Terms()


def per_cookie(
    id: str, name: str, severity: Severity, *sources: Source, terms: Terms = _ALWAYS
) -> Callable[[CookieCheck], CookieCheck]:
    """Make a function of a cookie a rule."""

    def register(check: CookieCheck) -> CookieCheck:
        _add(Rule(RuleId(id), name, severity, sources, Scope.COOKIE, terms, _page(check), check))
        return check

    return register


def per_text(
    id: str, name: str, severity: Severity, *sources: Source, terms: Terms = _ALWAYS
) -> Callable[[TextCheck], TextCheck]:
    """Make a function of a text in one locale a rule."""

    def register(check: TextCheck) -> TextCheck:
        _add(Rule(RuleId(id), name, severity, sources, Scope.TEXT, terms, _page(check), check))
        return check

    return register


def per_source_text(
    id: str, name: str, severity: Severity, *sources: Source, terms: Terms = _ALWAYS
) -> Callable[[TextCheck], TextCheck]:
    """Make a function of a text in the source locale a rule."""

    def register(check: TextCheck) -> TextCheck:
        _add(Rule(RuleId(id), name, severity, sources, Scope.SOURCE, terms, _page(check), check))
        return check

    return register


def per_prose(
    id: str, name: str, severity: Severity, *sources: Source, terms: Terms = _ALWAYS
) -> Callable[[TextCheck], TextCheck]:
    """Make a function of a text of a section or a category, in the source locale, a rule."""

    def register(check: TextCheck) -> TextCheck:
        _add(Rule(RuleId(id), name, severity, sources, Scope.PROSE, terms, _page(check), check))
        return check

    return register


def per_pair(
    id: str, name: str, severity: Severity, *sources: Source, terms: Terms = _ALWAYS
) -> Callable[[PairCheck], PairCheck]:
    """Make a function of a translated text, with what was found of it, a rule."""

    def register(check: PairCheck) -> PairCheck:
        _add(Rule(RuleId(id), name, severity, sources, Scope.PAIR, terms, _page(check), check))
        return check

    return register


def per_alike(
    id: str, name: str, severity: Severity, *sources: Source, keys: KeysOf, terms: Terms = _ALWAYS
) -> Callable[[AlikeCheck], AlikeCheck]:
    """Make a function of the translated texts that share a key, several at a time, a rule."""

    def register(check: AlikeCheck) -> AlikeCheck:
        _add(Rule(RuleId(id), name, severity, sources, Scope.ALIKE, terms, _page(check), check, keys))
        return check

    return register


def per_policy(
    id: str, name: str, severity: Severity, *sources: Source, terms: Terms
) -> Callable[[PolicyCheck], PolicyCheck]:
    """Make a function of the whole policy a rule; it runs again when something in its `terms` changed."""

    def register(check: PolicyCheck) -> PolicyCheck:
        _add(Rule(RuleId(id), name, severity, sources, Scope.POLICY, terms, _page(check), check))
        return check

    return register


def per_waiver(
    id: str, name: str, severity: Severity, *sources: Source
) -> Callable[[WaiverCheck], WaiverCheck]:
    """Make a function of a waiver that accepts nothing a rule."""

    def register(check: WaiverCheck) -> WaiverCheck:
        _add(Rule(RuleId(id), name, severity, sources, Scope.WAIVER, _ALWAYS, _page(check), check))
        return check

    return register


def per_archive(
    id: str, name: str, severity: Severity, *sources: Source
) -> Callable[[ArchiveCheck], ArchiveCheck]:
    """Make a function of what was published a rule."""

    def register(check: ArchiveCheck) -> ArchiveCheck:
        _add(Rule(RuleId(id), name, severity, sources, Scope.ARCHIVE, _ALWAYS, _page(check), check))
        return check

    return register


def _page(check: Callable[..., object]) -> str:
    return inspect.cleandoc(check.__doc__ or "")


def _add(rule: Rule) -> None:
    if rule.id in _RULES or not rule.page:
        raise ValueError(f"{rule.id} is a rule already, or has no docstring for its page")
    _RULES[rule.id] = rule
