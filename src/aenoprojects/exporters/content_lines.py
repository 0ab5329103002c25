"""Content lines of iCalendar: how text is escaped and how long lines are folded (RFC 5545, section 3).

The icalendar library builds the components. These two things it does otherwise than the standard in corners
that a hostile title reaches, and differently from version to version, so they are done here.
"""

from __future__ import annotations

import re

from icalendar import Component
from icalendar.prop import vText

_ESCAPED = re.compile(r"[\\;,\n]")


class Text(vText):
    r"""Text that is escaped as it stands; the library takes a backslash before an N for a line break.

    >>> Text("C:\\Nieuw; a, b\n").to_ical()
    b'C:\\\\Nieuw\\; a\\, b\\n'
    """

    def to_ical(self) -> bytes:
        """Return the escaped text (RFC 5545, section 3.3.11)."""
        return _ESCAPED.sub(lambda found: r"\n" if found[0] == "\n" else rf"\{found[0]}", self).encode()


def octets(component: Component) -> bytes:
    """Return a component as folded lines with CRLF, its properties in the order in which they were added."""
    lines = component.content_lines(sorted=False)
    return b"".join(folded(line.encode()) + b"\r\n" for line in lines if line)


def folded(line: bytes) -> bytes:
    r"""Return a line in pieces of at most 75 octets, cut between characters and never inside an escape.

    The library takes apart a run of backslashes. Source: RFC 5545, section 3.1.

    >>> folded(b"x" * 74 + rb"\n" + b"y").split(b"\r\n")[1]
    b' \\ny'
    """
    pieces: list[bytes] = []
    start, room = 0, 75
    while len(line) - start > room:
        cut = start + room
        while line[cut] & 0xC0 == 0x80:  # inside a character of UTF-8
            cut -= 1
        piece = line[start:cut]
        cut -= (len(piece) - len(piece.rstrip(b"\\"))) % 2
        pieces.append(line[start:cut])
        start, room = cut, 74  # the blank that leads a piece counts too
    return b"\r\n ".join([*pieces, line[start:]])
