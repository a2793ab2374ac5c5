"""Tests for the session's hold on the files of the locales: entries, approvals, waivers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import GID, files, write_small
from workbench.edits import AddFile, Place, SetEntry, Step
from workbench.formats.data import Data
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.po import PoFile
from workbench.locales import catalog_texts
from workbench.locales.catalog import EntryWords, State
from workbench.policy.entries import Key, cookie_key
from workbench.policy.kinds import CookieId, LocaleTag
from workbench.policy.sentence import say
from workbench.session import Changed, How, Session
from workbench.store.drafts import drafts
from workbench.store.journal import Journal
from workbench.store.pending import pending
from workbench.store.project import load

DE = LocaleTag("de")
ENTRIES = FileRef(FileKind.ENTRIES, DE)
WAIVERS = FileRef(FileKind.ENTRY_WAIVERS, DE)
KEY = cookie_key(CookieId("google.gid"), "description")
OTHER = cookie_key(CookieId("vwo.sn"), "description")
PO = f"""\
# German
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "{KEY}"
msgid "Placeras av Google Analytics."
msgstr "Gesetzt von Google Analytics."

#, fuzzy
#| msgid "En av VWO skapad cookie."
msgctxt "{OTHER}"
msgid "En av VWO skapad cookie som sparar information."
msgstr "Ein Cookie von VWO."
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_small(tmp_path / "project")
    path = root / ENTRIES.path
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    return root


@pytest.fixture
def session(root: Path) -> Session:
    return Session(load(root))


def translated(key: Key, text: str, *, is_stale: bool = False) -> Step:
    """The step of giving an entry a translation."""
    words = EntryWords((text,), is_stale)
    return Step(say("Translate {key}", key=key), (SetEntry(ENTRIES, key, words),), Place(ENTRIES, (key,)))


def target(session: Session, key: Key) -> str:
    """What an entry's translation is now."""
    catalog = session.locales.catalog(DE)
    assert catalog is not None
    return catalog[key].target


def test_a_locale_s_entries_are_read_when_they_are_asked_for(session: Session) -> None:
    assert session.locales.files == frozenset()
    assert target(session, KEY) == "Gesetzt von Google Analytics."
    assert session.locales.catalog(LocaleTag("fi")) is None


def test_translating_one_entry_changes_its_lines_alone(session: Session, root: Path) -> None:
    session.apply(translated(KEY, "Von Google Analytics gesetzt."))
    assert target(session, KEY) == "Von Google Analytics gesetzt."
    assert session.unsaved == {ENTRIES}
    assert (root / ENTRIES.path).read_text() == PO
    assert session.save().saved == (ENTRIES.path,)
    assert (root / ENTRIES.path).read_text() == PO.replace(
        "Gesetzt von Google Analytics.", "Von Google Analytics gesetzt."
    )


def test_a_stale_entry_that_is_done_loses_its_flag_and_gets_it_back_by_undo(
    session: Session, root: Path
) -> None:
    session.apply(translated(OTHER, "Ein Cookie von VWO, das Informationen speichert."))
    catalog = session.locales.catalog(DE)
    assert catalog is not None
    assert catalog.state(OTHER) is State.TRANSLATED
    assert session.is_changed(ENTRIES, (OTHER,))
    assert not session.is_changed(ENTRIES, (KEY,))
    session.save()
    session.undo()
    session.save()
    assert (root / ENTRIES.path).read_text() == PO


def test_typing_is_one_step_and_undo_moves_through_places_of_both_kinds(session: Session) -> None:
    for text in ("V", "Vo", "Von"):
        session.apply(translated(KEY, text), is_typing=True)
    session.pause()
    session.apply(translated(OTHER, "Anders"))
    assert [step.place.path for step in (session.undo(), session.undo()) if step] == [(OTHER,), (KEY,)]
    assert session.undo() is None
    assert not session.unsaved
    session.redo()
    assert target(session, KEY) == "Von"


