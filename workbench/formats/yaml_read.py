"""The text of a YAML file to plain data, with every reason why not.

One pass over the parser's events: nothing is composed or resolved, so nothing in a file can explode.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache

from yaml import MarkedYAMLError, events

from workbench.formats.data import Data
from workbench.formats.fault import ErrorName, Fault
from workbench.formats.yaml_parser import EventParser, fastest_parser
from workbench.formats.yaml_source import MOST_FAULTS, position, source_of
from workbench.formats.yaml_wording import DIRECTIVE, EMPTY_KEY, TAG, conflict, worded
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say

DEEPEST = 12
"""Lists and maps that may stand inside one another."""


@frozen
class Document:
    """What a file says: None for an empty file, and for one with faults."""

    data: Data | None
    faults: tuple[Fault, ...] = ()


def read(content: bytes | str) -> Document:
    """Read one file; a byte order mark is passed over."""
    source = source_of(content)
    if source.faults:
        return Document(None, source.faults)
    if fault := conflict(source.text):
        return Document(None, (fault,))
    return _Reading(source.text).document()


@lru_cache(maxsize=4)
def read_again(text: str) -> Document:
    """Read a text that is read more than once: an edit is proved by reading what then is the file's."""
    return read(text)


_parser_of = fastest_parser()


class _Stopped(Exception):
    """The rest of the file would say nothing new."""


class _Open:
    """A list or map whose end has not come; `key` is what the next value of the map belongs to."""

    __slots__ = ("begun", "data", "has_key", "key", "key_events")

    def __init__(self, data: list[Data] | dict[str, Data], begun: events.Event) -> None:
        self.data = data
        self.begun = begun
        self.has_key = False
        self.key: str | None = None
        self.key_events: dict[str, events.Event] = {}


class _Reading:
    """The data built so far, and the faults met."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._faults: list[Fault] = []
        self._open: list[_Open] = []
        self._root: Data | None = None
        self._documents = 0
        self._handlers: dict[type[events.Event], Callable[..., None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._map_begun,
            events.SequenceStartEvent: self._list_begun,
            events.MappingEndEvent: self._ended,
            events.SequenceEndEvent: self._ended,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document_begun,
        }

    def document(self) -> Document:
        """Read to the end, or to the first fault that hides what follows."""
        try:
            self._run(_parser_of(self._text))
        except _Stopped:
            pass
        except MarkedYAMLError as error:
            self._faults.append(worded(error, self._text))
        if self._faults:
            return Document(None, tuple(sorted(self._faults, key=lambda fault: (fault.line, fault.column))))
        return Document(self._root)

    def _run(self, parser: EventParser) -> None:
        handler_of = self._handlers.get
        next_event = parser.get_event
        while (event := next_event()) is not None:
            if handler := handler_of(type(event)):
                handler(event)

    def _document_begun(self, event: events.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._fault(event, _SECOND_DOCUMENT)
            raise _Stopped
        if event.version or event.tags:
            self._fault(event, DIRECTIVE)

    def _scalar(self, event: events.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        top = self._open[-1] if self._open else None
        value: str = event.value
        if top is not None and type(top.data) is dict and not top.has_key:
            self._key(top, value, event)
        elif value or event.style:
            self._put(value)
        elif top is not None and type(top.data) is dict:
            top.has_key = False
        elif top is not None:
            self._fault(event, _EMPTY_ITEM)

    def _key(self, top: _Open, key: str, event: events.ScalarEvent) -> None:
        """Take the key of the next value; a faulty one is forgotten together with its value.

        Thousands of files share the same few keys, so each is kept once.
        """
        top.has_key = True
        top.key = None
        if key in top.key_events:
            line, _ = self._place(top.key_events[key])
            self._fault(event, _duplicate(key, line), ErrorName.DUPLICATE)
        elif not key:
            self._fault(event, EMPTY_KEY)
        elif key == "<<" and not event.style:
            self._fault(event, _MERGE)
        else:
            top.key = sys.intern(key)
            top.key_events[key] = event

    def _map_begun(self, event: events.MappingStartEvent) -> None:
        self._begin({}, event)

    def _list_begun(self, event: events.SequenceStartEvent) -> None:
        self._begin([], event)

    def _begin(self, data: list[Data] | dict[str, Data], event: events.CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self._open) == DEEPEST:
            self._fault(event, _TOO_DEEP, ErrorName.LIMIT)
            raise _Stopped
        self._open.append(_Open(data, event))

    def _ended(self, _event: events.CollectionEndEvent) -> None:
        ended = self._open.pop()
        top = self._open[-1] if self._open else None
        if top is not None and type(top.data) is dict and not top.has_key:
            top.has_key, top.key = True, None
            self._fault(ended.begun, _COMPLEX_KEY)
        else:
            self._put(ended.data)

    def _put(self, value: Data) -> None:
        if not self._open:
            self._root = value
            return
        top = self._open[-1]
        if isinstance(top.data, list):
            top.data.append(value)
            return
        top.has_key = False
        if top.key is not None:
            top.data[top.key] = value

    def _alias(self, event: events.AliasEvent) -> None:
        self._fault(event, _ALIAS)
        if self._open:
            top = self._open[-1]
            top.has_key, top.key = type(top.data) is dict and not top.has_key, None

    def _refuse_properties(self, event: events.NodeEvent) -> None:
        if event.anchor is not None:
            self._fault(event, _ANCHOR)
        else:
            self._fault(event, TAG)

    def _fault(self, event: events.Event, sentence: Sentence, name: ErrorName = ErrorName.SYNTAX) -> None:
        self._faults.append(Fault(name, *self._place(event), sentence))
        if len(self._faults) == MOST_FAULTS:
            raise _Stopped

    def _place(self, event: events.Event) -> tuple[int, int]:
        return position(self._text, event.start_mark.index if event.start_mark else 0)


def _duplicate(key: str, line: int) -> Sentence:
    return say(
        "“{key}” stands already on line {line}: delete one of the two, or rename it.", key=key, line=line
    )


_ALIAS = say(
    "A value that begins with * is not used here:"
    " write the value itself, or put the whole text in double quotes."
)
_ANCHOR = say(
    "A value that begins with & is not used here: delete that word, or put the whole text in double quotes."
)
_MERGE = say("The name << is not used here: write out the fields that it should bring.")
_COMPLEX_KEY = say(
    "A list or map stands where a name is expected:"
    " put a text that begins with a bracket or brace in double quotes."
)
_EMPTY_ITEM = say("Nothing follows this dash or comma: write a value, or delete it.")
_SECOND_DOCUMENT = say("A second document begins here: keep one in this file, and delete this line.")
_TOO_DEEP = say(
    "More than {deepest} lists and maps stand inside one another here: take some levels out.",
    deepest=DEEPEST,
)
