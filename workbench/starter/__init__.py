"""What a new project begins with: a small policy that holds one of everything, in a few languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from workbench.formats.catalogue_reading import CatalogueReading, parsed
from workbench.formats.layout import CATALOGUE, POLICY_FILE, ref_of
from workbench.formats.yaml_write import write_entry
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence

LANGUAGES = ("sv", "en", "de")
"""The languages that there is a policy to begin with in."""

ENGLISH = "en"

GIT_ATTRIBUTES = """\
*.yaml text eol=lf
*.po text eol=lf
*.pot text eol=lf
catalogue/revisions/** -text linguist-generated
"""
"""What git is told of a project's files: one kind of line end, and what nobody need review or may alter."""


@frozen
class Starter:
    """The files of a new catalogue by their paths, and the language that their texts are in."""

    language: str
    files: Mapping[str, str]

    @property
    def fault(self) -> Sentence | None:
        """What keeps these files from being a catalogue: the first reading error; None if nothing does."""
        read = (parsed(ref, text) for path, text in self.files.items() if (ref := ref_of(path)) is not None)
        errors = CatalogueReading.of(read, self.files.__getitem__).errors
        return errors[0].sentence if errors else None


def starter(source_locale: str) -> Starter:
    """The files to begin with in a source locale; in English where its language has no texts here."""
    spoken = source_locale.partition("-")[0]
    language = spoken if spoken in LANGUAGES else ENGLISH
    files = dict(_files(resources.files(__name__) / language, CATALOGUE))
    files[POLICY_FILE] = files[POLICY_FILE].replace(_source(language), _source(source_locale), 1)
    return Starter(language, files)


def _source(locale: str) -> str:
    """The line of `policy.yaml` that names the source locale, in quotes where YAML needs them."""
    return f"\n{write_entry('source_locale', locale, indent=0).head}\n"


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        inner = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, inner)
        else:
            yield inner, entry.read_text("utf-8")
