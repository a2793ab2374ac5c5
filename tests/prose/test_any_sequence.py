"""Whatever a writer does in whatever order: undo brings every file back byte for byte, redo does it again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import files, open_session, write_prose
from tests.test_session import NASTY, assert_read_as_if_anew
from workbench.edits import Step
from workbench.formats.edit_refused import EditRefused
from workbench.prose.at import TITLE, At
from workbench.prose.blocks import add_block, add_item, duplicate, move_by, move_to, remove_parts
from workbench.prose.fields import BY_ID, PROSE_FIELDS, set_field
from workbench.prose.reading import Prose
from workbench.prose.sections import add_section, move_section, remove_section
from workbench.prose.splitting import as_list, as_text, join, split, split_list

Act = Callable[[Prose, At, int, str], "Step | None"]
ACTS: list[Act] = [
    *(
        (lambda prose, at, _number, text, field=field: set_field(prose, at, field, text))
        for field in PROSE_FIELDS
    ),
    lambda prose, at, _number, text: set_field(prose, at, BY_ID["text"], text),
    lambda prose, at, _number, text: add_block(prose, at, text, {"text": text}),
    lambda prose, at, _number, text: add_block(prose, at, text, {"items": {"one": text}}),
    lambda prose, at, _number, text: add_item(prose, at, text),
    lambda prose, at, _number, _text: duplicate(prose, at),
    lambda prose, at, _number, _text: remove_parts(prose, [at]),
    lambda prose, at, number, _text: move_by(prose, at, -1 if number % 2 else 1),
    lambda prose, at, number, _text: move_to(prose, [at], prose.sections[number % len(prose.sections)]),
    lambda prose, at, number, _text: split(prose, at, number),
    lambda prose, at, _number, _text: join(prose, at),
    lambda prose, at, _number, _text: split_list(prose, at),
    lambda prose, at, _number, _text: as_list(prose, at),
    lambda prose, at, _number, _text: as_text(prose, at),
    lambda prose, at, _number, text: add_section(prose, at.section, text, text, set(prose.sections)),
    lambda prose, at, number, _text: move_section(prose, at.section, -1 if number % 2 else 1),
    lambda prose, at, _number, _text: remove_section(prose, at.section) if len(prose.sections) > 1 else None,
]


@settings(max_examples=60, deadline=None)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(ACTS), st.integers(0, 60), st.integers(0, 60), NASTY, st.booleans()),
        max_size=12,
    ),
    saves=st.booleans(),
)
def test_any_sequence_of_steps_undoes_to_the_start(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[Act, int, int, str, bool]], saves: bool
) -> None:
    root = write_prose(tmp_path_factory.mktemp("p"))
    before = files(root)
    session = open_session(root)
    prose = Prose(session.data, session.saved_data)
    for act, where, number, text, is_typing in acts:
        parts = [TITLE, *(at for name in prose.sections for at in (At(name), *prose.parts(name)))]
        try:
            step = act(prose, parts[where % len(parts)], number, text)
            if step is not None:
                session.apply(step, is_typing=is_typing)
        except EditRefused:
            continue
        assert_read_as_if_anew(session)
    if saves:
        session.save()
    after = {path: session.copy.text(path) for path in session.files}
    while session.undo():
        pass
    while session.redo():
        pass
    assert {path: session.copy.text(path) for path in session.files} == after
    while session.undo():
        pass
    session.save()
    assert files(root) == before
