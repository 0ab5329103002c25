"""Every command does what its help says, right in a pipe, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import aenoprojects as ap
from aenoprojects.cli.main import COMMANDS

Program = Callable[..., "Outcome"]  # noqa: F821


def test_list_in_a_pipe(program: Program) -> None:
    """A project is a line of eight cells with tabs; control characters cannot reach the terminal."""
    found = program("list", "page.json")

    assert found.status == 0
    assert found.err == ""
    assert [line.split("\t") for line in found.out.splitlines()] == [
        ["1", "aalten-spelen-op-het-werk", "Aalten", "Spelen op het werk", "Leren en ontwikkelen", "2021-1",
         "2020-09-01", "2021-12-31"],
        ["2", "goes-fiets", "Goes", "Vitaal [red]op[/red] \ufffd[31mde fiets", "Vitaliteit", "",
         "2021-10-01", ""],
        ["3", "cuijk-samen-sterk", "Cuijk", "Samen sterk", "", "", "2021-01-05", ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (["--theme", "leren & ontwikkelen"], ["1"]),
        (["--organisation", "GOE"], ["2"]),
        (["--municipality", "Land van Cuijk"], ["3"]),
        (["--province", "Zeeland"], ["2"]),
        (["--active", "2022-05-01"], ["2"]),
        (["--active", "2021"], ["1", "2", "3"]),
        (["--round", "2021-1"], ["1"]),
        (["--search", "SPEL ïedereen"], ["1"]),
        (["--active", "2021", "--province", "Gelderland"], ["1"]),
    ],
)
def test_filters(program: Program, filters: list[str], numbers: list[str]) -> None:
    """Filters combine, and the numbers stay those of the whole page."""
    assert [line.split("\t")[0] for line in program("list", "page.json", *filters).out.splitlines()] == numbers


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (["--theme", "Vitalitiet"], "Nothing fits --theme: Vitalitiet; did you mean Vitaliteit?\n"),
        (["--municipality", "Gose"], "Nothing fits --municipality: Gose; did you mean Goes"),
        (["--municipality", "Utrecht"], "Nothing fits --municipality: Utrecht.\n"),
        (
            ["--municipality", "Bergen"],
            "Several municipalities are called Bergen: Bergen (NH) (Noord-Holland, gm0373), ",
        ),
        (["--theme", "vital"], "Nothing fits --theme: vital; there are: Leren en ontwikkelen, Vitaliteit.\n"),
        (["--theme", "Vitaliteit", "--active", "2019"], "Nothing fits --active: 2019.\n"),
    ],
)
def test_no_hit(program: Program, filters: list[str], message: str) -> None:
    """No hit is no failure: an empty list, a line that says so, and what may have been meant."""
    found = program("list", "page.json", *filters)

    assert (found.status, found.out) == (0, "")
    assert "No project fits the filters.\n" in found.err
    assert message in found.err


@pytest.mark.parametrize("filters", [["--province", "Zeeland"], ["--municipality", "Goes", "--theme", "Vitaliteit"]])
def test_projects_without_a_municipality_are_counted(program: Program, filters: list[str]) -> None:
    """A filter by place says how many projects it leaves out for naming no place, of those that fit otherwise."""
    body = ap.Organisation(name="Regio Zeeland", kind="partnership")
    theme = ap.Theme(label="Thema", text="Vitaliteit", name="Vitaliteit")
    nobody = ap.Project(id="b", heading="Spel", title="Spel", theme=theme)
    projects = [ap.Project(id="a", heading="Spel", title="Spel", theme=theme, organisation=body), nobody]
    ap.export([*projects, *ap.read("page.json")], "json", "region.json")

    assert "2 projects name no municipality and are left out.\n" in program("list", "region.json", *filters).err
    alone = program("list", "region.json", *filters, "--search", "nergens")
    assert "municipality and" not in alone.err


def test_a_filter_is_given_once(program: Program) -> None:
    """Of two themes click would let the last one win in silence."""
    found = program("list", "page.json", "--theme", "Vitaliteit", "--theme", "x")

    assert (found.status, found.out) == (2, "")
    assert "--theme: stands there 2 times; give this option once." in found.err


def test_the_hint_can_be_copied(program: Program, folder: Path) -> None:
    """The command that shows the diagnostics has the user's own sources and how to read them."""
    (folder / "page.json").rename(folder / "my page.json")
    found = program("export", "json", "my page.json", "--kind", "json", "-o", "-")

    assert found.err.endswith(". To see them: python -m aenoprojects check 'my page.json' --kind json\n")


