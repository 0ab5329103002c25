"""A Dutch municipality, as the official register knows it."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from aenoprojects.described import described


@described
@frozen(kw_only=True)
class Municipality:
    """One municipality, present or former.

    Two municipalities are equal when name and code are; the rest is what the register adds.
    """

    name: str
    """Official name as in TOOI, "'s-Hertogenbosch"."""
    code: str | None = None
    """CBS/BRP code in the form of TOOI, "gm0796"; None where the register does not know the name."""
    province: str | None = field(default=None, eq=False)
    """Name of the province at the end of its life, or now: "Noord-Brabant"."""
    valid_from: date | None = field(default=None, eq=False)
    """First day, None where the register does not record it (long before 2016)."""
    valid_to: date | None = field(default=None, eq=False)
    """Last day, None for a municipality that still exists."""
    successors: tuple[Municipality, ...] = field(default=(), eq=False, repr=False)
    """The municipalities that its area went to, empty for one that still exists."""

    @property
    def cbs(self) -> str | None:
        """Return the code as Statistics Netherlands (CBS) writes it, "GM0796".

        >>> Municipality(name="Gouda", code="gm0513").cbs
        'GM0513'
        """
        return self.code.upper() if self.code else None

    @property
    def uri(self) -> str | None:
        """Return the TOOI identifier, https://identifier.overheid.nl/tooi/id/gemeente/gm0796.

        Source: TOOI, register of municipalities (rwc_gemeenten_compleet).

        >>> Municipality(name="Gouda", code="gm0513").uri
        'https://identifier.overheid.nl/tooi/id/gemeente/gm0513'
        """
        return f"https://identifier.overheid.nl/tooi/id/gemeente/{self.code}" if self.code else None

    @property
    def current(self) -> tuple[Municipality, ...]:
        """Return the municipalities of today that hold its area: itself while it exists, else its heirs.

        >>> heir = Municipality(name="Land van Cuijk", code="gm1982")
        >>> Municipality(name="Grave", code="gm0786", successors=(heir,)).current == (heir,)
        True
        """
        if not self.successors:
            return (self,)
        return tuple(dict.fromkeys(heir for successor in self.successors for heir in successor.current))
