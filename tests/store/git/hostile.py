"""A repository whose own configuration runs a program at every place that git offers one."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.store.git.conftest import Clone

_HOOKS = (
    "applypatch-msg",
    "commit-msg",
    "fsmonitor-watchman",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "post-merge",
    "post-rewrite",
    "pre-auto-gc",
    "pre-commit",
    "pre-merge-commit",
    "pre-push",
    "prepare-commit-msg",
    "reference-transaction",
    "sendemail-validate",
)
_PROGRAMS = (
    "alias.cat-file",
    "alias.rev-parse",
    "core.alternateRefsCommand",
    "core.askPass",
    "core.editor",
    "core.fsmonitor",
    "core.gitProxy",
    "core.pager",
    "core.sshCommand",
    "credential.helper",
    "diff.canary.command",
    "diff.canary.textconv",
    "diff.external",
    "filter.canary.clean",
    "filter.canary.process",
    "filter.canary.smudge",
    "gpg.program",
    "gpg.ssh.program",
    "gpg.x509.program",
    "interactive.diffFilter",
    "merge.canary.driver",
    "pager.cat-file",
    "pager.log",
    "pager.rev-list",
    "remote.origin.uploadpack",
    "sequence.editor",
    "uploadpack.packObjectsHook",
)
_SWITCHES = {
    "commit.gpgSign": "true",
    "core.logAllRefUpdates": "true",
    "diff.orderFile": "/dev/stdin",
    "extensions.partialClone": "origin",
    "filter.canary.required": "true",
    "gpg.format": "openpgp",
    "log.showSignature": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "protocol.file.allow": "always",
    "remote.origin.promisor": "true",
    "remote.origin.partialCloneFilter": "blob:none",
    "tag.gpgSign": "true",
}


@dataclass(frozen=True)
class Canary:
    """A program that leaves a note whenever it is run."""

    script: Path
    notes: Path

    def sang(self) -> str:
        """What it was run as, since it was last asked."""
        told = self.notes.read_text(encoding="utf-8") if self.notes.exists() else ""
        self.notes.unlink(missing_ok=True)
        return told


def armed(clone: Clone, beside: Path) -> Canary:
    """Make a repository hostile: each program that git can be told to run is the canary."""
    canary = Canary(beside / "canary", beside / "notes")
    canary.script.write_text(f'#!/bin/sh\necho "$0 $*" >>"{canary.notes}"\nexit 1\n', encoding="utf-8")
    canary.script.chmod(0o755)
    hooks = clone.folder / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in _HOOKS:
        (hooks / name).unlink(missing_ok=True)
        (hooks / name).symlink_to(canary.script)
    values = {
        **_SWITCHES,
        **dict.fromkeys(_PROGRAMS, str(canary.script)),
        "core.hooksPath": str(hooks),
        "remote.origin.url": f"ext::{canary.script}",
    }
    config = clone.folder / ".git/config"
    for name, value in values.items():
        subprocess.run(["git", "config", "--file", str(config), name, value], check=True)
    attributes = "* filter=canary diff=canary merge=canary text\n"
    (clone.folder / ".gitattributes").write_text(attributes, encoding="utf-8")
    (clone.folder / ".git/info").mkdir(exist_ok=True)
    (clone.folder / ".git/info/attributes").write_text(attributes, encoding="utf-8")
    return canary