def test_the_hint_is_for_the_program_that_runs(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has the script, from pipx or uv, may have no Python with the module."""
    monkeypatch.setattr("sys.argv", ["/home/truus/.local/bin/aenoprojects"])

    assert program("export", "json", "page.json", "-o", "-").err.endswith(": aenoprojects check page.json\n")


def test_suggestions_are_near(program: Program) -> None:
    """A slip is answered with what is near, and with nothing else."""
    assert "there is no option --thema; did you mean --theme? See" in program("list", "--thema", "x").err
    assert "no format 'xslx' is installed (did you mean 'xlsx'?); there are: " in program("export", "xslx").err


def test_no_hit_still_exports(program: Program, folder: Path) -> None:
    """An export without projects is a valid file."""
    found = program("export", "json", "page.json", "--search", "nergens", "-o", "none.json")

    assert (found.status, found.err.splitlines()[-1]) == (0, "Written to none.json, from no projects.")
    assert ap.read(folder / "none.json").projects == ()


def test_export_says_where(program: Program, folder: Path) -> None:
    """Without -o the file is projects.SUFFIX in the current folder, and a line says so."""
    found = program("export", "jsonl", "page.json")

    assert (found.status, found.out) == (0, "")
    assert found.err.splitlines() == [
        "Written to projects.jsonl, from 3 projects.",
        "While reading: 1 error, 1 warning, 1 remark. To see them: python -m aenoprojects check page.json",
    ]
    assert len((folder / "projects.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_quiet_and_verbose(program: Program) -> None:
    """Quiet says nothing, verbose says what reading came across, of the projects that are left."""
    assert program("export", "json", "page.json", "--quiet").err == ""
    told = program("export", "json", "page.json", "-v", "--theme", "vitaliteit").err.splitlines()
    assert told == [
        "page.txt:23: error AP301 not a possible phone number",
        "    06 1\ufffd[2J",
        "Written to projects.json, from 1 project.",
    ]


def test_page_without_projects(program: Program, folder: Path) -> None:
    """A page without projects gives no file, status 1, and a warning that says why."""
    (folder / "empty.txt").write_bytes(b"")
    found = program("export", "json", "empty.txt", "-o", "none.json")

    assert (found.status, (folder / "none.json").exists()) == (1, False)
    assert found.err == (
        "empty.txt: warning AP101 no projects found\naenoprojects: No projects found; nothing was written.\n"
    )


@pytest.mark.parametrize(
    ("sources", "target"),
    [
        (["page.json"], "page.json"),
        (["page.json"], "./sub/../page.json"),
        (["p*.json"], "page.json"),
        (["."], "page.json"),
        (["page.json"], "link.json"),
    ],
)
def test_a_source_is_never_overwritten(program: Program, folder: Path, sources: list[str], target: str) -> None:
    """Whatever name the target goes by, a file that is read is not written over."""
    (folder / "sub").mkdir()
    (folder / "link.json").symlink_to("page.json")
    before = (folder / "page.json").read_bytes()
    found = program("export", "json", *sources, "-o", target, "--no-contacts")

    assert found == (1, "", f"aenoprojects: {target} is itself a source and would be lost; give another file with -o\n")
    assert (folder / "page.json").read_bytes() == before


def test_the_default_target_may_be_a_source_too(program: Program, folder: Path) -> None:
    """Without -o it is projects.SUFFIX, which is no less a source; beside a source one may write."""
    assert program("export", "json", "page.json").status == 0
    assert program("export", "json", "projects.json").status == 1
    assert program("export", "json", "page.json").status == 0
    assert program("export", "xlsx", ".", "-o", "new.xlsx").status == 0


def test_an_empty_page_replaces_no_file(program: Program, folder: Path) -> None:
    """A page that no longer holds projects does not cost the user the export of yesterday; filters may."""
    (folder / "empty.txt").write_bytes(b"")
    program("export", "json", "page.json", "-o", "out.json")
    before = (folder / "out.json").read_bytes()
    found = program("export", "json", "empty.txt", "-o", "out.json")

    assert (found.status, (folder / "out.json").read_bytes()) == (1, before)
    assert found.err.splitlines() == [
        "empty.txt: warning AP101 no projects found",
        "aenoprojects: out.json was left as it was: the source holds no projects",
    ]
    assert program("export", "json", "page.json", "--search", "nergens", "-o", "out.json").status == 0
    assert ap.read(folder / "out.json").projects == ()


CULPRIT = """
class Culprit:
    summary, suffix, media_type = "it fails", ".txt", "text/plain"

    def __init__(self):
        {made}

    def write(self, document, stream):
        {written}
"""


@pytest.mark.parametrize(
    ("made", "written", "said"),
    [
        ("pass", "raise BrokenPipeError('mine')", "BrokenPipeError: mine (--traceback shows where)"),
        ("pass", "raise SystemExit(7)", ".py:9): SystemExit: 7 (--traceback shows where)"),
        ("raise SystemExit(7)", "pass", "cannot be made: SystemExit: 7"),
        ("raise BrokenPipeError('mine')", "pass", "cannot be made: BrokenPipeError: mine"),
    ],
)
def test_an_exporter_cannot_leave_unseen(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch, made: str, written: str, said: str
) -> None:
    """A stranger's exporter that quits, or says that a pipe closed, is named like any other failure."""
    name = folder.name  # another for each test: a module is imported once
    (folder / f"{name}.py").write_text(CULPRIT.format(made=made, written=written), encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    found = program("export", f"{name}:Culprit", "page.json", "-o", "out.txt")

    assert (found.status, found.out, found.err.count("\n")) == (1, "", 1)
    assert name in found.err
    assert said in found.err
    assert not (folder / "out.txt").exists()


STUMBLING = """
class Stumbling:
    summary, suffix, media_type = "it fails", ".txt", "text/plain"

    def write(self, document, stream):
        for project in document:
            stream.write(title(project))

def title(one):
    return one.theme.nonsense
"""


def test_a_failing_exporter_is_told_where(program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line names the project and the author's own line; --traceback shows all, anywhere in the command."""
    (folder / "stumbling.py").write_text(STUMBLING, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    command = ("export", "stumbling:Stumbling", "page.json", "-o", "-")
    short, dutch, long = program(*command), program("--language", "nl", *command), program(*command, "--traceback")

    where = "project 'aalten-spelen-op-het-werk' (stumbling.py:10)"
    assert f"failed while writing {where}: AttributeError: " in short.err
    assert short.err.endswith(" (--traceback shows where)\n")
    assert f"liep vast bij het schrijven van {where}: AttributeError" in dutch.err
    assert dutch.err.endswith(" (--traceback toont waar)\n")
    assert "Traceback" in long.err
    assert "return one.theme.nonsense" in long.err
    assert f"failed while writing {where}" in long.err.splitlines()[-1]
    assert "--traceback" not in long.err.splitlines()[-1]
    assert (short.status, dutch.status, long.status) == (1, 1, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "gone.html"], "gone.html bestaat niet"),
        (["list", "gone*.html"], "geen bestand past op gone*.html"),
        (["list", "empty"], "in de map empty staat geen pagina: niets dat eindigt op .txt, "),
        (
            ["list", "brief.docx"],
            "brief.docx is een beschadigd zip-bestand: maak het opnieuw, of geef alleen de pagina",
        ),
        (
            ["list", "data.bin"],
            "data.bin is geen tekst: geef een pagina die als tekst (.txt) of HTML (.html) is bewaard",
        ),
        (["list", "broken.json", "--kind", "json"], "broken.json: geen geldige JSON: "),
        (["list", "page.json", "--kind", "pdf"], "--kind: 'pdf' is geen van 'text', 'html', "),
        (["export", "xslx"], "het formaat 'xslx' is er niet (bedoelde u 'xlsx'?); er zijn: csv, "),
        (["export", "json", "page.json", "-O", "x=1"], "het formaat 'json' heeft geen optie 'x'; "),
        (
            ["export", "csv", "page.json", "-O", "dialect=x"],
            "het formaat 'csv': de optie 'dialect' vraagt excel of rfc4180, niet 'x'",
        ),
        (["export", "csv", "page.json", "-O", "dialect"], "de optie 'dialect' heeft niet de vorm NAAM=WAARDE"),
        (
            ["export", "csv", "page.json", "-o", "no/such.csv"],
            "no/such.csv is niet te schrijven: bestand of map bestaat niet",
        ),
        (["export", "csv", "page.json", "-o"], "de optie '-o' vraagt een waarde"),
        (["schema", "json", "xml"], "er staat te veel: xml"),
    ],
)
def test_errors_in_dutch(program: Program, folder: Path, arguments: list[str], said: str) -> None:
    """What goes wrong most is said in Dutch to whoever works in Dutch, on one line; file names stay as they are."""
    (folder / "empty").mkdir()
    (folder / "brief.docx").write_bytes(b"PK\x03\x04" + b"\0" * 30 + b"word/document.xml")
    (folder / "data.bin").write_bytes(bytes(range(32)) * 10)
    (folder / "broken.json").write_text('{"projects": ', encoding="utf-8")
    found = program(*arguments, "--language=nl") if arguments[-1] != "-o" else program("--language=nl", *arguments)

    assert (found.status > 0, found.err.count("\n")) == (True, 1)
    assert said in found.err


def test_a_file_name_is_never_translated(program: Program) -> None:
    """A name that happens to hold the words of a message is left alone."""
    found = program("list", "a number or no text: is a PDF document", "--language=nl")

    assert found.err == "aenoprojects: a number or no text: is a PDF document bestaat niet\n"


def test_no_contacts_means_none(program: Program, folder: Path) -> None:
    """With --no-contacts neither the file nor what is said about it holds a contact, verbose or not."""
    found = program("export", "json", "page.json", "--no-contacts", "--verbose")
    text = (folder / "projects.json").read_text(encoding="utf-8") + found.err

    assert "Spelen op het werk" in text
    assert "Verzonnen" not in text
    assert "06 1" not in text


def test_language_reaches_the_exporter(program: Program, folder: Path) -> None:
    """--language is the language of what is written too, where the format has one; -O goes first."""
    for arguments in (["--language", "en"], ["--language", "en", "-O", "language=nl"]):
        assert program("export", "ical", "page.json", *arguments, "-o", f"{len(arguments)}.ics").status == 0
    english, dutch = (folder / "2.ics").read_text("utf-8"), (folder / "4.ics").read_text("utf-8")

    assert "Period as stated" in english
    assert "Periode zoals vermeld" in dutch


def test_merge(program: Program) -> None:
    """A project in two sources is reported and kept twice, or made one with --merge."""
    apart = program("list", "page.json", "edited.json", "-v")
    merged = program("list", "page.json", "edited.json", "--merge")

    assert (len(apart.out.splitlines()), len(merged.out.splitlines())) == (6, 4)
    assert apart.err.count("AP601") == 2


def test_check(program: Program) -> None:
    """Diagnostics come by line, with the offending text, harmless; errors make it fail."""
    found = program("check", "page.json")

    assert found.status == 1
    assert found.out.splitlines() == [
        "page.txt:7: info AP104 unknown label kept",
        "    Status",
        "    in: Aalten: Spelen op het werk",
        "page.txt:9: warning AP202 this day does not exist; only the month was read",
        "    31 september 2021",
        "    in: Aalten: Spelen op het werk",
        "page.txt:23: error AP301 not a possible phone number",
        "    06 1\ufffd[2J",
        "    in: Goes: Vitaal [red]op[/red] \ufffd[31mde fiets",
    ]
    assert found.err == "1 error, 1 warning, 1 remark in 3 projects.\n"


@pytest.mark.parametrize(
    ("arguments", "status", "totals"),
    [
        (["--ignore", "AP3"], 0, "1 warning, 1 remark in 3 projects.\n"),
        (["--ignore", "AP3", "--strict"], 1, "1 warning, 1 remark in 3 projects.\n"),
        (["--select", "AP104"], 0, "1 remark in 3 projects.\n"),
        (["--select", "AP104", "--strict"], 0, "1 remark in 3 projects.\n"),
        (["--select", "ap1,AP2", "--ignore", "AP202"], 0, "1 remark in 3 projects.\n"),
        (["--select", "AP5"], 0, "Nothing to report in 3 projects.\n"),
        (["--language", "nl"], 1, "1 fout, 1 waarschuwing, 1 opmerking in 3 projecten.\n"),
    ],
)
def test_what_check_counts(program: Program, arguments: list[str], status: int, totals: str) -> None:
    """Codes are selected and ignored by their beginning; strictly, warnings fail too."""
    found = program("check", "page.json", *arguments)

    assert (found.status, found.err) == (status, totals)


def test_check_for_programs(program: Program) -> None:
    """JSON has the shape of the JSON export; GitHub gets one command a line, its text escaped."""
    (row,) = json.loads(program("check", "page.json", "--format", "json", "--select", "AP3").out)
    assert list(row) == [
        "code",
        "severity",
        "message",
        "source",
        "line",
        "field",
        "text",
        "project",
        "read_as",
        "beside",
    ]
    assert (row["code"], row["severity"], row["line"]) == ("AP301", "error", 23)

    github = program("check", "page.json", "--format", "github", "--select", "AP202").out
    assert github == (
        "::warning file=page.txt,line=9,title=AP202::"
        "this day does not exist; only the month was read: 31 september 2021; in: Aalten: Spelen op het werk\n"
    )


def test_explain(program: Program) -> None:
    """A code is explained without any page."""
    found = program("check", "--explain", "ap202", "--language", "nl")

    assert found.status == 0
    assert found.out.startswith("AP202 (waarschuwing): deze dag bestaat niet")
    assert "Wat te doen:" in found.out


@pytest.mark.parametrize("wanted", ["1", "aalten-spelen-op-het-werk", "SPÉLEN werk", "iedereen"])
def test_show(program: Program, wanted: str) -> None:
    """A project is found by number, by id, by words of its title, or by words of its prose."""
    found = program("show", wanted, "page.json")

    assert found.status == 0
    assert found.out.startswith("Aalten: Spelen op het werk\n")
    assert "Last day          2021-12-31\n" in found.out
    assert found.out.endswith("In het kort\nEen spel voor iedereen.\n")


def test_show_tells_what_reading_came_across(program: Program, folder: Path) -> None:
    """What is odd in a project is told with it, and a number that cannot be one is shown; none of another project."""
    found = program("show", "1", "page.json")
    assert [code for code in ("AP104", "AP202", "AP301") if code in found.err] == ["AP104", "AP202"]
    assert program("show", "1", "page.json", "--quiet").err == ""
    contact = ap.ContactDetails(invalid_phones=("06 1234567",))
    ap.export([ap.Project(id="a", heading="Oss: Spel", title="Spel", contact=contact)], "json", "odd.json")
    assert "No valid number  06 1234567\n" in program("show", "1", "odd.json").out


def test_show_without_a_project(program: Program) -> None:
    """Who forgets which project learns how to say it."""
    found = program("show", "page.json")
    said = "aenoprojects: name the project first: show 12 page.json. See 'python -m aenoprojects show --help'.\n"

    assert found == (2, "", said)
    assert program("show", "x" * 5000).status == 1


def test_show_leaves_nothing_out(program: Program) -> None:
    """Links of one text are all there."""
    links = tuple(ap.Link(text="hier", url=f"https://x.example/{number}") for number in (1, 2))
    project = ap.Project(id="a", heading="Oss: Spel", title="Spel", links=links)
    ap.export([project], "json", "links.json")
    shown = program("show", "1", "links.json").out

    assert all(link.url in shown for link in links)


def test_show_none_or_several(program: Program) -> None:
    """What fits no project, or more than one, is a line, the candidates, and status 1."""
    none, several = program("show", "niets", "page.json"), program("show", "sp", "page.json", "edited.json")

    assert (none.status, none.out, none.err) == (1, "", "aenoprojects show: no project 'niets'\n")
    assert several.status == 1
    assert several.err.splitlines() == [
        "aenoprojects show: 'sp' fits 2 projects; choose a number:",
        "    1  Aalten: Spelen op het werk",
        "    4  Aalten: Spelen op het werk",
    ]


def test_diff_as_text(program: Program) -> None:
    """The difference names what came, what went, and each field that changed."""
    assert program("diff", "page.json", "edited.json").out == (
        "Added (1)\n"
        "+ Oss: Nieuw\n"
        "\n"
        "Removed (1)\n"
        "- Cuijk: Samen sterk  (line 40)\n"
        "\n"
        "Changed (1)\n"
        "~ Aalten: Spelen op het werk  (line 5)\n"
        "    Period\n"
        "      - 2020-09/2021-12\n"
        "      + 2020-09/2022-06\n"
    )


def test_diff_for_programs(program: Program) -> None:
    """JSON names ids and fields; Markdown is a table a project."""
    data = json.loads(program("diff", "page.json", "edited.json", "--format", "json").out)
    markdown = program("diff", "page.json", "edited.json", "--format", "markdown", "--language", "nl").out

    assert [one["id"] for one in data["added"] + data["removed"]] == ["oss-nieuw", "cuijk-samen-sterk"]
    assert data["changed"][0]["fields"] == [{"field": "period", "old": "2020-09/2021-12", "new": "2020-09/2022-06"}]
    assert "| Veld | Was | Is |\n| --- | --- | --- |\n| Looptijd | 2020-09/2021-12 | 2020-09/2022-06 |" in markdown


def test_diff_as_a_feed(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change is an entry, whose id is the same each time; without changes the feed is empty, and still a feed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1650000000")
    feed = program("diff", "page.json", "edited.json", "--format", "atom", "--language", "nl").out
    root = etree.fromstring(feed.encode())
    name = "{http://www.w3.org/2005/Atom}"

    assert [one.text for one in root.iterfind(f"{name}entry/{name}title")] == [
        "Erbij: Oss: Nieuw",
        "Verdwenen: Cuijk: Samen sterk",
        "Veranderd: Aalten: Spelen op het werk",
    ]
    assert "<td><del>2020-09/2021-12</del></td><td><ins>2020-09/2022-06</ins></td>" in root.findtext(
        f"{name}entry[3]/{name}content"
    )
    assert root.findtext(f"{name}updated") == "2022-04-15T05:20:00Z"
    assert feed == program("diff", "page.json", "edited.json", "--format", "atom", "--language", "nl").out
    nothing = etree.fromstring(program("diff", "page.json", "page.json", "--format", "atom").out.encode())
    assert nothing.find(f"{name}entry") is None
    assert nothing.findtext(f"{name}title") == "No changes"


def test_diff_status(program: Program) -> None:
    """A difference is no failure unless asked; no difference never is. Filters hold for both sides."""
    assert program("diff", "page.json", "edited.json").status == 0
    assert program("diff", "page.json", "edited.json", "--exit-code").status == 1
    assert program("diff", "page.json", "page.json", "--exit-code") == (0, "No difference.\n", "")
    assert program("diff", "page.json", "edited.json", "--theme", "vitaliteit").out == "No difference.\n"


def test_formats(program: Program) -> None:
    """Formats are listed with their distribution; a named one with its options."""
    assert "ical\taenoprojects\t" in program("formats").out
    assert "-O language=  nl or en; default nl; " in program("formats", "ical").out
    assert "-O places=  yes or no; default no; " in program("formats", "json").out


def test_broken_format(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that cannot be loaded is said and fails; the others are still checked."""
    from aenoprojects.exporters import registry

    broken = registry.Format(name="bad", distribution="other", version="2.0", value="nowhere:Bad")
    good = registry.find("json")
    monkeypatch.setattr(registry, "formats", lambda: (broken, good))
    found = program("formats", "--check")

    assert found.status == 1
    assert "bad\tother 2.0\t" in found.out
    assert "json\taenoprojects" in found.out


@pytest.mark.parametrize(("kind", "begin"), [("json", "{"), ("xml", "<?xml")])
def test_schema(program: Program, kind: str, begin: str) -> None:
    """Both schemas are printed as they are."""
    assert program("schema", kind).out.startswith(begin)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(program: Program, name: str) -> None:
    """Every command's help has an example in the user's language, and --help is described in it."""
    english, dutch = program(name, "--help"), program(name, "--help", "--language=nl")

    assert f"Example:\n    aenoprojects {name} " in english.out
    assert f"Voorbeeld:\n    aenoprojects {name} " in dutch.out
    assert dutch.out.startswith("Gebruik: ")
    assert "Toon deze hulp." in dutch.out
    assert "Opties:" in dutch.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["zeef"], "there is no command 'zeef'; there are: export, check, "),
        (["check", "--fromat", "x"], "there is no option --fromat; did you mean --format?"),
        (["export"], "FORMAT is missing. See 'python -m aenoprojects export --help'."),
        (["export", "pdf", "page.json"], "no format 'pdf' is installed; there are: "),
        (["export", "json", "page.json", "-O", "colour=red"], "format 'json' has no option 'colour'"),
        (["export", "ical", "page.json", "-O", "language"], "'language' is not of the form NAME=VALUE"),
        (["list", "page.json", "--active", "ooit"], "--active: 'ooit' is no date or year"),
        (["list", "page.json", "--round", "1"], "--round: '1' is no round, such as 2021-1."),
        (["check", "page.json", "--select", "AP9"], "--select: there is no code AP9."),
        (["schema", "yaml"], "yaml"),
        (["list", "page.json", "--kind", "pdf"], "--kind"),
        (["list", "page.json", "--language", "fy"], "--language"),
    ],
)
def test_wrong_usage(program: Program, arguments: list[str], message: str) -> None:
    """Wrong usage is status 2 and one line that says what there is."""
    found = program(*arguments)

    assert (found.status, found.out) == (2, "")
    assert message in found.err
    assert found.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["list", "gone.txt"], "gone.txt does not exist"),
        (["check", "damaged.json"], "damaged.json"),
        (["export", "json", "page.json", "-o", "nowhere/x.json"], "nowhere/x.json cannot be written"),
        (["list", "page.json", "--vocabulary", "gone.toml"], "gone.toml: cannot be read as a vocabulary"),
        (["export", "nowhere:Thing", "page.json"], "nowhere:Thing cannot be imported"),
    ],
)
def test_what_the_system_would_not(program: Program, folder: Path, arguments: list[str], message: str) -> None:
    """What cannot be read or written is status 1 and one line."""
    (folder / "damaged.json").write_text('{"projects": [{"id": 1}]}', encoding="utf-8")
    found = program(*arguments)

    assert (found.status, found.out) == (1, "")
    assert found.err.startswith("aenoprojects: ")
    assert message in found.err
    assert found.err.count("\n") == 1


def test_fault_of_ours(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unforeseen exception is one line; its traceback comes on request only."""
    monkeypatch.setattr("aenoprojects.cli.gather.read_each", lambda *_, **__: 1 / 0)
    plain, verbose = program("list", "page.json"), program("list", "page.json", "--verbose")

    assert (plain.status, plain.err.count("\n")) == (1, 1)
    assert "ZeroDivisionError" in plain.err
    assert "Traceback" not in plain.err
    assert "Traceback" in verbose.err


def test_ctrl_c(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is status 130."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("aenoprojects.cli.gather.read_each", interrupted)

    assert program("list", "page.json").status == 130


def test_no_arguments(program: Program) -> None:
    """The bare program shows its help."""
    found = program()

    assert found.status == 0
    assert all(f"\n  {name} " in found.out for name in COMMANDS)


def test_standard_input_and_output(program: Program, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """`-` is standard input, and with -o standard output."""
    with (folder / "page.json").open("rb") as stream:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": stream}))
        found = program("export", "jsonl", "-", "-o", "-", "-q")

    assert [json.loads(line)["id"] for line in found.out.splitlines()][-1] == "cuijk-samen-sterk"
