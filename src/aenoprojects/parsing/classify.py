"""Each filled line of a page, looked at once: which labels, section heading or phrase of the page it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aenoprojects.parsing.headings import SectionHeading, is_footer, is_navigation, section_heading
from aenoprojects.parsing.labels import Label, find_labels, whole_label
from aenoprojects.reading.lines import Line
from aenoprojects.vocabulary import Vocabulary


class Item(NamedTuple):
    """A filled line with what its own words say; nothing here depends on its neighbours."""

    at: int
    """Index among the page's lines."""
    line: Line
    labels: tuple[Label, ...]
    """The labels in it, the first at its start and known to the vocabulary."""
    whole: str | None
    """Field whose label the line is and nothing else."""
    section: SectionHeading | None
    """Section heading that the vocabulary knows."""
    is_footer: bool
    is_navigation: bool
    """A line of the page's navigation, a byline, a line to share the page."""

    @property
    def text(self) -> str:
        """Return the line's text without a marker and outer blanks."""
        return self.line.text[self.line.marker :].strip()


def classify(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Item]:
    """Return the filled lines that may belong to a project, in order."""
    return [
        _classify(index, line, vocabulary)
        for index, line in enumerate(lines)
        if not line.is_aside and line.text and not line.text.isspace()
    ]


def _classify(index: int, line: Line, vocabulary: Vocabulary) -> Item:
    return Item(
        at=index,
        line=line,
        labels=find_labels(line, vocabulary),
        whole=whole_label(line.text[line.marker :], vocabulary),
        section=section_heading(line, vocabulary),
        is_footer=is_footer(line, vocabulary),
        is_navigation=is_navigation(line, vocabulary),
    )
