"""Writing as steps: what each does to the files, what keeps its key, what undo brings back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import files
from workbench.edits import Step, value_at
from workbench.formats.edit_refused import EditRefused
from workbench.locales.renames import renamed_keys
from workbench.policy.outline import section_numbers
from workbench.prose.at import At, section_file
from workbench.prose.blocks import add_block, add_item, duplicate, move_by, move_to, remove_parts
from workbench.prose.fields import BY_ID, set_field, shown
from workbench.prose.reading import Prose
from workbench.prose.sections import add_section, move_section, remove_section, uses_of_section
from workbench.prose.splitting import as_list, as_text, halves, join, split, split_list
from workbench.session import Session

ABOUT, CONTACT, LIST = At("start", "about"), At("start", "contact"), At("manage", "list")


def did(session: Session, step: Step | None) -> Step:
    """Do a step that there is."""
    assert step is not None
    session.apply(step)
    assert session.errors == ()
    return step


def ids(prose: Prose, section: str) -> list[str]:
    return [str(block["id"]) for block in prose.blocks(section)]


def text(prose: Prose, at: At) -> str:
    return shown(prose, at, BY_ID["text"])


def test_typing_a_text_changes_its_lines_alone(session: Session, prose: Prose, root: Path) -> None:
    before = files(root)["catalogue/sections/start.yaml"].decode().splitlines()
    did(session, set_field(prose, ABOUT, BY_ID["text"], text(prose, ABOUT).replace("små", "pyttesmå")))
    session.save()
    after = files(root)["catalogue/sections/start.yaml"].decode().splitlines()
    assert [line for line in after if line not in before] == ["      De är pyttesmå."]
    assert len(after) == len(before)


def test_whatever_is_typed_stands_a_sentence_a_line(session: Session, prose: Prose, root: Path) -> None:
    typed = (
        "  Skriv: {email}. Vi svarar, jfr Art. 12 GDPR.  Fort!\n\nEller ring. Google Inc. Vet inget. Sant? "
    )
    did(session, set_field(prose, CONTACT, BY_ID["text"], typed))
    session.save()
    assert (root / "catalogue/sections/start.yaml").read_text().partition("contact\n")[2] == (
        "    text: >-\n"
        "      Skriv: {email}.\n"
        "      Vi svarar, jfr Art. 12 GDPR.  Fort!\n\n\n"
        "      Eller ring.\n"
        "      Google Inc. Vet inget.\n"
        "      Sant?\n"
    )


def test_a_text_that_is_emptied_is_told_and_kept(session: Session, prose: Prose) -> None:
    step = set_field(prose, CONTACT, BY_ID["text"], " ")
    assert step is not None
    session.apply(step)
    assert session.errors
    assert ids(prose, "start") == ["about", "contact"]
    did(session, set_field(prose, CONTACT, BY_ID["text"], "Åter."))


def test_a_heading_that_is_emptied_goes(session: Session, prose: Prose) -> None:
    did(session, set_field(prose, At("manage", "how"), BY_ID["heading"], ""))
    assert "heading" not in prose.block(At("manage", "how"))


def test_a_new_paragraph_takes_its_id_from_its_words_until_it_is_saved(
    session: Session, prose: Prose
) -> None:
    step = did(session, add_block(prose, ABOUT, "Ny text", {"text": "Ny text"}))
    at = prose.at(step.place)
    assert at is not None
    assert ids(prose, "start") == ["about", "ny-text", "contact"]
    for typed in ("H", "Hur", "Hur länge sparas cookies egentligen"):
        typed_step = set_field(prose, at, BY_ID["text"], typed)
        assert typed_step is not None
        session.apply(typed_step, is_typing=True)
        at = prose.at(typed_step.place)
        assert at is not None
    assert ids(prose, "start")[1] == "hur-lange-sparas-cookies"
    session.save()
    did(session, set_field(prose, at, BY_ID["text"], "Något annat."))
    assert ids(prose, "start")[1] == "hur-lange-sparas-cookies"
    for _ in range(3):
        session.undo()
    assert ids(prose, "start") == ["about", "contact"]


def test_items_come_behind_the_one_at_hand_and_move_with_their_keys(session: Session, prose: Prose) -> None:
    at = At("manage", "list", "browser")
    did(session, add_item(prose, at, "Nytt."))
    assert list(prose.block(LIST)["items"]) == ["browser", "item", "banner", "mail"]
    did(session, move_by(prose, At("manage", "list", "item"), 1))
    assert list(prose.block(LIST)["items"]) == ["browser", "banner", "item", "mail"]
    session.undo()
    session.undo()
    assert list(prose.block(LIST)["items"]) == ["browser", "banner", "mail"]


def test_a_block_moves_past_the_end_of_its_section_and_back_without_a_trace(
    session: Session, prose: Prose, root: Path
) -> None:
    before = files(root)
    did(session, move_by(prose, CONTACT, -1))
    assert ids(prose, "start") == ["contact", "about"]
    did(session, move_by(prose, ABOUT, 1))
    moved = At("which", "about")
    assert ids(prose, "which")[0] == "about"
    assert prose.block(moved)["formerly"] == ["section.start.about"]
    assert session.policy is not None
    assert renamed_keys(session.policy)["section.start.about"] == "section.which.about"
    did(session, move_by(prose, moved, -1))
    assert "formerly" not in prose.block(ABOUT)
    did(session, move_by(prose, ABOUT, -1))
    session.save()
    assert files(root) == before


def test_a_block_that_was_saved_elsewhere_tells_so_when_it_comes_back(session: Session, prose: Prose) -> None:
    did(session, move_to(prose, [ABOUT], "manage"))
    session.save()
    did(session, move_to(prose, [At("manage", "about")], "start"))
    assert prose.block(ABOUT)["formerly"] == ["section.manage.about"]


def test_several_blocks_move_in_their_order(session: Session, prose: Prose) -> None:
    did(session, move_to(prose, [At("manage", "list", "mail"), At("manage", "how")], "start", 1))
    assert ids(prose, "start") == ["about", "list", "how", "contact"]
    assert ids(prose, "manage") == ["ways", "more"]


def test_an_id_that_is_taken_where_a_block_comes_is_numbered(session: Session, prose: Prose) -> None:
    did(session, set_field(prose, ABOUT, BY_ID["note"], "x"))
    did(session, move_to(prose, [At("which", "essential")], "start"))
    did(session, duplicate(prose, At("start", "essential")))
    did(session, move_to(prose, [At("start", "essential-2")], "which"))
    assert ids(prose, "start")[-1] == "essential"
    assert "essential-2" in ids(prose, "which")
    assert "essential" not in ids(prose, "which")


def test_a_section_moves_and_the_numbers_follow(session: Session, prose: Prose) -> None:
    did(session, move_section(prose, "manage", -1))
    assert session.policy is not None
    assert dict(section_numbers(session.policy)) == {"manage": 1, "which": 2}
    assert move_section(prose, "which", 1) is None


def test_a_new_section_stands_behind_the_one_at_hand_and_is_printed(session: Session, prose: Prose) -> None:
    did(session, add_section(prose, "start", "Hur länge?", "Ett år.", set(prose.sections)))
    assert prose.sections == ["start", "hur-lange", "which", "manage"]
    assert session.policy is not None
    assert section_numbers(session.policy)["hur-lange"] == 1  # type: ignore[index]
    did(session, remove_section(prose, "hur-lange"))
    assert prose.sections == ["start", "which", "manage"]
    assert session.data(section_file("hur-lange")) is None


def test_what_refers_to_a_section_is_told_but_not_its_own_texts(session: Session) -> None:
    assert session.policy is not None
    assert list(uses_of_section(session.policy, "manage")) == ["section.start.about"]
    assert list(uses_of_section(session.policy, "start")) == []


@pytest.mark.parametrize(
    ("words", "offset", "first"),
    [
        ("Ett. Två. Tre.", 4, "Ett."),
        ("Ett. Två. Tre.", 8, "Ett. Två."),
        ("Ett. Två. Tre.", 1, "Ett."),
        ("Ett, två tre", 6, "Ett,"),
        ("Vi på Google Inc. Gör så. Nu.", 17, "Vi på Google Inc. Gör så."),
        ("Ett **två. Tre fyra** fem. Sex.", 12, "Ett **två. Tre fyra** fem."),
        ("Ett [två. Tre](link:x) fem. Sex.", 9, "Ett [två. Tre](link:x) fem."),
    ],
)
def test_a_text_is_split_between_sentences_and_never_within_its_marks(
    words: str, offset: int, first: str
) -> None:
    assert halves(words, offset)[0] == first
    assert " ".join(halves(words, offset)) == words


@pytest.mark.parametrize(("words", "offset"), [("Ett", 1), ("Ett. Två.", 0), ("Ett. Två.", 9), ("", 0)])
def test_what_cannot_be_split_is_refused(words: str, offset: int) -> None:
    with pytest.raises(EditRefused):
        halves(words, offset)


def test_split_and_joined_a_paragraph_is_what_it_was(session: Session, prose: Prose, root: Path) -> None:
    before = files(root)
    step = did(session, split(prose, ABOUT, len("Här läser du om cookies på {site}.")))
    assert ids(prose, "start") == ["about", "de-ar-sma-se", "contact"]
    assert prose.at(step.place) == At("start", "de-ar-sma-se")
    assert prose.block(At("start", "de-ar-sma-se"))["about"] == ["controller"]
    did(session, join(prose, ABOUT))
    session.save()
    assert files(root) == before


def test_joined_the_second_block_s_key_is_told(session: Session, prose: Prose) -> None:
    did(session, join(prose, ABOUT))
    assert text(prose, ABOUT).endswith("{section:manage}. Skriv till {email}.")
    assert prose.block(ABOUT)["formerly"] == ["contact"]


def test_blocks_of_two_kinds_are_not_joined(prose: Prose) -> None:
    for at in (At("manage", "how"), CONTACT, At("manage", "more"), At("which", "essential")):
        with pytest.raises(EditRefused):
            join(prose, at)


def test_items_are_split_and_joined(session: Session, prose: Prose) -> None:
    did(session, split(prose, At("manage", "list", "banner"), 9))
    items = prose.block(LIST)["items"]
    assert isinstance(items, dict)
    assert list(items.values()) == ["I webbläsaren;", "I bannern;", "och", "Med ett brev."]
    did(session, join(prose, At("manage", "list", "banner")))
    assert value_at(session.data(LIST.file), ("blocks", 2, "items", "banner")) == "I bannern; och"


def test_items_of_a_list_that_is_split_keep_their_keys(session: Session, prose: Prose, root: Path) -> None:
    before = files(root)
    did(session, split_list(prose, At("manage", "list", "banner")))
    assert session.policy is not None
    renamed = renamed_keys(session.policy)
    assert renamed["section.manage.list.mail"] == "section.manage.i-bannern-och.mail"
    did(session, join(prose, LIST))
    session.save()
    assert files(root) == before


def test_a_paragraph_becomes_a_list_and_a_paragraph_again(session: Session, prose: Prose) -> None:
    words = text(prose, ABOUT)
    did(session, as_list(prose, ABOUT))
    items = prose.block(ABOUT)["items"]
    assert isinstance(items, dict)
    assert items["de-ar-sma"] == "De är små."
    did(session, as_text(prose, ABOUT))
    assert text(prose, ABOUT) == words


def test_removed_blocks_and_items_come_back(session: Session, prose: Prose, root: Path) -> None:
    before = files(root)
    parts = [At("manage", "list", "mail"), At("manage", "how"), ABOUT, At("manage", "list", "browser")]
    did(session, remove_parts(prose, parts))
    assert ids(prose, "start") == ["contact"]
    assert list(prose.block(LIST)["items"]) == ["banner"]
    with pytest.raises(EditRefused):
        remove_parts(prose, [At("manage", "list", "banner")])
    session.undo()
    session.save()
    assert files(root) == before