def test_a_letter_writes_no_text_out_however_long_it_is(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    of_file = PoFile.text

    def counted(file: PoFile) -> str:
        written.append(1)
        return of_file(file)

    session.apply(translated(KEY, "A"), is_typing=True)
    monkeypatch.setattr(PoFile, "text", counted)
    for letters in ("An", "And", "Ande"):
        session.apply(translated(KEY, letters), is_typing=True)
    assert not written
    session.undo()
    assert target(session, KEY) == "Gesetzt von Google Analytics."


def test_typing_goes_on_from_what_others_made_of_the_file(session: Session) -> None:
    session.apply(translated(KEY, "A"), is_typing=True)
    session.apply(translated(OTHER, "B"))
    session.apply(translated(KEY, "An"), is_typing=True)
    session.undo()
    assert target(session, KEY) == "A"
    session.undo()
    session.undo()
    assert not session.unsaved


def test_undo_after_others_changed_another_entry_undoes_only_the_step(session: Session, root: Path) -> None:
    session.apply(translated(KEY, "Anders"))
    session.save()
    path = root / ENTRIES.path
    path.write_text(path.read_text().replace("Ein Cookie von VWO.", "Ein VWO-Cookie."))
    assert session.reload([ENTRIES.path]).edited == frozenset()
    assert target(session, OTHER) == "Ein VWO-Cookie."
    session.undo()
    assert target(session, KEY) == "Gesetzt von Google Analytics."
    assert target(session, OTHER) == "Ein VWO-Cookie."


def test_an_edited_file_that_others_changed_is_joined_entry_by_entry(session: Session, root: Path) -> None:
    session.apply(translated(KEY, "Meins"))
    path = root / ENTRIES.path
    path.write_text(path.read_text().replace("Ein Cookie von VWO.", "Ein VWO-Cookie."))
    assert session.reload([ENTRIES.path]).edited == {ENTRIES.path}
    session.merge(ENTRIES.path, [KEY])
    assert (target(session, KEY), target(session, OTHER)) == ("Meins", "Ein VWO-Cookie.")
    assert session.save().is_whole


def test_a_file_nobody_has_asked_for_is_told_but_not_read(session: Session) -> None:
    told: list[Changed] = []
    session.listen(told.append)
    session.reload([ENTRIES.path])
    assert session.locales.files == frozenset()
    assert told == []


def test_what_cannot_be_done_to_an_entry_changes_nothing(session: Session, root: Path) -> None:
    before = files(root)
    with pytest.raises(EditRefused, match="no entry"):
        session.apply(translated(Key("cookie.no.such.description"), "x"))
    with pytest.raises(EditRefused, match="not Unicode"):
        session.apply(translated(KEY, "\ud800"))
    assert not session.unsaved
    assert files(root) == before


def test_a_file_with_faults_is_told_with_its_place_and_is_not_edited(session: Session, root: Path) -> None:
    (root / ENTRIES.path).write_text(PO.replace('msgstr "Ein', "msgstr Ein"))
    assert session.locales.catalog(DE) is None
    assert [(error.path, error.line) for error in session.errors] == [(ENTRIES.path, 15)]
    with pytest.raises(EditRefused, match="cannot be read"):
        session.apply(translated(KEY, "x"))


def test_waivers_of_entries_are_read_added_and_undone(session: Session, root: Path) -> None:
    waiver: dict[str, Data] = {"rule": "TR014", "reason": "Said in words"}
    step = Step(say("Waive"), (AddFile(WAIVERS, {KEY: [waiver]}),), Place(WAIVERS, (KEY,)))
    assert session.locales.waivers(DE) == {}
    session.apply(step)
    assert [each.rule for each in session.locales.waivers(DE)[KEY]] == ["TR014"]
    session.save()
    assert Session(load(root)).locales.waivers(DE)[KEY][0].reason == "Said in words"
    session.undo()
    session.save()
    assert not (root / WAIVERS.path).exists()


def test_faults_of_waivers_and_approvals_are_told_with_their_place(session: Session, root: Path) -> None:
    (root / WAIVERS.path).write_text("nonsense:\n  - rule: TR014\n    reason: x\n")
    (root / FileRef(FileKind.APPROVALS, DE).path).write_text(f"{KEY}: {{of: x, by: AB}}\n")
    assert session.locales.waivers(DE) == {}
    assert session.locales.approvals(DE).by_key == {}
    told = {(error.path.rpartition("/")[2], error.line) for error in session.errors}
    assert told == {("waivers.yaml", 1), ("approvals.yaml", 1)}


def test_unsaved_translations_are_in_the_journal_and_recovered(root: Path) -> None:
    session = Session(load(root), journal=Journal(root))
    session.apply(translated(KEY, "Halb"), is_typing=True)
    session.apply(translated(KEY, "Halb fertig"), is_typing=True)
    session.close()
    (left,) = pending(root)
    again = Session(load(root))
    again.recover(drafts(left))
    assert target(again, KEY) == "Halb fertig"
    again.save()
    assert (root / ENTRIES.path).read_text() == PO.replace("Gesetzt von Google Analytics.", "Halb fertig")
    left.discard()


def test_listeners_are_told_which_locale_changed(session: Session) -> None:
    told: list[Changed] = []
    session.listen(told.append)
    session.apply(translated(KEY, "Anders"))
    session.save()
    assert [(change.files, change.how) for change in told] == [
        (frozenset({ENTRIES}), How.DONE),
        (frozenset({ENTRIES}), How.SAVED),
    ]


def test_steps_are_kept_as_what_they_changed(session: Session, root: Path) -> None:
    """A hundred steps in a long file hold little more than the file."""
    import tracemalloc

    entries = "".join(
        f'\nmsgctxt "cookie.a.c{number}.description"\nmsgid "Text {number}"\nmsgstr "Wort {number}"\n'
        for number in range(2_000)
    )
    (root / ENTRIES.path).write_text(PO + entries)
    session.locales.catalog(DE)
    tracemalloc.start()
    for number in range(60):
        session.apply(translated(Key(f"cookie.a.c{number}.description"), f"Anders {number}"))
    held, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 40 * len(entries)
    while session.undo():
        pass
    assert not session.unsaved


def test_a_changed_cookie_leaves_the_locales_alone(session: Session) -> None:
    session.locales.catalog(DE)
    reloaded = session.reload([GID.path])
    assert not reloaded.edited
    assert target(session, KEY) == "Gesetzt von Google Analytics."


def test_a_long_way_back_reads_nothing_again(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        session.apply(translated(KEY, f"Anders {number}"))
    monkeypatch.setattr(
        catalog_texts, "read", lambda *_args, **_how: pytest.fail("the whole file was read again")
    )
    for number in reversed(range(29)):
        session.undo()
        assert target(session, KEY) == f"Anders {number}"
