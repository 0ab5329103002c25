"""Where a stranger's code failed: the line of its own, and the project it was at."""

from __future__ import annotations

from collections.abc import Iterator
from types import FrameType

from aenoprojects.model import Project
from aenoprojects.plugins import top_package


def culprit(error: BaseException, module: str) -> str:
    """Return "project 'oss-toss' (their_module.py:12)" of a failure, as far as it can be told; empty where not.

    Args:
        error: what was raised.
        module: name of the module whose code is asked about.

    >>> try:
    ...     project = Project(id="oss-toss", heading="", title="")
    ...     project.nonsense
    ... except AttributeError as error:
    ...     culprit(error, __name__).partition(" (")[0]
    "project 'oss-toss'"
    """
    frames = list(_frames(error))
    theirs = [number for number, (frame, _) in enumerate(frames) if _is_of(frame, module)]
    if not theirs:
        return ""
    frame, line = frames[theirs[-1]]
    name = str(frame.f_globals.get("__name__", "?")).replace(".", "/")
    project = next(filter(None, (_project(frames[number][0]) for number in reversed(theirs))), None)
    return " ".join(filter(None, [f"project {project.id!r}" if project else "", f"({name}.py:{line})"]))


def _frames(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _is_of(frame: FrameType, module: str) -> bool:
    name = str(frame.f_globals.get("__name__", ""))
    return name == module or top_package(name) == top_package(module) != "aenoprojects"


def _project(frame: FrameType) -> Project | None:
    """Return the project that a function was at: what it calls so, else the last one that it named."""
    local = frame.f_locals
    found = [value for value in local.values() if isinstance(value, Project)]
    called = local.get("project")
    return called if isinstance(called, Project) else (found[-1] if found else None)
