"""A project that is only read: as it is on disk, with its locales, which are read when they are asked for."""

from __future__ import annotations

from functools import cached_property

from workbench.formats.reading_error import ReadingError
from workbench.policy.frozen import frozen
from workbench.policy.model import Policy
from workbench.store.open_locales import OpenLocales
from workbench.store.project import Project
from workbench.store.working_copy import WorkingCopy


@frozen(slots=False)
class OpenProject:
    """A project as a session has it, for those who change nothing."""

    project: Project

    @cached_property
    def copy(self) -> WorkingCopy:
        """The texts of its files."""
        return WorkingCopy(self.project.root)

    @cached_property
    def locales(self) -> OpenLocales:
        """What every locale says."""
        return OpenLocales(self.copy)

    @property
    def policy(self) -> Policy | None:
        """The policy; None where `policy.yaml` cannot be read."""
        return self.project.catalogue.policy

    @property
    def errors(self) -> tuple[ReadingError, ...]:
        """Every reading error; of the locales, in the files that have been asked for."""
        return (*self.project.errors, *self.locales.errors)
