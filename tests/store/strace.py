"""Real faults of real calls to the system, by strace."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import workbench
from tests.programs import needed


class Strace:
    """Runs Python code in a process whose calls to the system are traced, and fail where they are told to."""

    calls = "openat,write,fchmod,fsync,rename,renameat,renameat2,unlink,unlinkat,mkdir"

    def __init__(self, log: Path) -> None:
        self.log = log

    def __call__(self, code: str, *injected: str) -> subprocess.CompletedProcess[str]:
        """Runs code; `injected` is as strace's own option takes it."""
        strace = needed("strace", "strace")
        package = Path(workbench.__file__).parent.parent
        options = [f"--inject={each}" for each in injected]
        code = f"import sys; sys.path.insert(0, {str(package)!r})\n{code}"
        traced = [strace, "-f", "-qq", "-o", str(self.log), "-e", f"trace={self.calls}", *options]
        return subprocess.run(
            [*traced, sys.executable, "-S", "-E", "-B", "-c", code],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def lines(self) -> list[str]:
        """The calls of the newest run, the process's number and the padding left out."""
        calls = (line.split(maxsplit=1)[1] for line in self.log.read_text().splitlines())
        return [re.sub(r"\)\s+= ", ") = ", call) for call in calls]
