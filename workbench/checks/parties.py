"""Rules about whose a cookie is: first or third party, and where readers learn more of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from workbench.checks.context import Context
from workbench.checks.listed import counted, quoted
from workbench.checks.places import POLICY_REF, cookie_file, in_cookie, in_provider, provider_file
from workbench.checks.problem import Finding, Fix, NewValue, Severity
from workbench.checks.rules import per_cookie, per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.vendors import documented_party
from workbench.formats.data import Path
from workbench.formats.layout import FileRef
from workbench.policy.frozen import frozen
from workbench.policy.kinds import OWN, Party
from workbench.policy.late_pattern import late
from workbench.policy.model import Cookie, Provider
from workbench.policy.sentence import Sentence, say

_LINK = late(r"\[([^\]]*)\]\([^)]*\)")


@per_cookie("CK011", "party-missing", Severity.ERROR, Source.PLANET49, Source.PTS)
def party_missing(cookie: Cookie, _context: Context) -> Iterable[Finding]:
    """A cookie is a third party's, and its provider is the site itself: nobody is named.

    A file without a party is a reading error already; this finds the row whose third party is nobody.
    """
    if cookie.party is Party.THIRD and cookie.provider == OWN:
        message = say(
            "“{cookie}” is a third party's, but no third party is named; name the provider, or make it "
            "first party.",
            cookie=cookie.name,
        )
        yield in_cookie(cookie, ("provider",), message, OWN)


@frozen
class _Wording:
    """How some rows' party is worded: the words as written, what they are but for names, where they stand."""

    shape: str
    words: str
    file: FileRef
    path: Path
    is_alone: bool = False


@per_policy(
    "CK012",
    "party-label-varies",
    Severity.WARNING,
    Source.PRACTICE,
    terms=terms(
        "cookie.provider",
        "cookie.party",
        "cookie.printed",
        "provider.printed",
        "provider.name",
        "settings.labels",
    ),
)
def party_label_varies(context: Context) -> Iterable[Finding]:
    """The rows of one party are worded in several ways: “Third party Google …” here, “3rd party, VWO” there.

    Readers look for one word for one thing. The fix lets every row have the label.
    """
    by_label = Counter(
        (cookie.party, cookie.provider)
        for cookie in context.policy.cookies.values()
        if cookie.printed.provider is None
    )
    for party in Party:
        wordings = Counter(
            _own_wording(cookie, cookie.printed.provider, context)
            for cookie in context.policy.cookies.values()
            if cookie.party is party and cookie.printed.provider is not None
        )
        for (whose, provider), count in by_label.items():
            if whose is party:
                wordings[_wording(party, context.policy.providers.get(provider), context)] += count
        shapes: Counter[str] = Counter()
        for wording, count in wordings.items():
            shapes[wording.shape] += count
        if len(shapes) > 1:
            yield _label_varies(wordings, shapes)


def _label_varies(wordings: Counter[_Wording], shapes: Counter[str]) -> Finding:
    usual = shapes.most_common(1)[0][0]
    own_words = [wording for wording in wordings if wording.file != POLICY_REF]
    unusual = [wording for wording in own_words if wording.shape != usual] or own_words
    message = say(
        "One party is worded in {number} ways: {wordings}; use one.",
        number=len(shapes),
        wordings=counted((_shown(shape), count) for shape, count in shapes.most_common()),
    )
    first = unusual[0]
    values = (NewValue(each.file, each.path[:-1] if each.is_alone else each.path, None) for each in own_words)
    is_label_usual = all(wording.shape != usual for wording in own_words)
    fix = Fix(say("Let every row have the label"), tuple(values)) if is_label_usual else None
    count = sum(count for shape, count in shapes.items() if shape != usual)
    return Finding(message=message, file=first.file, path=first.path, quote=first.words, fix=fix, count=count)


def _shown(shape: str) -> str:
    return shape.replace("{provider}", "…").replace("{more}", "").strip(" ,")


