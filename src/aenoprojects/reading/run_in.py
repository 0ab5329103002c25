"""Labels run in: "Er liggen boeken. **Gemeente:** Oss. **Looptijd:** 2021." is a sentence, and below it labels.

Only what its looks set apart is one here: in prose "Denk aan: ... Of: ..." announce things, and reading knows no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aenoprojects.reading.lines import Line

_FEWEST = 2
"""Labels of a line: one colon announces something in a sentence like any other."""
_LONGEST = 48
"""Characters of a label."""
_WORDS = 5
"""Words of a label."""
_SENTENCE = re.compile(r"[^\W\d_]{2}[\"'”’)]?[.!?…][\"'”’)]?\s+$")


def with_labels_apart(lines: Iterable[Line]) -> list[Line]:
    """Return lines with those split in which labels follow on a sentence: the sentence, and a line with the labels.

    The first label begins right behind the end of the sentence, and there is another one in the line.

    >>> line = Line(1, "Er liggen boeken. Gemeente: Oss. Looptijd: 2021.", bold=((18, 27), (33, 42)))
    >>> [line.text for line in with_labels_apart([line])]
    ['Er liggen boeken.', 'Gemeente: Oss. Looptijd: 2021.']
    """
    apart = []
    for line in lines:
        start = _start(line) if ":" in line.text else None
        apart += [line] if start is None else _split(line, start)
    return apart


def _start(line: Line) -> int | None:
    """Return where the labels of a line begin, None where it has none behind a sentence."""
    if line.level or line.cell or line.role or line.is_front or line.is_aside:
        return None
    found = list(_set_apart(line))
    if len(found) < _FEWEST:
        return None
    before = line.text[line.marker : found[0]]
    return found[0] if ":" not in before and _SENTENCE.search(before) else None


def _set_apart(line: Line) -> Iterator[int]:
    """Yield where the labels begin that their looks set apart, those that end with a colon or ask something."""
    for start, end in line.bold:
        label = line.text[start:end].rstrip()
        has_end = label.endswith((":", "?")) or line.text[end:].lstrip().startswith(":")
        if has_end and label[:1].isupper() and len(label) <= _LONGEST and len(label.split()) <= _WORDS:
            yield start


def _split(line: Line, start: int) -> list[Line]:
    """Return a line as two, the second of which begins at a place in its text."""
    indent = " " * line.marker
    moved = start - len(indent)
    done, links = 0, []
    for link in line.links:
        place = line.text.find(link.text, done)
        done = max(done, place)
        links.append(place < start)
    return [
        line._replace(
            text=line.text[:start].rstrip(),
            bold=tuple(span for span in line.bold if span[0] < start),
            links=tuple(link for link, is_above in zip(line.links, links, strict=True) if is_above),
        ),
        line._replace(
            text=indent + line.text[start:],
            marker=0,
            bold=tuple((one - moved, other - moved) for one, other in line.bold if one >= start),
            links=tuple(link for link, is_above in zip(line.links, links, strict=True) if not is_above),
            dip=line.depth,
        ),
    ]
