"""A slow line between a terminal and a program: `python -m tests.days.slow_line DELAY RATE COMMAND…`.

What either side sends arrives `DELAY` seconds later, in order, and no faster than `RATE` bytes a second.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import sys
import termios
import tty
from collections import deque
from dataclasses import dataclass, field
from time import monotonic

_MOST = 1024
_WINDOW_SIZE = b"\0" * 8


@dataclass
class Way:
    """One direction of the line."""

    source: int
    target: int
    delay: float
    rate: float
    under_way: deque[tuple[float, bytes]] = field(default_factory=deque)
    free_at: float = 0.0

    def take(self) -> bool:
        """Take what the source has; False where it has ended."""
        try:
            chunk = os.read(self.source, _MOST)
        except OSError:  # how Linux tells that a terminal has no program any more
            return False
        self.free_at = max(monotonic(), self.free_at) + len(chunk) / self.rate
        self.under_way.append((self.free_at + self.delay, chunk))
        return bool(chunk)

    def hand_over(self) -> None:
        """Hand over what has arrived."""
        while self.under_way and self.under_way[0][0] <= monotonic():
            chunk = self.under_way.popleft()[1]
            while chunk:
                chunk = chunk[os.write(self.target, chunk) :]

    @property
    def rest(self) -> float | None:
        """Seconds until something arrives; None where nothing is under way."""
        return max(0.0, self.under_way[0][0] - monotonic()) if self.under_way else None


def main(delay: float, rate: float, command: list[str]) -> int:
    """Run a command at the other end of the line, and return how it ended."""
    size = fcntl.ioctl(sys.stdin, termios.TIOCGWINSZ, _WINDOW_SIZE)
    process, line = pty.fork()
    if not process:
        os.execvp(command[0], command)
    fcntl.ioctl(line, termios.TIOCSWINSZ, size)
    before = termios.tcgetattr(sys.stdin)
    tty.setraw(sys.stdin)
    try:
        _carry(Way(sys.stdin.fileno(), line, delay, rate), Way(line, sys.stdout.fileno(), delay, rate))
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _carry(there: Way, back: Way) -> None:
    """Carry what is sent both ways, until the program has ended and all of it has arrived."""
    is_open = True
    while is_open or back.under_way:
        rests = [way.rest for way in (there, back) if way.rest is not None]
        sources = [there.source, back.source] if is_open else []
        ready = select.select(sources, [], [], min(rests, default=None))[0]
        if there.source in ready:
            there.take()
        if back.source in ready:
            is_open = back.take()
        if is_open:
            there.hand_over()
        back.hand_over()


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]))