def _own_wording(cookie: Cookie, words: str, context: Context) -> _Wording:
    provider = context.policy.providers.get(cookie.provider)
    is_alone = cookie.printed.name is None and cookie.printed.lifetime is None
    shape = _shape(words, provider, context)
    return _Wording(shape, words, cookie_file(cookie), ("printed", "provider"), is_alone)


def _wording(party: Party, provider: Provider | None, context: Context) -> _Wording:
    """How a row is worded that has no words of its own."""
    if party is Party.THIRD and provider is not None and provider.printed is not None:
        shape = _shape(provider.printed, provider, context)
        return _Wording(shape, provider.printed, provider_file(provider), ("printed",))
    label = "third_party" if party is Party.THIRD else "first_party"
    return _Wording(context.labels[label], context.labels[label], POLICY_REF, ("labels", label))


def _shape(words: str, provider: Provider | None, context: Context) -> str:
    """A wording with the provider's name, and the label for its link, taken out."""
    more = context.labels["more"]
    shape = _LINK.sub(lambda link: "{more}" if link[1] == more else link[1], words)
    return shape.replace(provider.name, "{provider}") if provider else shape


@per_policy(
    "CK013",
    "party-vs-setting-domain",
    Severity.WARNING,
    Source.VENDOR_DOCUMENTS,
    Source.PTS,
    terms=terms("cookie.name", "cookie.party", "cookie.provider", "provider.name"),
)
def party_vs_setting_domain(context: Context) -> Iterable[Finding]:
    """A vendor documents on whose domain its cookie is set, and the row says another party.

    Who provides a cookie and on whose domain it stands are two things: `party` is the second. It is said once
    for each provider, with the number of rows.
    """
    rows: dict[tuple[str, Party], list[Cookie]] = {}
    for cookie in context.policy.cookies.values():
        documented = documented_party(cookie.name)
        if documented is not None and documented is not cookie.party and cookie.provider != OWN:
            rows.setdefault((cookie.provider, documented), []).append(cookie)
    for (_, documented), cookies in rows.items():
        yield _other_domain(documented, cookies, context)


def _other_domain(documented: Party, cookies: list[Cookie], context: Context) -> Finding:
    first = cookies[0]
    provider = context.policy.providers.get(first.provider)
    names = quoted(cookie.name for cookie in cookies)
    whose = say("the site's own domain") if documented is Party.FIRST else say("the vendor's domain")
    message = say(
        "{provider} documents that it sets {names} on {whose}; correct the party to “{party}”.",
        provider=provider.name if provider else first.provider,
        names=names,
        whose=whose,
        party=str(documented),
    )
    if provider is None:
        return in_cookie(first, ("party",), message, str(first.party), count=len(cookies))
    return in_provider(provider, ("name",), message, provider.name, count=len(cookies))


@per_policy(
    "CK016",
    "provider-link-missing",
    Severity.ERROR,
    Source.PTS,
    Source.PRACTICE,
    terms=terms("cookie.provider", "cookie.party", "provider.link", "provider.name", "links"),
)
def provider_link_missing(context: Context) -> Iterable[Finding]:
    """A third party has no address where readers learn what it does with what it reads.

    It is said once for each provider, with the number of its rows.
    """
    for provider_id, rows in context.third_party_rows.items():
        provider = context.policy.providers.get(provider_id)
        if provider is None or _has_address(provider, context):
            continue
        path: Path = ("link",) if provider.link else ("name",)
        message = _no_link(provider, len(rows))
        yield in_provider(provider, path, message, provider.link or provider.name, count=len(rows))


def _no_link(provider: Provider, count: int) -> Sentence:
    """What to do about a provider that readers cannot follow: its link has no address, or it has none."""
    if provider.link:
        return say(
            "{provider} has no address for its readers to follow (rows: {count}); find it, and give the "
            "link it.",
            provider=provider.name,
            count=count,
        )
    return say(
        "{provider} has no link for its readers to follow (rows: {count}); add its address to the links, "
        "and name that link here.",
        provider=provider.name,
        count=count,
    )


def _has_address(provider: Provider, context: Context) -> bool:
    link = context.policy.links.get(provider.link) if provider.link else None
    return link is not None and link.address(context.policy.source_locale) is not None
