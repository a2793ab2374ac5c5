"""Styles shared by every app of a process: no rule is read twice, nor weighed twice against the same others.

People start one app, tests start a thousand, and Textual reads and weighs every rule again for each: a
quarter of what a start takes. What a rule means, and which of them win, stays Textual's to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.css.match import _check_selectors
from textual.css.model import CombinatorType, RuleSet, SelectorSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation, Specificity3
from textual.dom import DOMNode

_Cache = dict[tuple[object, ...], RulesMap]
_Source = tuple[str, CSSLocation, bool, int, str]
_Matched = tuple[tuple[RuleSet, Specificity3], ...]
"""Which rules match, each with how narrowly."""

_READ: dict[frozenset[tuple[str, str]], dict[_Source, list[RuleSet]]] = {}
"""What has been read in this process, by a theme's colours: themes are few, and rules do not change."""
_WON: dict[_Matched, RulesMap] = {}
"""What rules that match together come to."""
_PARTS: dict[_Matched, RulesMap] = {}
"""What a part of a widget is given for them."""
_ORDER = {"first-of-type", "last-of-type", "first-child", "last-child", "empty"}
_STRIPES = {"odd", "even"}


@dataclass(frozen=True, slots=True)
class Candidates:
    """The rules that may match widgets of one class with certain names, the last written first."""

    rules: tuple[RuleSet, ...]
    states: frozenset[str]


class SharedStyles(Stylesheet):
    """A stylesheet that keeps what has been read and weighed for every app of the process."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._candidates: dict[tuple[object, ...], Candidates] = {}
        self.set_variables(variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours."""
        super().set_variables(variables)
        self._read = _READ.setdefault(frozenset(variables.items()), {})

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        source = (css, read_from, is_default_rules, tie_breaker, scope)
        if source not in self._read:
            self._read[source] = super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)
        return self._read[source]

    def parse(self) -> None:
        """Read every source."""
        super().parse()
        self._candidates = {}

    def reparse(self) -> None:
        """Read every source with the colours of now."""
        self.parse()

    def apply(self, node: DOMNode, *, animate: bool = False, cache: _Cache | None = None) -> None:
        """Give a widget and its parts the look that the rules which match it come to."""
        del cache  # what it would keep for one round is kept for all of them
        candidates = self._candidates_for(node)
        matched = self._matched(candidates, node)
        won = _WON.get(matched)
        if won is None:
            weighed: _Cache = {}
            super().apply(node, animate=animate, cache=weighed)
            for each in weighed.values():
                _WON[matched] = each
            return
        if type(node) is DOMNode:  # stands for a part of a widget, and is new
            self._apply_to_part(node, matched, won)
            return
        node._has_hover_style = "hover" in candidates.states
        node._has_focus_within = "focus-within" in candidates.states
        node._has_order_style = not candidates.states.isdisjoint(_ORDER)
        node._has_odd_or_even = not candidates.states.isdisjoint(_STRIPES)
        self.replace_rules(node, won, animate=animate)
        self._process_component_classes(node)

    def _apply_to_part(self, part: DOMNode, matched: _Matched, won: RulesMap) -> None:
        """Give a part of a widget the look that another one got by the same rules."""
        look = _PARTS.get(matched)
        if look is None:
            self.replace_rules(part, won)
            _PARTS[matched] = part.styles.base.get_rules()
        else:
            part.styles.base._rules = look.copy()

    def _candidates_for(self, node: DOMNode) -> Candidates:
        rules = self.rules
        names = (type(node), node._id, node.classes)
        found = self._candidates.get(names)
        if found is None:
            selected = node._selector_names
            own = tuple(rule for rule in reversed(rules) if not selected.isdisjoint(rule.selector_names))
            found = Candidates(own, frozenset().union(*(rule.pseudo_classes for rule in own)))
            self._candidates[names] = found
        return found

    def _matched(self, candidates: Candidates, node: DOMNode) -> _Matched:
        path = node.css_path_nodes
        return tuple(
            (rule, selectors.specificity)
            for rule in candidates.rules
            for selectors in rule.selector_set
            if _is_matched(selectors, path)
        )


def _is_matched(selectors: SelectorSet, path: list[DOMNode]) -> bool:
    """Whether the last on a path matches: looked at before those above it, of which there are many."""
    *above, last = selectors.selectors
    if not last.check(path[-1]):
        return False
    is_alone = not above and last.combinator is CombinatorType.DESCENDENT
    return is_alone or _check_selectors(selectors.selectors, path)
