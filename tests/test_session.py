"""The session: steps change the policy, undo brings it back byte for byte, saving never overwrites others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import GID, ROUTE, SMALL, VWO_SN, files, open_session, write_small
from workbench.edits import Place, RemoveValue, SetValue, Step, value_at
from workbench.formats.catalogue import joined
from workbench.formats.edit_refused import EditRefused
from workbench.forms.cookie_fields import COOKIE_FIELDS, FIELDS_BY_ID
from workbench.forms.field import Field
from workbench.policy.kinds import CookieId
from workbench.policy.lifetime import Fixed, parse_duration
from workbench.policy.sentence import say
from workbench.session import Changed, How, Session
from workbench.steps.cookies import add_cookie, duplicate_cookie, remove_cookies, set_field


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small(tmp_path)


@pytest.fixture
def session(root: Path) -> Session:
    return open_session(root)


def type_into(session: Session, cookie: str, field: str, text: str, *, is_typing: bool = False) -> Step:
    ref = next(ref for ref in (GID, ROUTE, VWO_SN) if ref.id == cookie)
    data = session.data(ref)
    assert data is not None
    step = set_field(CookieId(cookie), FIELDS_BY_ID[field], data, text)
    assert step is not None
    session.apply(step, is_typing=is_typing)
    return step


def test_a_step_changes_the_policy_and_nothing_on_disk(session: Session, root: Path) -> None:
    before = files(root)
    type_into(session, "google.gid", "lifetime", "13 months")
    assert session.policy is not None
    assert session.policy.cookies[CookieId("google.gid")].lifetime == Fixed(parse_duration("13 months"))
    assert session.unsaved == {GID}
    assert files(root) == before


def test_saving_one_field_changes_one_line(session: Session, root: Path) -> None:
    before = (root / GID.path).read_text().splitlines()
    type_into(session, "google.gid", "lifetime", "13 months")
    assert session.save().saved == (GID.path,)
    after = (root / GID.path).read_text().splitlines()
    assert [line for line in after if line not in before] == ["lifetime: 13 months"]
    assert len(after) == len(before)
    assert not session.unsaved


def test_undo_after_saving_and_saving_again_restores_the_file_byte_for_byte(
    session: Session, root: Path
) -> None:
    before = files(root)
    type_into(session, "google.gid", "description", "Något annat.\nPå två rader: “så”.")
    session.save()
    assert files(root) != before
    assert session.undo() is not None
    session.save()
    assert files(root) == before


def test_undo_and_redo_name_the_step(session: Session) -> None:
    type_into(session, "google.gid", "lifetime", "2 days")
    undone, redone = session.undo(), session.redo()
    assert undone is not None
    assert str(undone.title) == "Lifetime of _gid"
    assert redone == undone
    assert session.undo() == undone
    assert session.undo() is None


def test_typing_at_one_place_is_one_step_until_a_pause(session: Session) -> None:
    for text in ("2", "2 da", "2 days"):
        type_into(session, "google.gid", "lifetime", text, is_typing=True)
    session.pause()
    type_into(session, "google.gid", "lifetime", "3 days", is_typing=True)
    session.undo()
    assert value_at(session.data(GID), ("lifetime",)) == "2 days"
    session.undo()
    assert value_at(session.data(GID), ("lifetime",)) == "24 hours"
    assert not session.unsaved


def test_an_invalid_text_is_kept_told_and_can_be_saved(session: Session, root: Path) -> None:
    type_into(session, "google.gid", "lifetime", "7 dagr")
    assert [error.path for error in session.errors] == [GID.path]
    assert "7 dagr" in str(session.errors[0].sentence)
    assert session.save().is_whole
    assert "lifetime: 7 dagr" in (root / GID.path).read_text()


def test_editing_a_worded_field_drops_the_wording_in_the_same_step_and_says_so(session: Session) -> None:
    step = type_into(session, "own.routeid", "lifetime", "1 day")
    assert "Sessionscookie" in str(step.remark)
    assert value_at(session.data(ROUTE), ("printed",)) is None
    session.undo()
    assert value_at(session.data(ROUTE), ("printed", "lifetime")) == "Sessionscookie"


def test_added_duplicated_and_removed_cookies_come_and_go_with_undo(session: Session, root: Path) -> None:
    before = files(root)
    data = session.data(GID)
    assert isinstance(data, dict)
    taken = {ref.id for ref in SMALL}
    session.apply(duplicate_cookie(data, taken))
    session.apply(add_cookie({**data, "name": "_ny"}, taken))
    session.apply(remove_cookies({CookieId("vwo.sn"): "_VWO_sn", CookieId("own.routeid"): "ROUTEID"}))
    assert session.policy is not None
    assert set(session.policy.cookies) == {"google.gid", "google.gid-2", "google.ny"}
    session.save()
    assert not (root / VWO_SN.path).exists()
    for _ in range(3):
        session.undo()
    session.save()
    assert files(root) == before


def test_removing_a_thing_that_is_used_is_told_where_it_is_used(session: Session) -> None:
    session.apply(Step(say("x"), (RemoveValue(VWO_SN, ("provider",)),), Place(VWO_SN)))
    assert [str(error.name) for error in session.errors] == ["missing-field"]


def test_a_step_that_cannot_be_done_changes_nothing(session: Session) -> None:
    good = SetValue(GID, ("lifetime",), "1 day")
    bad = RemoveValue(GID, ("printed", "name"))
    with pytest.raises(EditRefused):
        session.apply(Step(say("x"), (good, bad), Place(GID)))
    assert not session.unsaved
    assert not session.history.has_done


def test_listeners_are_told_which_files_and_how(session: Session) -> None:
    told: list[Changed] = []
    session.listen(told.append)
    step = type_into(session, "google.gid", "lifetime", "1 day")
    session.save()
    session.undo()
    assert [(change.files, change.how) for change in told] == [
        (frozenset({GID}), How.DONE),
        (frozenset({GID}), How.SAVED),
        (frozenset({GID}), How.UNDONE),
    ]
    assert told[0].step == step


def test_a_read_only_session_refuses_with_the_reason(root: Path) -> None:
    session = open_session(root)
    session.why_read_only = say("It was opened to read.")
    with pytest.raises(EditRefused, match="opened to read"):
        type_into(session, "google.gid", "lifetime", "1 day")


class TestSomeoneElse:
    """Others change files while they are open here."""

    def test_a_file_that_is_not_edited_here_is_read_again(self, session: Session, root: Path) -> None:
        change_outside(root / GID.path, "24 hours", "48 hours")
        assert session.reload([GID.path]).edited == frozenset()
        assert value_at(session.data(GID), ("lifetime",)) == "48 hours"

    def test_an_edited_file_is_kept_and_never_overwritten(self, session: Session, root: Path) -> None:
        type_into(session, "google.gid", "lifetime", "1 day")
        change_outside(root / GID.path, "position: 20", "position: 25")
        assert session.reload([GID.path]).edited == {GID.path}
        assert session.save().conflicts == (GID.path,)
        assert "position: 25" in (root / GID.path).read_text()

    def test_mine_can_be_kept(self, session: Session, root: Path) -> None:
        type_into(session, "google.gid", "lifetime", "1 day")
        change_outside(root / GID.path, "position: 20", "position: 25")
        session.keep_mine(GID.path)
        assert session.save().is_whole
        assert "lifetime: 1 day" in (root / GID.path).read_text()

    def test_theirs_can_be_taken_and_undo_brings_mine_back(self, session: Session, root: Path) -> None:
        type_into(session, "google.gid", "lifetime", "1 day")
        change_outside(root / GID.path, "position: 20", "position: 25")
        session.take_theirs(GID.path)
        assert value_at(session.data(GID), ("position",)) == "25"
        assert not session.unsaved
        session.undo()
        assert value_at(session.data(GID), ("lifetime",)) == "1 day"

    def test_equal_size_and_time_do_not_hide_a_change(self, session: Session, root: Path) -> None:
        import os

        path = root / GID.path
        type_into(session, "google.gid", "lifetime", "1 day")
        times = path.stat()
        change_outside(path, "24 hours", "42 hours")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert session.save().conflicts == (GID.path,)

    def test_undo_of_a_step_whose_file_others_changed_since_undoes_only_the_step(
        self, session: Session, root: Path
    ) -> None:
        type_into(session, "google.gid", "lifetime", "1 day")
        session.save()
        change_outside(root / GID.path, "position: 20", "position: 25")
        session.reload([GID.path])
        session.undo()
        assert value_at(session.data(GID), ("lifetime",)) == "24 hours"
        assert value_at(session.data(GID), ("position",)) == "25"


def change_outside(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new))


NASTY = st.one_of(
    st.text(max_size=40).filter(lambda text: not any(0xD800 <= ord(c) < 0xE000 for c in text)),
    st.sampled_from(
        [
            "NO",
            "12:30",
            "- x",
            "# y",
            "a: b",
            "'",
            '"',
            "{",
            "[x]",
            "x\ny",
            "",
            "  ",
            "👍",
            "7 days",
            "until: x",
        ]
    ),
)


COOKIES = st.sampled_from(["google.gid", "own.routeid", "vwo.sn"])


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(st.tuples(COOKIES, st.sampled_from(COOKIE_FIELDS), NASTY), max_size=8))
def test_any_sequence_of_edits_undoes_to_the_start(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Field, str]]
) -> None:
    root = write_small(tmp_path_factory.mktemp("p"))
    before = files(root)
    session = open_session(root)
    for cookie, field, text in steps:
        data = session.data(next(ref for ref in SMALL if ref.id == cookie))
        assert data is not None
        step = set_field(CookieId(cookie), field, data, text)
        if step is None:
            continue
        try:
            session.apply(step)
        except EditRefused:
            continue
        assert_read_as_if_anew(session)
    session.save()
    while session.undo():
        pass
    assert not session.errors
    session.save()
    assert files(root) == before


def assert_read_as_if_anew(session: Session) -> None:
    """What a change makes of the catalogue is what reading all of it anew makes."""
    anew = joined(session.catalogue.readings)
    assert session.policy == anew.policy
    assert list(session.policy.cookies if session.policy else ()) == list(
        anew.policy.cookies if anew.policy else ()
    )
    assert sorted(map(str, session.catalogue.faults)) == sorted(map(str, anew.faults))
