"""Brings the translations of the program's own texts up to date: `python -m workbench.translations.extract`.

A text is known by its English: new ones come in empty, gone ones leave, the others keep their translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.extract import extract_from_file

from workbench.formats.po import PoFile
from workbench.formats.po_edit import new_block
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_new import new_file
from workbench.formats.po_read import read
from workbench.language import ENGLISH, LANGUAGES
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.translations import po_path

PACKAGE = Path(__file__).parents[1]
_KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "_": None,
    "say": None,
    "refuse": None,
    "_unreadable": None,
    "_n": (1, 2),
}
_CALLS = re.compile(rf"\b(?:{'|'.join(_KEYWORDS)})\(")


@frozen
class Text:
    """A text of the program, where it is from, and how it is said of more than one."""

    english: str
    module: str
    plural: str | None = None


def texts() -> Iterator[Text]:
    """Yield every text that people read, each once, in the order of the modules."""
    known: set[str] = set()
    for text in (*_called(), *_in_tables()):
        if text.english and text.english not in known:
            known.add(text.english)
            yield text


def updated(file: PoFile, current: Iterable[Text]) -> PoFile:
    """The file with these texts and no others, what was translated kept."""
    kept = {(entry.source, entry.plural): entry.translations for entry in file.entries}
    head = 0 if file.header_place is None else file.header_place
    blocks = list(file.blocks[head : head + 1])
    for text in current:
        empty = ("",) if text.plural is None else ("", "")
        translations = kept.get((text.english, text.plural), empty)
        entry = PoEntry(text.english, translations, plural=text.plural, references=(text.module,))
        blocks.append(new_block(entry, "\n"))
    return PoFile().with_blocks(blocks)


def main() -> None:
    """Update every language's file."""
    current = list(texts())
    for language in LANGUAGES:
        if language != ENGLISH:
            path = po_path(language)
            file = updated(_existing(path, language), current)
            path.write_text(file.text(), encoding="utf-8")
            empty = sum("" in entry.translations for entry in file.entries)
            print(f"{path.name}: {len(current)} texts, {empty} not translated")


def _existing(path: Path, language: str) -> PoFile:
    """A language's file as it is. Raises ValueError where it cannot be read."""
    if not path.exists():
        return new_file("workbench", LocaleTag(language))
    reading = read(path.read_bytes())
    if reading.file is None:
        raise ValueError(f"{path}:{reading.faults[0].line}: {reading.faults[0].sentence}")
    return reading.file


def _called() -> Iterator[Text]:
    """Yield the texts that stand in calls: `_("…")`, `say("…")`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if not _CALLS.search(path.read_text(encoding="utf-8")):
            continue
        module = path.relative_to(PACKAGE)
        for _line, message, _comments, _context in extract_from_file("python", path, keywords=_KEYWORDS):
            one, other = message if isinstance(message, tuple) else (message, None)
            yield Text(one, _name(module), other)


def _in_tables() -> Iterator[Text]:
    """Yield the texts that stand in tables and are put through `_` where they are shown."""
    from workbench.checks.pairs.sentence_ends import End
    from workbench.formats.reference import Target
    from workbench.forms.kinds import COOKIE, KINDS
    from workbench.prose.fields import PROSE_FIELDS
    from workbench.prose.insertable import MARKS, InsertKind
    from workbench.prose.reading import Kind
    from workbench.ui.app import WorkbenchApp
    from workbench.ui.commands import COMMANDS
    from workbench.ui.desks.text_desk import ADDABLE
    from workbench.ui.keys.key_table import SCOPE_TITLES
    from workbench.ui.lists.list_kinds import LISTS
    from workbench.ui.rows.entry_rows import STANDINGS
    from workbench.ui.rows.problem_rows import SEVERITIES, Grouping
    from workbench.ui.screens.entry_list import NONE_LEFT
    from workbench.ui.screens.place import PlaceView
    from workbench.ui.widgets.cookie_form import CookieForm
    from workbench.ui.widgets.thing_form import ThingForm
    from workbench.ui.widgets.top_bar import PLACES

    for command in COMMANDS:
        yield from _from(f"ui/commands/{command.id.partition('.')[0]}.py", command.title, command.help)
    for kind in KINDS:
        yield from _from("forms/kinds.py", kind.label)
        for field in kind.fields:
            module = f"forms/{'cookie' if kind is COOKIE else 'thing'}_fields.py"
            yield from _from(module, field.label, field.help, field.begun)
    for each in LISTS:
        titles = (title for _name, title, _width in each.layout)
        yield from _from("ui/lists/list_kinds.py", each.title, each.none, *titles)
    for field in PROSE_FIELDS:
        yield from _from("prose/fields.py", field.label, field.help)
    yield from _from("prose/reading.py", *(kind.value for kind in Kind))
    yield from _from("prose/insertable.py", *(kind.value for kind in InsertKind), *MARKS.values())
    yield from _from("ui/desks/text_desk.py", *(title for _kind, title in ADDABLE))
    yield from _from("checks/pairs/sentence_ends.py", *End)
    yield from _from("ui/widgets/cookie_form.py", CookieForm.EMPTY_TEXT)
    yield from _from("ui/widgets/thing_form.py", ThingForm.EMPTY_TEXT)
    yield from _from("formats/reference.py", *Target)
    yield from _from("ui/rows/entry_rows.py", *STANDINGS)
    yield from _from("ui/screens/entry_list.py", *NONE_LEFT.values())
    yield from _from("ui/keys/key_table.py", *SCOPE_TITLES.values())
    yield from _from("ui/widgets/top_bar.py", *(name for each in PLACES for name in (each.title, each.short)))
    words = (word for _sign, word, _tone in SEVERITIES.values())
    yield from _from("ui/rows/problem_rows.py", *words, *(grouping.value for grouping in Grouping))
    for place in PlaceView.__subclasses__():
        if place.__module__.startswith(WorkbenchApp.__module__.rpartition(".")[0]):
            yield from _from(
                f"{place.__module__.removeprefix('workbench.').replace('.', '/')}.py", place.HELP_TEXT
            )


def _from(module: str, *english: str) -> Iterator[Text]:
    return (Text(str(text), _name(Path(module))) for text in english)


def _name(module: Path) -> str:
    return f"workbench/{module.as_posix()}"


if __name__ == "__main__":
    main()
