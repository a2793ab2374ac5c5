"""A list of things that are not cookies: providers, categories, links, terms, settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from workbench.edits import Place as Where
from workbench.edits import Step, value_at
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileRef
from workbench.forms.kinds import LABEL, LOCALE, POLICY, ThingKind, thing_at
from workbench.language import _, said
from workbench.session import Session
from workbench.steps.things import add_thing, duplicate_thing, remove_things, set_thing_field, thing_name
from workbench.store.fingerprint import FileRefused
from workbench.ui.dialogs.new_thing import Named, NewThing
from workbench.ui.dialogs.pick import Pick
from workbench.ui.lists.list_kinds import ListKind
from workbench.ui.lists.thing_list import ThingList
from workbench.ui.lists.thing_rows import ThingRows
from workbench.ui.text import notify
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.thing_form import ThingForm

StepOf = Callable[[Named], Step]
_NEVER_ADDED = (POLICY, LABEL)
"""There is one policy, and labels are the same everywhere."""


class KindList(ThingList[Where]):
    """The things of one or several kinds; every kind has a form of its own."""

    def __init__(self, shown: ListKind, session: Session, kept: Mapping[str, str]) -> None:
        self.shown = shown
        self._to_open = session
        self._kept = kept
        self._form_by_kind = {kind.label: ThingForm(kind.fields) for kind in shown.kinds}
        super().__init__(
            shown.table_columns(),
            list(self._form_by_kind.values()),
            vocabulary=shown.vocabulary,
            placeholder=_("Filter: words, {name}:…").format(name=shown.columns[0]),
            sortable=shown.columns,
            id=shown.id,
        )

    def on_mount(self) -> None:
        """Show what the list was made for."""
        self.open_session(self._to_open)
        self.put_where(self._kept)
        self.do_what_waits()

    def put_where(self, kept: Mapping[str, str]) -> None:
        """Go where the user was."""
        self.put_at(kept, self.record_of(kept.get("at", "")))

    def rows_of(self, session: Session) -> ThingRows:
        """The session's things."""
        return ThingRows(session, self.shown.kinds, self.shown.columns, lambda: self.table.marks)

    def thing(self, record: Where) -> Where:
        """A row is the place of its thing."""
        return record

    def record_at(self, where: Where) -> Where | None:
        """The thing that a place is in."""
        found = thing_at(where)
        return found[1] if found is not None and found[0] in self.shown.kinds else None

    def record_of(self, kept: str) -> Where | None:
        """The row that was kept under a name."""
        return next((each for each in self.rows.ids if _key(each) == kept), None)

    def kept(self) -> Mapping[str, str]:
        """The thing at hand, the filter and the order of the rows."""
        return {"at": _key(self.record) if self.record is not None else "", **super().kept()}

    def title(self, record: Where) -> str:
        """What kind of thing it is, and its id."""
        kind = self._kind(record)
        return _(kind.label) if kind is POLICY else f"{_(kind.label)} {kind.id(record)}"

    def form_of(self, record: Where) -> ThingForm:
        """The form of the thing's kind."""
        return self._form_by_kind[self._kind(record).label]

    def empty_text(self, *, is_filtered: bool) -> str:
        """What is said where there is nothing to be seen."""
        return _("Nothing passes the filter; Escape clears it.") if is_filtered else _(self.shown.none)

    def set_text(self, event: FieldRow.Typed) -> Step | None:
        """Give a field of a thing what was typed."""
        found, data = thing_at(event.thing), self.session.data(event.thing.file)
        if found is None or data is None:
            return None
        return set_thing_field(found[0], event.thing, event.field, data, event.text)

    def action_add(self) -> None:
        """Add a thing of the kind at hand; where there is none, ask which."""
        kinds = [kind for kind in self.shown.kinds if kind not in _NEVER_ADDED]
        here = self._kind(self.record) if self.record is not None else kinds[0]
        if here in kinds:
            self._ask(here)
        else:
            names = {_(kind.label): kind for kind in kinds}
            self.app.push_screen(Pick(list(names), ""), lambda name: self._ask(names[name]) if name else None)

    def _ask(self, kind: ThingKind) -> None:
        policy = self.session.policy
        has_known_names = kind.name is not None and policy is not None
        known = kind.fields[0].choices(policy) if has_known_names and policy else ()
        question = _("New: {kind}").format(kind=_(kind.label))
        self._name_thing(NewThing(kind, question, self._taken(kind), known), partial(self._added, kind))

    def _name_thing(self, dialog: NewThing, step_of: StepOf) -> None:
        def named(answer: Named | None) -> None:
            if answer is None:
                return
            try:
                self.make(step_of(answer))
            except (EditRefused, FileRefused) as refused:
                notify(self.app, said(refused.sentence), severity="error")

        self.app.push_screen(dialog, named)

    def _added(self, kind: ThingKind, answer: Named) -> Step:
        if kind is LOCALE:
            from workbench.steps.locales import (
                begin_step,  # carrying texts over is much that nobody needs yet
            )

            return replace(begin_step(self.session, answer.id), place=LOCALE.place(answer.id))
        return add_thing(kind, answer.name, answer.id, self.session.data(FileRef(kind.file)))

    def action_duplicate(self) -> None:
        """Add a thing like the chosen one."""
        if self.record is None or self._kind(self.record) in (*_NEVER_ADDED, LOCALE):
            notify(self.app, _("There can be only one of these."))
            return
        thing, kind = self.record, self._kind(self.record)
        data = self.session.data(thing.file)
        if data is not None:
            name = thing_name(kind, thing, data)
            question = _("Duplicate {thing}").format(thing=name)
            dialog = NewThing(kind, question, self._taken(kind), (), name)
            self._name_thing(
                dialog, lambda answer: duplicate_thing(kind, thing, answer.name, answer.id, data)
            )

    def action_remove(self) -> None:
        """Remove the marked things, or the chosen one; what is used stays, and its uses are shown."""
        things = self.table.marked_rows or ([self.record] if self.record is not None else [])
        kinds = {self._kind(thing).label: self._kind(thing) for thing in things}
        if not things:
            return
        if len(kinds) > 1:
            notify(self.app, _("The marked rows are of several kinds; remove those of one at a time."))
            return
        kind = next(iter(kinds.values()))
        why_not = self._why_not_removed(kind, things)
        if why_not:
            notify(self.app, why_not)
        elif not self.keep_used(kind, things):
            self.table.set_marks(())
            self.make(remove_things(kind, things, [self.session.data(thing.file) for thing in things]))

    def _why_not_removed(self, kind: ThingKind, things: Sequence[Where]) -> str:
        if kind is POLICY:
            return _("A policy has settings; they can be changed, not removed.")
        if kind is LABEL and any(
            value_at(self.session.data(thing.file), thing.path) is None for thing in things
        ):
            return _("The label has the words it has by default; there is nothing to remove.")
        return ""

    def _taken(self, kind: ThingKind) -> frozenset[str]:
        taken = {kind.id(each) for each in self.rows.ids if thing_at(each) == (kind, each)}
        policy = self.session.policy
        return frozenset({*taken, policy.source_locale} if kind is LOCALE and policy is not None else taken)

    def _kind(self, thing: Where) -> ThingKind:
        found = thing_at(thing)
        if found is None:
            raise LookupError(thing)
        return found[0]


def _key(thing: Where) -> str:
    """A thing in a word that is kept until next time."""
    return " ".join((thing.file.id, *map(str, thing.path))).strip()
