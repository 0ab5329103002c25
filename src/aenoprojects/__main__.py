"""Entry point of the program: `python -m aenoprojects` and the script `aenoprojects`."""

from __future__ import annotations

import sys

from aenoprojects import __version__


def main() -> None:
    """Run the command line and leave with its exit status.

    Only `--version` is answered here: it is asked often by scripts, and needs nothing else.
    """
    try:
        if sys.argv[1:] == ["--version"]:
            print(f"aenoprojects {__version__}")
            return
        from aenoprojects.cli.main import run

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:  # while the modules are still being loaded
        sys.exit(130)


if __name__ == "__main__":
    main()
