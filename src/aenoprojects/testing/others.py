"""What profiles and checks of other packages are held to."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterator, Mapping
from os import PathLike, fspath

import attrs

from aenoprojects.api import parse
from aenoprojects.diagnostics import Code, Diagnostic
from aenoprojects.errors import FormatError, OptionError, PluginError
from aenoprojects.inspection import Check, findings, misfit
from aenoprojects.model import Document, Project
from aenoprojects.plugins import manual
from aenoprojects.testing.hostile import hostile_projects
from aenoprojects.testing.profiles import harm, taken, useless
from aenoprojects.testing.samples import sample_document
from aenoprojects.vocabulary import Vocabulary

_PROFILES = "how-to/publish-a-profile.md"
_CHECKS = "how-to/write-a-check.md"


def check_profile(
    profile: str | PathLike[str], pages: Mapping[str, int] | None = None, *, moves: Collection[str] = ()
) -> None:
    r"""Hold a profile to what is asked of it: a file of words that fits its pages and harms no other.

    Args:
        profile: the path of the TOML file that the entry point leads to.
        pages: text of a page -> number of projects on it. On each, every label has to be known.
        moves: labels of the package that the profile gives another field on purpose.

    Raises:
        AssertionError: something is otherwise; one line for each, and which page explains it.
        OptionError: an argument is not what it should be.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "own.toml")
    ...     _ = path.write_text('[labels]\ntheme = ["Beleidslijn"]\n', encoding="utf-8")
    ...     check_profile(path, {"Oss: Bos\nGemeente Oss\nProject: Bos\nBeleidslijn: Groen": 1})
    """
    if not isinstance(profile, str | PathLike):
        raise OptionError(f"check_profile() takes the path of a TOML file, not {type(profile).__name__}")
    if isinstance(moves, str) or not all(isinstance(label, str) for label in moves):
        raise OptionError(f"moves are labels, ('Trekker',), not {moves!r:.60}")
    for text, count in _checked_pages(pages).items():
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            raise OptionError(f"the page {text[:40]!r} goes with the number of its projects, not {count!r:.60}")
    try:
        known = Vocabulary.default().extended(fspath(profile))
    except FormatError as error:
        raise AssertionError(f"expected a vocabulary; but {error} (see {manual(_PROFILES)})") from error
    problems = [*useless(known), *taken(known, moves), *_of_pages(known, pages or {})]
    if pickle.loads(pickle.dumps(known)).tables != known.tables:  # noqa: S301
        problems.append("expected the words to survive pickling, as other processes need; but they changed")
    problems += harm(known)
    _say(problems, _PROFILES)


def _checked_pages(pages: object) -> Mapping[str, object]:
    """Return the pages of a test, once they are texts of pages."""
    if pages is None:
        return {}
    if not isinstance(pages, Mapping):
        raise OptionError(f"pages are a mapping from the text of each to what is on it, not {type(pages).__name__}")
    for text in pages:
        if not isinstance(text, str):
            raise OptionError(f"a page is its text, not {type(text).__name__}; read it first: path.read_text()")
        if "\n" not in text.strip():
            raise OptionError(f"{text[:60]!r} is no page: a page has several lines; is it where the page is?")
    return pages


def _of_pages(known: Vocabulary, pages: Mapping[str, int]) -> Iterator[str]:
    for number, (text, count) in enumerate(pages.items(), start=1):
        document = parse(text, vocabulary=known)
        if len(document) != count:
            yield f"page {number}: expected {count} projects; but there are {len(document)}"
        unknown = sorted({one.text or "" for one in document.diagnostics if one.code == Code.LABEL_UNKNOWN})
        if unknown:
            yield f"page {number}: expected every label to be known; but {', '.join(map(repr, unknown))} is not"


def check_findings(kind: type[Check], pages: Mapping[str, tuple[str, ...]] | None = None) -> None:
    r"""Hold a check of projects to what is asked of it.

    Args:
        kind: the class that the entry point leads to.
        pages: text of a page -> codes that the check finds on it, in order.

    Raises:
        AssertionError: something is otherwise; one line for each, and which page explains it.
        OptionError: an argument is not what it should be.

    >>> class Shouting:
    ...     codes = {"SH001": "A title in capitals is hard to read. Write it as a sentence."}
    ...     def find(self, project, document):
    ...         if project.title.isupper():
    ...             yield Diagnostic(code="SH001", severity="info", message="title in capitals", field="title")
    >>> check_findings(Shouting, {"Goes: FIETSEN\nGemeente Goes\nProject: FIETSEN\nThema: Sport": ("SH001",)})
    """
    for text, codes in _checked_pages(pages).items():
        if isinstance(codes, str) or not isinstance(codes, Collection) or not all(isinstance(c, str) for c in codes):
            raise OptionError(f"the page {text[:40]!r} goes with the codes found on it, ('SH001',), not {codes!r:.60}")
    problem = misfit(kind)
    if problem:
        name = getattr(kind, "__name__", type(kind).__name__)
        raise AssertionError(f"{name}: expected a check; but {problem} (see {manual(_CHECKS)})")
    problems: list[str] = []
    for promise in (_repeated, _any_project, _untouched, _private):
        try:
            broken = promise(kind)
        except (PluginError, AssertionError) as error:
            broken = str(error)
        if broken and broken not in problems:
            problems.append(broken)
    for number, (text, codes) in enumerate((pages or {}).items(), start=1):
        told = [one.code for one in findings(parse(text), kind)] if not problems else codes
        if [*told] != [*codes]:
            problems.append(
                f"page {number}: expected {', '.join(codes) or 'nothing'}; but it found {', '.join(told) or 'nothing'}"
            )
    _say([f"{kind.__name__}: {one}" for one in problems], _CHECKS)


def _any_project(kind: type[Check]) -> str | None:
    names = {field.name for field in attrs.fields(Project)}
    document = Document(projects=(*sample_document(), *hostile_projects()))
    for one in findings(document, kind):
        own_words = one.message.removesuffix(one.text or "")
        if not own_words.strip() or "\n" in own_words:
            return f"expected a message of one line; but it is {one.message!r:.100}"
        if one.field is not None and one.field.partition(".")[0] not in names:
            return f"expected the path of a field, such as 'theme.text'; but it is {one.field!r}"
        if one.project not in document:
            return f"expected the id of a project; but it is {one.project!r:.100}"
    return None


def _repeated(kind: type[Check]) -> str | None:
    first = findings(sample_document(), kind)
    findings(Document(projects=hostile_projects()), kind)  # which something that remembers would keep
    same = findings(sample_document(), kind) == first
    return None if same else "expected the same findings every time; but they differ"


def _untouched(kind: type[Check]) -> str | None:
    document = sample_document()
    findings(document, kind)
    same = document.to_dict() == sample_document().to_dict()
    return None if same else "expected the document to stay as it was; but it changed"


def _private(kind: type[Check]) -> str | None:
    document = sample_document()
    findings(document, kind)  # which something that remembers would keep
    told: list[Diagnostic] = [*findings(document.without_contacts(), kind)]
    people = [person.name for project in document if project.contact for person in project.contact.people]
    held = [name for name in people if any(name in f"{one.message} {one.text}" for one in told)]
    return f"expected nothing of a contact that was taken out; but {held[0]!r} is told" if held else None


def _say(problems: list[str], page: str) -> None:
    if problems:
        raise AssertionError("\n".join(f"{one} (see {manual(page)})" for one in problems))
