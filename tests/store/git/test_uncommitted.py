"""Which files differ from what is checked out, found without git's own status."""

from __future__ import annotations

from tests.store.git.conftest import Clone
from workbench.store.git.repository import open_repository
from workbench.store.git.uncommitted import uncommitted


def found(clone: Clone) -> list[str]:
    with open_repository(clone.folder) as repository:
        return uncommitted(repository)


def test_new_changed_and_gone(clone: Clone) -> None:
    clone.commit("One", catalogue__policy="a\n", catalogue__links="l\n", catalogue__glossary="g\n")
    clone.write("catalogue/policy.yaml", "b\n")
    clone.write("locales/en/LC_MESSAGES/policy.po", "x\n")
    clone.write("catalogue/.left-over.swp", "x\n")
    clone.write("README.md", "x\n")
    (clone.folder / "catalogue/links.yaml").unlink()
    assert found(clone) == [
        "catalogue/links.yaml",
        "catalogue/policy.yaml",
        "locales/en/LC_MESSAGES/policy.po",
    ]


def test_other_line_ends_are_no_difference(clone: Clone) -> None:
    clone.commit("One", catalogue__policy="a\n")
    (clone.folder / "catalogue/policy.yaml").write_bytes(b"a\r\n")
    assert found(clone) == []


def test_everything_before_the_first_commit(clone: Clone) -> None:
    clone.write("catalogue/policy.yaml", "a\n")
    assert found(clone) == ["catalogue/policy.yaml"]
