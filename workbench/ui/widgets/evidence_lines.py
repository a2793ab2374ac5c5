"""What the user's reference file says of a cookie: evidence with its source, never written by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.widgets import Static

from workbench.language import _, _n
from workbench.policy.model import Cookie, Policy
from workbench.ui.text import Piece, Tone, joined

if TYPE_CHECKING:
    from workbench.checks.evidence import Evidence
    from workbench.checks.reference import Reference

_SHOWN = 3
"""Rows shown at most; all of them can be picked from."""


class EvidenceLines(Static):
    """A line for each row about the cookie, and how to take one over."""

    DEFAULT_CSS = """
    EvidenceLines { height: auto; padding: 0 0 0 2; display: none; }
    EvidenceLines.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.reference: Reference | None = None
        self._keys: Sequence[str] = ()
        self.told: Mapping[str, Evidence] = {}
        """What can be taken over, by its line."""

    @property
    def why_nothing(self) -> str:
        """Why there is nothing to take over."""
        if self.reference is None:
            return _("No reference file is known; name one as “reference” in settings.toml.")
        return _("{source} has no row for this name.").format(source=self.reference.source)

    def lay_beside(self, reference: Reference, keys: Sequence[str]) -> None:
        """Show from now on what this reference says."""
        self.reference, self._keys = reference, keys

    def show(self, cookie: Cookie | None, policy: Policy | None) -> None:
        """Show what is said of a cookie."""
        self.told = self._evidence(cookie, policy) if cookie and policy else {}
        self.set_class(bool(self.told), "-shown")
        if self.told:
            self.update(joined(*self._pieces(), lines=True))

    def _evidence(self, cookie: Cookie, policy: Policy) -> Mapping[str, Evidence]:
        from workbench.checks.evidence import evidence_of  # the rules are many; the first paint does without
        from workbench.checks.family_evidence import evidence_of_family

        found = [] if self.reference is None else evidence_of(cookie, policy, self.reference)
        family = None if found else evidence_of_family(cookie, policy)
        return {_line(each): each for each in (*found, *(() if family is None else (family,)))}

    def _pieces(self) -> list[Piece]:
        pieces = [Piece(f"{line}\n", Tone.ACCENT) for line in list(self.told)[:_SHOWN]]
        more = len(self.told) - _SHOWN
        if more > 0:
            pieces.append(Piece(_n("and {count} more row", "and {count} more rows", more) + "\n", Tone.MUTED))
        key = self._keys[0] if self._keys else _("the palette")
        hint = _("Evidence, no authority; {key} takes it over.").format(key=key)
        return [*pieces, Piece(hint, Tone.MUTED)]


def _line(evidence: Evidence) -> str:
    """What a row says as the file has it, and where."""
    row = evidence.row
    said = ", ".join(filter(None, (row.platform or row.controller, row.category, row.lifetime)))
    if evidence.kin:
        kin = ", ".join(evidence.kin[:2]) + (" …" if len(evidence.kin) > 2 else "")
        return _("like {cookies}: {said}").format(cookies=kin, said=said)
    if not evidence.source:
        return _("by its name: {said}").format(said=said)
    return f"{evidence.source}:{row.line}: {said}"
