"""The prose as rows of a list: sections with their numbers, blocks, the items of lists."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.edits import Place, value_at
from workbench.filtering import Facts, PlainFacts, Vocabulary
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reference import Target
from workbench.language import _, _n
from workbench.policy.kinds import CategoryId, SectionId
from workbench.policy.outline import section_numbers
from workbench.prose.at import POLICY, TITLE, At
from workbench.prose.reading import Kind, Prose, items_of, kind_of, text_of
from workbench.session import Session
from workbench.ui.rows.problem_rows import SEVERITIES
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_line import Cell

if TYPE_CHECKING:
    from workbench.checks.problem import Problem

_SHOWN = frozenset({FileKind.SECTION, FileKind.POLICY})
VOCABULARY = Vocabulary(("kind", "section", "id", "about", "text"), ("marked", "unsaved", "problem"))
"""What the outline can be asked."""

SIGNS: Mapping[Kind, str] = {
    Kind.TITLE: "#",
    Kind.SECTION: "",
    Kind.TEXT: "|",
    Kind.HEADING: "#",
    Kind.LIST: ":",
    Kind.ITEM: "-",
    Kind.CATEGORY: "@",
    Kind.TABLE: "=",
}
"""A sign for each kind, beside its word."""

Severities = Mapping[At, Sequence[str]]
"""The severities of the problems of each part."""


def columns() -> tuple[Column, ...]:
    """The columns of the outline."""
    return (
        Column("state", "", width=1),
        Column("problems", "", width=3),
        Column("kind", _("What"), width=13),
        Column("words", _("Text")),
    )


@dataclass
class ProseRows:
    """Looks rows up in a session; the rows are made again when a section or the order has changed."""

    session: Session
    marks: Callable[[], Collection[At]] = tuple
    """Says which parts are marked."""
    severities: Severities = field(default_factory=dict)
    _parts: Sequence[At] = ()
    _blocks: dict[At, Mapping[str, Data]] = field(default_factory=dict)
    _saved: dict[FileRef, Mapping[str, Mapping[str, Data]]] = field(default_factory=dict)
    _unsaved: frozenset[FileRef] | None = None
    _is_read: bool = False

    @property
    def prose(self) -> Prose:
        """The prose of the session."""
        return Prose(self.session.data, self.session.saved_data)

    @property
    def sections(self) -> Sequence[str]:
        """The ids of the sections in printed order, then those that have a file and are not printed."""
        listed = list(dict.fromkeys(self.prose.sections))
        here = self.session.catalogue.known.ids[Target.SECTION]
        return [*(name for name in listed if name in here), *sorted(set(here) - set(listed))]

    @property
    def parts(self) -> Sequence[At]:
        """Every part: the title, sections, blocks and items; one list while that holds."""
        if not self._is_read:
            self._is_read = True
            parts = [TITLE, *dict.fromkeys(at for name in self.sections for at in self._of_section(name))]
            self._parts = self._parts if parts == self._parts else parts
        return self._parts

    def changed(self, files: Iterable[FileRef]) -> bool:
        """Forget what a change made untrue; whether any of it is shown here."""
        kinds = {file.kind for file in files}
        if not kinds & {FileKind.SECTION, FileKind.POLICY, FileKind.CATEGORY}:
            return False
        self._is_read, self._unsaved = False, None
        self._blocks.clear()
        self._saved.clear()
        return True

    def _of_section(self, name: str) -> Iterator[At]:
        yield At(name)
        for block in self.prose.blocks(name):
            at = At(name, text_of(block.get("id")))
            self._blocks.setdefault(at, block)
            yield at
            yield from (At(name, at.block, item) for item in items_of(block))

    def block(self, at: At) -> Mapping[str, Data]:
        """The data of the block that a part is, or is in."""
        return self._blocks.get(at.whole, {})

    def kind(self, at: At) -> Kind:
        """What a part is."""
        if not at.block:
            return Kind.SECTION if at.section else Kind.TITLE
        return Kind.ITEM if at.item else kind_of(self.block(at))

    def words(self, at: At) -> str:
        """What is read of a part, as it is written."""
        block, kind = self.block(at), self.kind(at)
        match kind:
            case Kind.TITLE | Kind.SECTION:
                return text_of(value_at(self.session.data(at.file), ("title",)))
            case Kind.ITEM:
                return text_of(items_of(block).get(at.item))
            case Kind.LIST:
                return _n("{count} item", "{count} items", len(items_of(block)))
            case Kind.CATEGORY:
                return self._category(block.get("category"))
            case Kind.TABLE:
                named = block.get("table")
                return ", ".join(map(self._category, named if isinstance(named, list) else ()))
        return " ".join(text for name in ("heading", "text") if (text := text_of(block.get(name))))

    def _category(self, name: Data | None) -> str:
        policy = self.session.policy
        known = policy.categories.get(CategoryId(text_of(name))) if policy else None
        return known.title if known else text_of(name)

    def cells(self, at: At) -> Sequence[Cell]:
        """The cells of a row."""
        kind = self.kind(at)
        return (self._state(at), self._problems(at), self._kind_cell(at, kind), self._words_cell(at, kind))

    def _state(self, at: At) -> Cell:
        if at.section and self.session.data(at.file) is None:
            return Piece("!", Tone.ERROR)
        return Piece("+", Tone.ACCENT) if self.is_unsaved(at) else ""

    def _problems(self, at: At) -> Cell:
        found = self.severities.get(at, ())
        worst = next((name for name in SEVERITIES if name in found), None)
        if worst is None:
            return ""
        sign, _word, tone = SEVERITIES[worst]
        return Piece(f"{sign}{len(found)}", tone)

    def _kind_cell(self, at: At, kind: Kind) -> Cell:
        if kind is Kind.SECTION:
            return Piece(f"{self.number(at)} {_('Section')}".strip(), Tone.STRONG)
        indent = {Kind.TITLE: "", Kind.ITEM: "   "}.get(kind, " ")
        return Piece(f"{indent}{SIGNS[kind]} {_(kind.value)}", Tone.MUTED)

    def number(self, at: At) -> str:
        """The number of a section as it is computed, with a full stop; nothing where it has none."""
        policy = self.session.policy
        found = section_numbers(policy).get(SectionId(at.section)) if policy else None
        return f"{found}." if found else ""

    def _words_cell(self, at: At, kind: Kind) -> Cell:
        words = self.words(at)
        if kind is Kind.SECTION and at.section not in self.prose.sections:
            return Piece(_("(not printed) {title}").format(title=words or at.section), Tone.WARNING)
        if kind is Kind.SECTION and not words:
            return Piece(_("(no title)"), Tone.MUTED)
        if not words:
            return Piece(_("(empty)"), Tone.WARNING)
        tone = {Kind.TITLE: Tone.STRONG, Kind.SECTION: Tone.STRONG, Kind.HEADING: Tone.STRONG}
        return Piece(words.replace("\n", " "), tone.get(kind, Tone.PLAIN))

    def is_unsaved(self, at: At) -> bool:
        """Whether a part differs from what is on disk."""
        if self._unsaved is None:
            self._unsaved = self.session.unsaved
        if at.file not in self._unsaved:
            return False
        now, saved = self.session.data(at.file), self.session.saved_data(at.file)
        if not at.block:
            names = ("title",) if at.file == POLICY else ("title", "numbered", "hint", "note")
            return any(value_at(now, (name,)) != value_at(saved, (name,)) for name in names)
        if at.file not in self._saved:
            self._saved[at.file] = _blocks_by_id(saved)
        before = self._saved[at.file].get(at.block, {})
        if at.item:
            return items_of(self.block(at)).get(at.item) != items_of(before).get(at.item)
        return self.block(at) != before

    def facts(self, at: At) -> Facts:
        """What the filter can ask of a row."""
        words, about = self.words(at), self.block(at).get("about")
        flags = {
            *(("marked",) if at in self.marks() else ()),
            *(("unsaved",) if self.is_unsaved(at) else ()),
            *(("problem",) if self.severities.get(at) else ()),
        }
        fields = {
            "kind": f"{self.kind(at).value} {_(self.kind(at).value)}".casefold(),
            "section": at.section.casefold(),
            "id": (at.item or at.block or at.section).casefold(),
            "about": " ".join(map(str, about)).casefold() if isinstance(about, list) else "",
            "text": words.casefold(),
        }
        return PlainFacts(f"{words} {at.section} {at.block} {at.item}".casefold(), fields, flags)


def severities(session: Session, problems: Iterable[Problem]) -> Severities:
    """The severities of the problems of each part that are not accepted, and of the sections they are in."""
    prose = Prose(session.data, session.saved_data)
    found: dict[At, list[str]] = {}
    for problem in problems:
        file = problem.file
        if file is None or file.kind not in _SHOWN or problem.is_waived:
            continue
        at = prose.at(Place(file, problem.path))
        if at is not None:
            found.setdefault(at, []).append(str(problem.severity))
    return found


def _blocks_by_id(data: Data | None) -> Mapping[str, Mapping[str, Data]]:
    blocks = value_at(data, ("blocks",))
    found = (each for each in blocks if isinstance(each, dict)) if isinstance(blocks, list) else ()
    return {text_of(each.get("id")): each for each in found}
