"""A period in the making: what the grammar fills in, token by token."""

from __future__ import annotations

from typing import Literal

from attrs import Factory, define


@define(kw_only=True)
class Draft:
    """A period in the making; start and end are indexes of tokens."""

    start: int | None = None
    end: int | None = None
    through: bool = True
    """Whether the end is included."""
    soft: bool = False
    """Whether the end is only the other one of two dates ("mei/juni 2021"), and gives way to a real one."""
    opened: bool = False
    """Whether the start has a mark after which the end is open ("vanaf")."""
    state: Literal["open", "unknown"] | None = None
    """What is said in place of an end."""
    duration: str | None = None
    """ISO 8601."""
    lasting: int | None = None
    """The token that states the duration."""
    between: bool = False
    """Whether "tussen" stands before its start."""
    whole: int | None = None
    """The second of two dates of the start ("mei/juni 2021 - eind 2021"), where the end is another."""
    quoted: list[tuple[int, int]] = Factory(list)
    """First and last token of what is used and stays in the remark all the same: a choice, an end that was moved."""
    named: bool = False
    """Whether "eind" before its end is no part of a month, but stands over against "start"."""
    extended: int | None = None
    """The token of the end that was moved."""
    unread: list[tuple[int, int]] = Factory(list)
    """First and last token of what was not understood: an end in words."""
    used: set[int] = Factory(set)
    """The tokens that it was made from."""

    @property
    def dated(self) -> bool:
        """Return whether it has any date."""
        return self.start is not None or self.end is not None

    @property
    def closed(self) -> bool:
        """Return whether it has its end."""
        return self.end is not None and not self.soft

    @property
    def lone(self) -> bool:
        """Return whether it is one date, and nothing says that it is only the start."""
        return self.start is not None and self.end is None and not (self.opened or self.state or self.duration)
