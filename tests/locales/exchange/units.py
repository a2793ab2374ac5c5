"""Units for tests: of any text that a policy can hold, and a parcel of them."""

from __future__ import annotations

from hypothesis import strategies as st

from workbench.locales.exchange.parcel import Parcel, Unit, UnitState
from workbench.policy.entries import Key, TextKind
from workbench.policy.kinds import LocaleTag

SV, DE = LocaleTag("sv"), LocaleTag("de")

FRAGMENTS = (
    "Vi använder cookies",
    " ",
    "\n",
    "\t",
    "{site}",
    "{cookie:vwo.sn}",
    "{{",
    "}}",
    "{CAMPAIGNID}",
    "**fett**",
    "*",
    "`kod`",
    "[läs mer](link:vwo-more)",
    "](link:x)",
    "[",
    "<b>",
    "&amp;",
    "]]>",
    '"',
    "'",
    ";",
    ",",
    "=1+1",
    "+46",
    "-",
    "@SUM(A1)",
    "_x0041_",
    "\x07",
    "\x1b[2J",
    "\x85",
    "\u2028",
    "\ufffe",
    "\ufeff",
    "\u202e",
    "ملفات تعريف الارتباط",
    "🍪",
    "a\u0301",
    "%s",
    "U+0007",
)

texts = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.text(st.characters(codec="utf-8"), max_size=6)), max_size=8
).map("".join)
"""Nasty texts, without lone surrogates: no file of a project has any."""

source_texts = texts.map(lambda text: text or "x")
_keys = st.from_regex(r"section\.[a-z]{1,8}\.[a-z]{1,8}", fullmatch=True).map(Key)
_states = st.sampled_from(UnitState)
_kinds = st.sampled_from(TextKind)
_comments = st.lists(texts, max_size=2).map(tuple)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """A unit of any state."""
    state = draw(_states)
    target = "" if state is UnitState.UNTRANSLATED else draw(source_texts)
    older = draw(texts) if state is UnitState.STALE else None
    return Unit(draw(_keys), draw(source_texts), target, state, draw(_kinds), draw(_comments), (), older)


parcels = st.lists(units(), max_size=5, unique_by=lambda unit: unit.key).map(
    lambda made: Parcel("Riktlinjer", SV, DE, tuple(made))
)


def parcel_of(*made: Unit) -> Parcel:
    """A parcel of these units."""
    return Parcel("Riktlinjer", SV, DE, made)


def unit(
    key: str = "title",
    source: str = "Riktlinjer om cookies",
    target: str = "Cookie-Richtlinie",
    state: UnitState = UnitState.TRANSLATED,
    *,
    kind: TextKind = TextKind.PLAIN,
    comments: tuple[str, ...] = (),
) -> Unit:
    """A unit with what matters to a test."""
    return Unit(Key(key), source, target, state, kind, comments=comments)
