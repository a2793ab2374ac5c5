"""Things that are not cookies as rows of a list: their cells, what they sort by, what a filter can ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.edits import Place, value_at
from workbench.filtering import Facts, PlainFacts
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reference import Target
from workbench.forms.kinds import CATEGORY, LABEL, LINK, ThingKind, thing_at, thing_data, things_in
from workbench.language import _
from workbench.policy.outline import categories_in_order
from workbench.session import Session
from workbench.steps.things import thing_name
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.record_line import Cell


@dataclass
class ThingRows:
    """Looks rows up in a session; what was made of them is kept until something changes."""

    session: Session
    kinds: Sequence[ThingKind]
    columns: Sequence[str]
    marks: Callable[[], Collection[Place]] = tuple
    """Says which rows are marked."""
    _ids: Sequence[Place] | None = None
    _texts: dict[Place, Mapping[str, str]] = field(default_factory=dict)
    _cookies: Counter[FileRef] | None = None
    _faulty: frozenset[Place] | None = None

    @property
    def ids(self) -> Sequence[Place]:
        """Every thing, kind after kind, in the order of ids or of the file; one list while that holds."""
        if self._ids is None:
            self._ids = [place for kind in self.kinds for place in self._things(kind)]
        return self._ids

    def changed(self, files: Iterable[FileRef]) -> None:
        """Forget what a change may have made untrue; the order only where other things may be there."""
        self._texts.clear()
        self._faulty = None
        if any(file.kind is FileKind.COOKIE for file in files):
            self._cookies = None
        known = self._ids
        self._ids = None
        if known is not None and known == self.ids:
            self._ids = known  # the same list: no row is laid out anew

    def cells(self, thing: Place) -> Sequence[Cell]:
        """The cells of a row."""
        texts = self.texts(thing)
        return (self._state(thing), *(self._cell(thing, name, texts[name]) for name in self.columns))

    def facts(self, thing: Place) -> Facts:
        """What a filter can ask of a row."""
        texts = {name: text.casefold() for name, text in self.texts(thing).items()}
        return PlainFacts("\n".join(texts.values()), texts, self._flags(thing))

    def sort_key(self, column: str) -> Callable[[Place], tuple[object, ...]]:
        """What rows are ordered by."""
        if column == "cookies":
            return lambda thing: (self._count(thing), thing.path)
        return lambda thing: (self.texts(thing)[column].casefold(), thing.file.id, thing.path)

    def texts(self, thing: Place) -> Mapping[str, str]:
        """What a row says, by the names of its columns and of its kind's fields."""
        if thing not in self._texts:
            self._texts[thing] = self._said(thing)
        return self._texts[thing]

    def kind(self, thing: Place) -> ThingKind:
        """The kind of a row's thing."""
        found = thing_at(thing)
        if found is None:
            raise LookupError(thing)
        return found[0]

    def _things(self, kind: ThingKind) -> Sequence[Place]:
        if kind.has_own_files:
            names = self.session.catalogue.known.ids[_TARGETS[kind.file]]
            order = self._printed_order if kind is CATEGORY else ()
            in_order = sorted(names, key=lambda name: (_place_in(order, name), name))
            return [Place(FileRef(kind.file, name)) for name in in_order]
        file = FileRef(kind.file)
        return list(things_in(kind, self.session.data(file))) if file.path in self.session.files else []

    @property
    def _printed_order(self) -> Sequence[str]:
        """The categories in the order a reader meets them."""
        policy = self.session.policy
        return [each.id for each in categories_in_order(policy)] if policy is not None else ()

    def _said(self, thing: Place) -> Mapping[str, str]:
        kind = self.kind(thing)
        data = thing_data(thing, self.session.data(thing.file), self.session.policy)
        fields = {each.id: each.shown(data) for each in kind.fields}
        value = fields[kind.fields[0].id]
        return {
            **dict.fromkeys(self.columns, ""),
            **fields,
            "id": kind.id(thing),
            "kind": _(kind.label),
            "name": thing_name(kind, thing, self.session.data(thing.file)),
            "value": value.replace("\n", ", "),
            "cookies": str(self._count(thing)) if "cookies" in self.columns else "",
        }

    def _cell(self, thing: Place, name: str, text: str) -> Cell:
        if name == "url" and not text:
            return Piece(_("address lost"), Tone.WARNING)
        if self.kind(thing) is LABEL and name == "value" and self._is_default(thing):
            return Piece(text, Tone.MUTED)
        return Piece(text, Tone.MUTED) if name == self.columns[-1] != "value" else text

    def _is_default(self, label: Place) -> bool:
        return value_at(self.session.data(label.file), label.path) is None

    def _count(self, thing: Place) -> int:
        """How many cookies a provider or a category has."""
        if self._cookies is None:
            policy = self.session.policy
            cookies = policy.cookies.values() if policy is not None else ()
            refs = ((_of(each.provider), _in(each.category)) for each in cookies)
            self._cookies = Counter(ref for pair in refs for ref in pair)
        return self._cookies[thing.file]

    def _flags(self, thing: Place) -> Collection[str]:
        texts = self.texts(thing)
        flags = {
            "marked": thing in self.marks(),
            "unsaved": self._is_unsaved(thing),
            "problem": thing in self._with_faults,
            "lost": self.kind(thing) is LINK and not (texts["url"] or texts["urls"]),
            "unused": "cookies" in self.columns and not self._count(thing),
        }
        return {name for name, holds in flags.items() if holds}

    def _state(self, thing: Place) -> Cell:
        if thing in self._with_faults:
            return Piece("!", Tone.ERROR)
        return Piece("+", Tone.ACCENT) if self._is_unsaved(thing) else ""

    def _is_unsaved(self, thing: Place) -> bool:
        if thing.file not in self.session.unsaved:
            return False
        kind = self.kind(thing)
        paths = [(*thing.path, *each.path) for each in kind.fields]
        return kind.has_own_files or any(self.session.is_changed(thing.file, path) for path in paths)

    @property
    def _with_faults(self) -> frozenset[Place]:
        """The things that something is wrong with."""
        if self._faulty is None:
            files = {each.file for each in self.ids}
            found = (
                thing_at(Place(file, fault.path))
                for file in files
                for fault in self.session.catalogue.faults_of(file)
            )
            broken = {each for each in self.ids if self.session.data(each.file) is None}
            self._faulty = frozenset({each[1] for each in found if each is not None} | broken)
        return self._faulty


_TARGETS = {FileKind.PROVIDER: Target.PROVIDER, FileKind.CATEGORY: Target.CATEGORY}
"""By what is known of which things there are."""


def _place_in(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _of(provider: str) -> FileRef:
    return FileRef(FileKind.PROVIDER, provider)


def _in(category: str) -> FileRef:
    return FileRef(FileKind.CATEGORY, category)
