"""Entry point of the program: `python -m aenoprojects` and the script `aenoprojects`."""

from __future__ import annotations

import sys

from aenoprojects import __version__


def main() -> None:
    """Run the command line and leave with its exit status.

    Only `--version` is answered here: it is asked often by scripts, and needs nothing else.
    """
    try:
        if sys.argv[1:] == ["--version"] and sys.stdout is not None:
            print(f"aenoprojects {__version__}", flush=True)
            return
        import signal

        for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP; nohup wants it ignored
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _interrupt)
        from aenoprojects.cli.main import run

        sys.exit(run(sys.argv[1:]))
    except OSError as error:  # nobody takes the output, or the disk is full
        sys.stdout = None  # else it would complain once more at the end
        sys.exit(f"aenoprojects: {error.strerror or error}")
    except KeyboardInterrupt as error:  # while the modules are still being loaded
        sys.exit(128 + next(iter(error.args), 2))  # 2 is SIGINT's number


def _interrupt(number: int, _frame: object) -> None:
    """End as with Ctrl-C, so that no half-written file is left; the status says which signal it was."""
    raise KeyboardInterrupt(number)


if __name__ == "__main__":
    main()
