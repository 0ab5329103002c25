"""What the data formats cost, against the bare libraries in the same run; and their memory."""

from __future__ import annotations

import io
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from attrs import evolve
from lxml import etree

import aenoprojects as ap
from aenoprojects.exporters.json import JsonExporter
from aenoprojects.exporters.xml import XmlExporter
from aenoprojects.model import Document
from aenoprojects.serial.converter import unstructure

MEMORY = 150
"""Most megabytes that 100,000 projects may take."""


@pytest.fixture(scope="module")
def document() -> Document:
    """The corpus seven times over: 1,015 projects."""
    corpus = ap.corpus()
    return evolve(corpus, projects=corpus.projects * 7)


def ratio(ours: Callable[[], object], bare: Callable[[], object]) -> float:
    """Return how many times as long ours takes, the median of pairs measured in turn."""
    found = []
    for _ in range(9):
        times = []
        for work in (ours, bare):
            started = time.perf_counter()
            work()
            times.append(time.perf_counter() - started)
        found.append(times[0] / times[1])
    return statistics.median(found)


def test_json(document: Document, at_most: Callable[[float, float], None]) -> None:
    """The json exporter takes at most twice as long as json.dumps of the same dictionaries."""
    plain = unstructure(document)
    found = ratio(
        lambda: JsonExporter().write(document, io.BytesIO()),
        lambda: io.BytesIO().write(json.dumps(plain, ensure_ascii=False).encode()),
    )
    print(f"json: {found:.2f} times json.dumps")
    at_most(found, 2)


def test_xml(document: Document, at_most: Callable[[float, float], None]) -> None:
    """The xml exporter takes at most twice as long as lxml's writer fed with the same elements by hand."""
    stream = io.BytesIO()
    XmlExporter().write(document, stream)
    root = etree.fromstring(stream.getvalue())
    recipe = [_recipe(child) for child in root.iterchildren()]
    found = ratio(lambda: XmlExporter().write(document, io.BytesIO()), lambda: _bare(root, recipe))
    print(f"xml: {found:.2f} times a bare lxml writer")
    at_most(found, 2)


def _recipe(element: etree._Element) -> tuple[str, dict[str, str], str | None, list]:
    return element.tag, dict(element.attrib), element.text, [_recipe(child) for child in element]


def _bare(root: etree._Element, recipe: list) -> None:
    with (
        etree.xmlfile(io.BytesIO(), encoding="utf-8") as xml,
        xml.element(root.tag, dict(root.attrib), nsmap=root.nsmap),
    ):
        for tag, attributes, text, children in recipe:
            element = etree.Element(tag, attributes, nsmap=root.nsmap)
            element.text = text
            _add(element, children)
            xml.write(element, pretty_print=True)


def _add(element: etree._Element, children: list) -> None:
    for tag, attributes, text, below in children:
        child = etree.SubElement(element, tag, attributes)
        child.text = text
        _add(child, below)


PROGRAM = """
import sys
from itertools import cycle, islice
from attrs import evolve
import aenoprojects as ap

corpus = ap.corpus().projects
number, format = int(sys.argv[1]), sys.argv[2]
many = (evolve(project, id=str(index)) for index, project in enumerate(islice(cycle(corpus), number)))
ap.export(many, format, "/dev/null")
# Not ru_maxrss: that of a new process begins with what its parent had.
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(int(status["VmHWM"].split()[0]) // 1024)
"""


@pytest.mark.parametrize("format", ["json", "jsonl", "xml", "csv"])
def test_memory(format: str) -> None:
    """100,000 projects that arrive one by one take little memory, and hardly more than 100."""
    few, many = (_megabytes(number, format) for number in (100, 100_000))
    print(f"{format}: {few} MB for 100 projects, {many} MB for 100,000")
    assert many <= MEMORY
    assert many <= few + 10


def _megabytes(number: int, format: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(number), format], capture_output=True, text=True, check=True
    )
    return int(done.stdout)
