"""The command `workbench`: finds the command that was asked for, and answers for how it ends."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its status; nobody ever sees a traceback."""
    if sys.argv[1:] == ["--version"]:
        from workbench import __version__

        print(f"workbench {__version__}")  # before anything is imported: scripts ask this often
        return
    from workbench.cli.running import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
