"""Reading periods, by where the forms come from: the listing, the field guide, other pages, nobody's good will."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aenoprojects.diagnostics import Code
from aenoprojects.model import Period
from aenoprojects.values.period import parse_period, read_periods
from aenoprojects.values.readings import Part
from aenoprojects.vocabulary import Vocabulary
from periods import read_field, read_fields, told_by

REFERENCE = Path(__file__).parents[4] / "docs" / "reference" / "periods.md"
COLUMNS = ("edtf", "first_day", "last_day", "end_state", "duration")


def told(period: Period, *names: str) -> dict[str, Any]:
    """Return attributes of a period as they are written, None where there is nothing."""
    values = {name: getattr(period, name) for name in names}
    return {name: value if isinstance(value, bool) or value is None else str(value) for name, value in values.items()}


# text, start, end, last day: all stated in full, with nothing to report.
LISTING = [
    ("juli 2019 tot 1 september 2021", "2019-07", "2021-09-01", "2021-08-31"),
    ("1 september 2019 t/m 31 december 2019", "2019-09-01", "2019-12-31", "2019-12-31"),
    ("15 januari - 1 september 2021", "2021-01-15", "2021-09-01", "2021-09-01"),
    ("september 2021 - maart 2022", "2021-09", "2022-03", "2022-03-31"),
    ("01-11-2020 tot 01-11-2022", "2020-11-01", "2022-11-01", "2022-10-31"),
    ("januari – december 2021", "2021-01", "2021-12", "2021-12-31"),
    ("1 juli 2020 tot en met 15 februari 2021", "2020-07-01", "2021-02-15", "2021-02-15"),
    ("september 2020 t/m juni 2021", "2020-09", "2021-06", "2021-06-30"),
    ("30 september 2021 tot 30 september 2022", "2021-09-30", "2022-09-30", "2022-09-30"),
    ("1 september 2021 - 31 augustus 2022", "2021-09-01", "2022-08-31", "2022-08-31"),
    ("juni 2020 tot en met december 2021", "2020-06", "2021-12", "2021-12-31"),
    ("januari 2019 t/m 23 januari 2020", "2019-01", "2020-01-23", "2020-01-23"),
    ("september 2020 tot maart 2021", "2020-09", "2021-03", "2021-02-28"),
    ("oktober 2020 - 1 januari 2022", "2020-10", "2022-01-01", "2022-01-01"),
    ("1 januari 2017 tot 1 januari 2019", "2017-01-01", "2019-01-01", "2018-12-31"),
    ("1 januari 2021 – 31 december 2023", "2021-01-01", "2023-12-31", "2023-12-31"),
    ("maart 2020 – juli 2021", "2020-03", "2021-07", "2021-07-31"),
    ("juli t/m oktober 2020", "2020-07", "2020-10", "2020-10-31"),
    ("1-1-2021 t/m 28-2-2023", "2021-01-01", "2023-02-28", "2023-02-28"),
    ("juni tot en met december 2020", "2020-06", "2020-12", "2020-12-31"),
    ("1 januari 2021 tm 31 december 2021", "2021-01-01", "2021-12-31", "2021-12-31"),
    ("tot 1 januari 2021", "", "2021-01-01", "2020-12-31"),
    ("2018-2019", "2018", "2019", "2019-12-31"),
    ("2020", "2020", "2020", "2020-12-31"),
    ("januari 2021 tot 31 december 2021", "2021-01", "2021-12-31", "2021-12-31"),
    ("april - juni 2021", "2021-04", "2021-06", "2021-06-30"),
    ("juli tot september 2020", "2020-07", "2020-09", "2020-08-31"),
    ("2019- 2020", "2019", "2020", "2020-12-31"),
    ("start tussen 1 mei/1 juni 2021 t/m 1 december 2021", "2021-05-01", "2021-12-01", "2021-12-01"),
    ("2017-februari 2019", "2017", "2019-02", "2019-02-28"),
    ("1 februari tot 1 juli 2021", "2021-02-01", "2021-07-01", "2021-06-30"),
    ("oktober 2019- november 2020", "2019-10", "2020-11", "2020-11-30"),
]

# text, and what is not as in a plain period.
LISTING_ODD: list[tuple[str, dict[str, Any]]] = [
    ("vanaf 2018", {"start": "2018", "end_state": "open"}),
    ("1 jaar", {"end_state": "none", "duration": "P1Y"}),
    ("januari 2021 - ntb", {"start": "2021-01", "end_state": "unknown"}),
    ("januari 2019 - ?", {"start": "2019-01", "end_state": "unknown"}),
    ("medio juni 2021 - ntb", {"start": "2021-06", "start_part": "medio", "end_state": "unknown"}),
    ("start december 2020- looptijd 2 jaar", {"start": "2020-12", "end_state": "derived", "duration": "P2Y"}),
    ("begindatum 1 maart 2020 (looptijd = 3 jaar)", {"start": "2020-03-01", "end_state": "derived", "duration": "P3Y"}),
    ("begin 2020 t/m eind 2021", {"start": "2020", "start_part": "begin", "end": "2021", "end_part": "eind"}),
    ("medio april 2021 - april 2022", {"start": "2021-04", "start_part": "medio", "end": "2022-04"}),
    ("medio oktober tot en met november 2020", {"start": "2020-10", "start_part": "medio", "end": "2020-11"}),
    ("juni 2020 tot medio 2022", {"start": "2020-06", "end": "2022", "end_part": "medio", "end_exclusive": True}),
    ("1 juni 2018 – 30 juni 2019 (fase 1)", {"start": "2018-06-01", "end": "2019-06-30", "remark": "fase 1"}),
    ("september 2021 - mei 2022 (fase 1 & 2)", {"start": "2021-09", "end": "2022-05", "remark": "fase 1 & 2"}),
    ("Oktober 2020 – (wrs) Februari 2021", {"start": "2020-10", "end": "2021-02", "remark": "wrs"}),
    (
        "oktober ’20 tot juli ’21 (nieuwe visie)",
        {"start": "2020-10", "end": "2021-07", "end_exclusive": True, "remark": "nieuwe visie"},
    ),
    (
        "juni 2020 – mrt 2021 (gaat uitlopen naar eind juni 2021)",
        {"start": "2020-06", "end": "2021-03", "remark": "gaat uitlopen naar eind juni 2021"},
    ),
    (
        "september 2020 - september 2022 (aanloop en 1,5 jaar contract)",
        {"start": "2020-09", "end": "2022-09", "remark": "aanloop en 1,5 jaar contract"},
    ),
    (
        "1 januari 2020 – 1 januari 2021 (een doorlopende zaak. Maar dit gaat over het jaar 2020)",
        {
            "start": "2020-01-01",
            "end": "2021-01-01",
            "remark": "een doorlopende zaak. Maar dit gaat over het jaar 2020",
        },
    ),
    (
        "begin januari 2020, verwachte einddatum: juli 2021",
        {"start": "2020-01", "start_part": "begin", "end": "2021-07", "remark": "verwachte einddatum"},
    ),
    (
        "Er wordt al jaren aan gebouwd (in stappen). Het deel met subsidie loopt van juni 2020 tot eind 2021.",
        {
            "start": "2020-06",
            "end": "2021",
            "end_part": "eind",
            "end_exclusive": True,
            "remark": "Er wordt al jaren aan gebouwd (in stappen). Het deel met subsidie",
        },
    ),
    (
        "ontwikkeling van het spel 4 maanden/18 weken (mei – augustus 2021)",
        {"start": "2021-05", "end": "2021-08", "duration": "P4M", "remark": "ontwikkeling van het spel"},
    ),
    (
        "gebruik van het spel in de training, minimaal 3 jaar (tot aan 2024)",
        {
            "end": "2024",
            "end_exclusive": True,
            "duration": "P3Y",
            "remark": "gebruik van het spel in de training, minimaal",
        },
    ),
]

GUIDE: list[tuple[str, dict[str, Any]]] = [
    (
        "half mei 2021 t/m half juni 2021",
        {"start": "2021-05", "end": "2021-06", "start_part": "medio", "end_part": "medio"},
    ),
    ("begin t/m eind 2021", {"start": "2021", "end": "2021", "start_part": "begin", "end_part": "eind"}),
    ("Q1 2021", {"start": "2021-33", "end": "2021-33"}),
    ("4e kwartaal 2022", {"start": "2022-36", "end": "2022-36"}),
    ("tweede kwartaal van 2022", {"start": "2022-34", "end": "2022-34"}),
    ("eerste helft 2021", {"start": "2021-40", "end": "2021-40"}),
    ("2e helft van 2021", {"start": "2021-41", "end": "2021-41"}),
    ("lente 2021 - herfst 2022", {"start": "2021-21", "end": "2022-23"}),
    ("winter t/m zomer 2021", {"start": "2020-24", "end": "2021-22"}),
    ("voorjaar 2021", {"start": "2021-21", "end": "2021-21"}),
    ("mrt. t/m sept. 2021", {"start": "2021-03", "end": "2021-09"}),
    ("1-3-2021", {"start": "2021-03-01", "end": "2021-03-01"}),
    ("2021-03-01 t/m 2021-06-30", {"start": "2021-03-01", "end": "2021-06-30"}),
    ("juni 2016 - nu", {"start": "2016-06", "end_state": "open"}),
    ("mei 2021 – heden", {"start": "2021-05", "end_state": "open"}),
    ("doorlopend", {"end_state": "open"}),
    ("n.t.b.", {"end_state": "unknown"}),
    ("nog niet bekend", {"end_state": "unknown"}),
    ("m.i.v. 1 mei 2021", {"start": "2021-05-01", "end_state": "open"}),
    ("per mei 2021", {"start": "2021-05", "end_state": "open"}),
    ("vanaf mei 2021, 12 weken", {"start": "2021-05", "end_state": "derived", "duration": "P12W"}),
    ("anderhalf jaar vanaf september 2021", {"start": "2021-09", "end_state": "derived", "duration": "P1Y6M"}),
    ("twaalf weken", {"end_state": "none", "duration": "P12W"}),
    ("tussen 1 mei en 1 juni 2021 t/m 1 juli 2021", {"start": "2021-05-01", "end": "2021-07-01"}),
    ("start tussen 1 mei en 1 juni 2021", {"start": "2021-05-01", "end_state": "open"}),
    (
        "mei/juni 2021 - eind 2021",
        {"start": "2021-05", "end": "2021", "end_part": "eind", "remark": "mei/juni 2021"},
    ),
    ("tot aan 2024", {"end": "2024", "end_exclusive": True}),
    ("tot 31 december 2021", {"end": "2021-12-31"}),
    ("tot 28 februari 2020", {"end": "2020-02-28", "end_exclusive": True}),
    (
        "1 mei 2021 t/m 1 juli 2021, uitloop tot maart 2022",
        {"start": "2021-05-01", "end": "2021-07-01", "remark": "uitloop tot maart 2022"},
    ),
]

WILD: list[tuple[str, dict[str, Any]]] = [
    ("wk 12 2021", {"start": "2021-03-22", "end": "2021-03-28"}),
    ("week 12-20, 2021", {"start": "2021-03-22", "end": "2021-05-23"}),
    ("kwartaal 1 t/m 3 2021", {"start": "2021-33", "end": "2021-35"}),
    ("2021/2022", {"start": "2021", "end": "2022"}),
    ("schooljaar 2020/21", {"start": "2020-08", "end": "2021-07"}),
    ("28 t/m 3 maart 2021", {"start": "2021-02-28", "end": "2021-03-03"}),
    ("november 2020 t/m februari", {"start": "2020-11", "end": "2021-02"}),
    ("januari 2021 - juni/juli 2021", {"start": "2021-01", "end": "2021-07", "remark": "juni/juli 2021"}),
    ("startdatum 1 mei 2020 / einddatum 1 mei 2021", {"start": "2020-05-01", "end": "2021-05-01"}),
    (
        "looptijd: 12 maanden, startdatum: 01-03-2021",
        {"start": "2021-03-01", "end_state": "derived", "duration": "P12M"},
    ),
    ("startdatum: 1 maart 2021, einddatum: onbekend", {"start": "2021-03-01", "end_state": "unknown"}),
    ("december 2020 afgerond", {"end": "2020-12"}),
    ("reeds afgerond (december 2020)", {"end": "2020-12", "remark": "reeds"}),
    ("ntb (verwacht 2022)", {"end_state": "unknown", "remark": "verwacht 2022"}),
    (
        "mei 2020 tot oplevering van het gebouw",
        {"start": "2020-05", "end_state": "unknown", "remark": "tot oplevering van het gebouw"},
    ),
    (
        "juni 2021 – naar verwachting eind 2022",
        {"start": "2021-06", "end": "2022", "end_part": "eind", "remark": "naar verwachting"},
    ),
    ("mei 2021 - juli 2021, daarna doorlopend", {"start": "2021-05", "end": "2021-07", "remark": "daarna doorlopend"}),
    ("1 mei 2021 - 1 mei 2022 (1 jaar)", {"start": "2021-05-01", "end": "2022-05-01", "duration": "P1Y"}),
    (
        "1 mei 2021 - 1 mei 2022, waarvan 2 maanden proef",
        {"start": "2021-05-01", "end": "2022-05-01", "remark": "waarvan 2 maanden proef"},
    ),
    ("vanaf 1 mei 2021, 6 tot 8 maanden", {"start": "2021-05-01", "end_state": "open", "remark": "6 tot 8 maanden"}),
    ("2 jaar (24 maanden)", {"end_state": "none", "duration": "P2Y", "remark": "24 maanden"}),
    ("2018/..", {"start": "2018", "end_state": "open"}),
    ("5th of March 2021", {"start": "2021-03-05", "end": "2021-03-05"}),
    ("2021 Q1 - 2021 Q3", {"start": "2021-33", "end": "2021-35"}),
    ("vanaf mei 12 weken, t/m 2022", {"start": "2022-05", "end": "2022", "duration": "P12W"}),
    (
        "mid-2021 - eind van het najaar van 2022",
        {"start": "2021", "start_part": "medio", "end": "2022-23", "end_part": "eind"},
    ),
    ("begin - eind 2021", {"start": "2021", "start_part": "begin", "end": "2021", "end_part": "eind"}),
    (
        "mei 2021 met een uitloop tot juni 2021",
        {"start": "2021-05", "end": "2021-05", "remark": "met een uitloop tot juni 2021"},
    ),
    ("half jaar", {"end_state": "none", "duration": "P6M"}),
    ("1 maand en 2 weken", {"end_state": "none", "duration": "P1M14D"}),
    (
        "mei 2020 tot oplevering, fase 2",
        {"start": "2020-05", "end_state": "unknown", "remark": "tot oplevering, fase 2"},
    ),
    ("2020 - 2021 (2 jaar, 24 maanden)", {"start": "2020", "end": "2021", "duration": "P2Y", "remark": "24 maanden"}),
    ("mei/juni 2021 - heden", {"start": "2021-05", "end_state": "open", "remark": "mei/juni 2021"}),
    ("De proef (fase 1) mei 2021", {"start": "2021-05", "end": "2021-05", "remark": "De proef (fase 1)"}),
    ("mei 2021 t./m juni 2021", {"start": "2021-05", "end": "2021-06"}),
    ("ca. mei 2021 - ca. juni 2021", {"start": "2021-05", "end": "2021-06", "remark": "ca."}),
    ("Q1-2021", {"start": "2021-33", "end": "2021-33"}),
    ("2021-Q1", {"start": "2021-33", "end": "2021-33"}),
    ("2021-W12 t/m W14", {"start": "2021-03-22", "end": "2021-04-11"}),
    ("2021/03/01 - 2021/05/31", {"start": "2021-03-01", "end": "2021-05-31"}),
    ("1-mrt-2021 - 31-mei-2021", {"start": "2021-03-01", "end": "2021-05-31"}),
    ("1-mrt-21", {"start": "2021-03-01", "end": "2021-03-01"}),
    ("mrt-21 t/m mei-21", {"start": "2021-03", "end": "2021-05"}),
    ("mei-12 juni 2021", {"start": "2021-05", "end": "2021-06-12"}),
    ("1e-mrt-2021", {"start": "2021-03", "end": "2021-03", "remark": "1e"}),
    ("01-03-'21 t/m 31-05-'21", {"start": "2021-03-01", "end": "2021-05-31"}),
    ("01 03 2021 - 31 05 2021", {"start": "2021-03-01", "end": "2021-05-31"}),
    ("voor 1 juli 2022", {"end": "2022-07-01", "end_exclusive": True}),
    ("voor eind 2021", {"end": "2021", "end_part": "eind", "end_exclusive": True}),
    ("voor de zomer 2021", {"end": "2021-22", "end_exclusive": True}),
    ("maart 2021 - voor de zomer 2022", {"start": "2021-03", "end": "2022-22", "end_exclusive": True}),
    ("gereed voor 1 juli 2022", {"end": "2022-07-01", "end_exclusive": True}),
    ("budget voor 2021", {"start": "2021", "end": "2021", "remark": "budget"}),
    ("voor 2021 t/m 2022", {"start": "2021", "end": "2022"}),
    ("na de zomer 2021", {"start": "2021-23", "end_state": "open"}),
    ("vanaf na de zomer 2021", {"start": "2021-23", "end_state": "open"}),
    ("na de winter 2020", {"start": "2021-21", "end_state": "open"}),
    ("na maart 2021 t/m juni 2021", {"start": "2021-04", "end": "2021-06"}),
    ("na 1 juli 2021", {"start": "2021-07-02", "end_state": "open"}),
    ("na 2020", {"start": "2021", "end_state": "open"}),
    ("na week 12 2021", {"start": "2021-03-29", "end_state": "open"}),
    ("maart 2021 - loopt nog", {"start": "2021-03", "end_state": "open"}),
    ("1 maart 2021 – (nog lopend)", {"start": "2021-03-01", "end_state": "open"}),
    (
        "oorspronkelijk maart 2021, nu mei 2021 - juli 2021",
        {"start": "2021-05", "end": "2021-07", "remark": "oorspronkelijk maart 2021, nu"},
    ),
    ("oorspronkelijk plan: mei 2021", {"start": "2021-05", "end": "2021-05", "remark": "oorspronkelijk plan"}),
    ("2e helft maart 2021", {"start": "2021-03", "start_part": "medio", "end": "2021-03", "end_part": "eind"}),
    ("eerste helft van maart 2021", {"start": "2021-03", "start_part": "begin", "end": "2021-03", "end_part": "medio"}),
    ("eerste helft maart 2021 - mei 2021", {"start": "2021-03", "start_part": "begin", "end": "2021-05"}),
    ("derde en vierde kwartaal 2021", {"start": "2021-35", "end": "2021-36"}),
    ("laatste kwartaal 2021", {"start": "2021-36", "end": "2021-36"}),
    ("1e kwart. 2021", {"start": "2021-33", "end": "2021-33"}),
    ("2021 > 2022", {"start": "2021", "end": "2022"}),
    ("2021, september", {"start": "2021-09", "end": "2021-09"}),
    ("2021 september - 2022 mei", {"start": "2021-09", "end": "2022-05"}),
    ("2021 1 maart - 1 mei", {"start": "2021-03-01", "end": "2021-05-01"}),
    ("2021 eerste helft", {"start": "2021-40", "end": "2021-40"}),
    ("2019-2020-2021", {"start": "2019", "end": "2021"}),
    ("6 à 8 maanden", {"end_state": "none", "remark": "6 à 8 maanden"}),
    ("schooljaar 20/21", {"start": "2020-08", "end": "2021-07"}),
    ("-", {"end_state": "unknown"}),
    ("1 okt tot 2021", {"start": "2020-10-01", "end": "2021", "end_exclusive": True}),
]

# text, code, the text that it is about, and what is read all the same.
WRONG: list[tuple[str, Code, str, dict[str, Any]]] = [
    (
        "1 maart 2020 t/m 31 september 2021",
        Code.DATE_INVALID,
        "31 september 2021",
        {"start": "2020-03-01", "end": "2021-09", "problem": "invalid-date"},
    ),
    ("tot 31 september 2021", Code.DATE_INVALID, "31 september 2021", {"end": "2021-09", "problem": "invalid-date"}),
    ("29-02-2021", Code.DATE_INVALID, "29-02-2021", {"start": "2021-02", "end": "2021-02", "problem": "invalid-date"}),
    (
        "1 maart 2021 - 1 januari 2021",
        Code.PERIOD_REVERSED,
        "1 maart 2021 - 1 januari 2021",
        {"start": "2021-03-01", "end": "2021-01-01", "problem": "reversed"},
    ),
    (
        "maart 2021 tot maart 2021",
        Code.PERIOD_REVERSED,
        "maart 2021 tot maart 2021",
        {"start": "2021-03", "end": "2021-03", "end_exclusive": True, "problem": "reversed"},
    ),
    (
        "maart 2021 - juli 202",
        Code.DATE_UNREADABLE,
        "juli 202",
        {"start": "2021-03", "end_state": "unknown", "problem": "unreadable"},
    ),
    (
        "maart 2021 - 20222",
        Code.DATE_UNREADABLE,
        "20222",
        {"start": "2021-03", "end_state": "unknown", "problem": "unreadable"},
    ),
    ("juli 2O21 - 2022", Code.DATE_UNREADABLE, "juli 2O21", {"end": "2022", "problem": "unreadable"}),
    ("2O21 - 2022", Code.DATE_UNREADABLE, "2O21", {"end": "2022", "problem": "unreadable"}),
    ("13-13-2021 - 2022", Code.DATE_UNREADABLE, "13-13-2021", {"end": "2022", "problem": "unreadable"}),
    ("week 53 2021", Code.DATE_UNREADABLE, "week 53 2021", {"end_state": "unknown", "problem": "unreadable"}),
    (
        "per 1 mei voor 6 maanden",
        Code.DATE_UNREADABLE,
        "1 mei",
        {"end_state": "unknown", "duration": "P6M", "problem": "unreadable"},
    ),
    (
        "zie website",
        Code.PERIOD_UNREADABLE,
        "zie website",
        {"end_state": "unknown", "problem": "unreadable", "remark": "zie website"},
    ),
    (
        "media april 2021",
        Code.PERIOD_REPAIRED,
        "media april 2021",
        {"start": "2021-04", "end": "2021-04", "start_part": "medio", "end_part": "medio"},
    ),
    ("2020 t/ 2022", Code.PERIOD_REPAIRED, "t/", {"start": "2020", "end": "2022"}),
    ("setember 2021", Code.PERIOD_REPAIRED, "setember 2021", {"start": "2021-09", "end": "2021-09"}),
    (
        "okt. tot 2021",
        Code.YEAR_GUESSED,
        "okt.",
        {"start": "2020-10", "end": "2021", "end_exclusive": True},
    ),
    ("november t/m februari 2021", Code.YEAR_GUESSED, "november", {"start": "2020-11", "end": "2021-02"}),
]

# text, remark of the first, and (text, EDTF, remark) of the others.
SEVERAL: list[tuple[str, str | None, list[tuple[str, str, str | None]]]] = [
    (
        "1 mei 2020 tot 1 mei 2021, borging en vervolg tot maart 2022",
        None,
        [("borging en vervolg tot maart 2022", "/2022-02", "borging en vervolg")],
    ),
    (
        "fase 1: jan - mrt 2020; fase 2: apr 2020 - juli 2021",
        "fase 1",
        [("fase 2: apr 2020 - juli 2021", "2020-04/2021-07", "fase 2")],
    ),
    (
        "Fase 1 (jan - mrt 2020) en fase 2 (apr - dec 2020)",
        "Fase 1",
        [("fase 2 (apr - dec 2020)", "2020-04/2020-12", "fase 2")],
    ),
    (
        "mei 2021 - juni 2021 (proef), juli 2021 - mei 2022 (vervolg), 2023",
        "proef",
        [("juli 2021 - mei 2022 (vervolg)", "2021-07/2022-05", "vervolg"), ("2023", "2023", None)],
    ),
    ("voorjaar en najaar 2021", None, [("najaar 2021", "2021-09/2021-11", None)]),
    ("jan-mrt en sept-dec 2020", None, [("sept-dec 2020", "2020-09/2020-12", None)]),
]

HOSTILE = [
    "(" * 5000,
    "()" * 3000,
    "2021 - " * 2000,
    "2021 " * 3000,
    "2021 mei " * 3000,
    "na de " * 3000,
    "oorspronkelijk 2021, " * 1500,
    "9" * 20000,
    "mei, " * 3000,
    "2 jaar " * 3000,
    "'21 " * 3000,
    "week 1 " * 3000,
    "tussen 1 mei en " * 1000,
    "1/2/" * 3000,
    "99999999999999999999 jaar vanaf mei 2021",
    "vanaf 2099, 999 jaar",
    "1 mei 2021 - \x00 - \ud800 - 2022",
    "٣ mei ٢٠٢١",
]


@pytest.mark.parametrize(("text", "start", "end", "last_day"), LISTING)
def test_the_listings_periods_are_read(text: str, start: str, end: str, last_day: str) -> None:
    """A plain period gives start, end and last day, and nothing to report."""
    reading = told_by(text)
    period = reading.period
    assert (str(period.start or ""), str(period.end), str(period.last_day)) == (start, end, last_day)
    assert (period.end_state, period.problem, period.remark, reading.others, reading.problems) == (
        "stated",
        None,
        None,
        (),
        (),
    )


@pytest.mark.parametrize(("text", "expected"), [*LISTING_ODD, *GUIDE, *WILD])
def test_every_attribute_is_as_told(text: str, expected: dict[str, Any]) -> None:
    """What is listed is read, and nothing else is."""
    reading = told_by(text, label="Looptijd")
    plain = Period(label="Looptijd", text=text, end_state="stated")
    names = ("start", "start_part", "end", "end_part", "end_exclusive", "end_state", "duration", "problem", "remark")
    assert told(reading.period, "label", "text", *names) == told(plain, "label", "text", *names) | expected
    assert reading.others == ()
    assert {code for code, _ in reading.problems} <= {Code.YEAR_GUESSED, Code.PERIOD_PART_UNREAD}


@pytest.mark.parametrize(("text", "code", "offending", "expected"), WRONG)
def test_what_is_wrong_is_reported(text: str, code: Code, offending: str, expected: dict[str, Any]) -> None:
    """A wrong, repaired or guessed date is reported with its text, and what can be read is read."""
    reading = told_by(text)
    names = ("start", "start_part", "end", "end_part", "end_exclusive", "end_state", "duration", "problem", "remark")
    plain = told(Period(end_state="stated"), *names)
    assert (code, offending) in reading.problems
    assert told(reading.period, *names) == plain | expected


@pytest.mark.parametrize(("text", "remark", "others"), SEVERAL)
def test_several_periods(text: str, remark: str | None, others: list[tuple[str, str, str | None]]) -> None:
    """The first period stated is the project's; the others have their own text and remark, and are reported."""
    reading = told_by(text)
    assert (reading.period.text, reading.period.remark) == (text, remark)
    assert [(other.text, other.edtf, other.remark) for other in reading.others] == others
    assert [text for code, text in reading.problems if code is Code.PERIODS_SEVERAL] == [row[0] for row in others]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_kept(text: str) -> None:
    """Whatever the text, a period comes back that holds it and can be written out."""
    period = parse_period(text)
    assert period.text == " ".join(text.split())
    assert period.edtf is None or len(period.edtf) <= len("2021-01-01/2021-01-01")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("1 november 2019", "/2019-11-01"), ("2019", "/2019"), ("mei 2019 - juni 2019", "2019-05/2019-06")],
)
def test_a_field_that_tells_the_end(text: str, edtf: str) -> None:
    """Under a label such as "Afgerond" a lone date is the end, and a range still a range."""
    assert parse_period(text, label="Afgerond", ends=True).edtf == edtf
    assert told_by(text, "end").period.edtf == edtf


def reference_rows() -> list[list[str]]:
    """Return the cells of every row of the reference page's tables."""
    lines = REFERENCE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")]
    return [row for row in rows if row[0] != "Text"]


@pytest.mark.parametrize("row", reference_rows(), ids=lambda row: row[0])
def test_the_reference_page_is_true(row: list[str]) -> None:
    """Every row of docs/reference/periods.md is what the reader gives."""
    reading = told_by(row[0])
    codes = ", ".join(dict.fromkeys(code.value for code, _ in reading.problems))
    cells = [*told(reading.period, *COLUMNS).values(), codes]
    assert [cell or "–" for cell in cells] == [cell.strip("`") for cell in row[1:]]


def test_the_reference_page_has_its_tables() -> None:
    """The page is not empty: it has rows for every section of forms."""
    assert len(reference_rows()) > 60


# text, EDTF, codes: shapes that strangers found, and their kinds.
FOUND = [
    ("1-3 t/m 31-12-2021", "2021-03-01/2021-12-31", []),
    ("01-03 - 31-12-2021", "2021-03-01/2021-12-31", []),
    ("van 1-9 tot 31-12-2020", "2020-09-01/2020-12-31", []),
    ("15-1 - 1-9-2021", "2021-01-15/2021-09-01", []),
    ("1/3 t/m 1/9 2021", "2021-03-01/2021-09-01", []),
    ("27/8 t/m 31/12/2021", "2021-08-27/2021-12-31", []),
    ("27-8/31-12-2021", "2021-08-27/2021-12-31", []),
    ("1.3. - 30.9.2021", "2021-03-01/2021-09-30", []),
    ("01.03 t/m 31.12.2021", "2021-03-01/2021-12-31", []),
    ("1-3-2021 tot 1-9", "2021-03-01/2021-08-31", []),
    ("vanaf 1-3-2021 tot 1-9", "2021-03-01/2021-08-31", []),
    ("1-9-2020 t/m 30-6", "2020-09-01/2021-06-30", [Code.YEAR_GUESSED]),
    ("2021-3 t/m 2021-9", "2021-03/2021-09", []),
    ("3/2021 - 9/2021", "2021-03/2021-09", []),
    ("2020 – 21", "2020/2021", []),
    ("2008–10", "2008/2010", []),
    ("1998-02", "1998-02", [Code.PERIOD_AMBIGUOUS]),
    ("2015-10", "2015-10", []),
    ("1-3 2021", "2021-03-01", [Code.PERIOD_AMBIGUOUS]),
    ("1-3", None, [Code.PERIOD_UNREADABLE]),
    ("20/21", None, [Code.PERIOD_UNREADABLE]),
    ("vanaf 1-3", None, [Code.DATE_UNREADABLE]),
    ("maart 2021 - 12", "2021-03/", [Code.DATE_UNREADABLE]),
    ("start maart 2021\neinde mei 2022", "2021-03/2022-05", []),
    ("start maart 2021; einde mei 2022", "2021-03/2022-05", []),
    ("maart 2021\n- mei 2022", "2021-03/2022-05", []),
    ("1 mei 2023\nt/m 31 oktober 2023", "2023-05-01/2023-10-31", []),
    ("gestart in maart 2019, afgerond in mei 2020", "2019-03/2020-05", []),
    ("afgesloten in augustus 1995", "/1995-08", []),
    ("2020 - 2021 / 2022 - 2023", "2020/2021", [Code.PERIODS_SEVERAL]),
    ("2019 - 2021, wordt mogelijk verlengd tot 2022", "2019/2021", []),
    ("juni 2020 - december 2020 (uitgesteld tot mei 2021)", "2020-06/2020-12", [Code.PERIOD_PART_UNREAD]),
    ("fase 1-2: 2021 - 2022 (groep 3 & 4, 75 deelnemers)", "2021/2022", []),
    ("1/9/2021 12:00", "2021-09-01", [Code.PERIOD_PART_UNREAD]),
    ("einde eerste helft maart 2024", "/2024-03~", []),
    ("week 12 tot week 40 2021", "2021-03-22/2021-10-03", []),
    ("2021-09-01T00:00:00 - 2022-08-31T00:00:00", "2021-09-01/2022-08-31", []),
    ("1 mei 2021 - 1 mei 2022 (1 jaar)", "2021-05-01/2022-05-01", []),
    ("2 jaar (2021-2023)", "2021/2023", []),
    ("start n.t.b., einde 2022", "/2022", []),
    ("2 dagen per week, 2021", "2021", []),
    ("3 maanden in 2021", "2021-01-01/2021-03-31", [Code.PERIOD_AMBIGUOUS]),
    ("1 3 2021 - 31 8 2022", "2021-03-01/2022-08-31", []),
    ("2021 t/m 31", "2021/2031", [Code.PERIOD_AMBIGUOUS]),
    ("K1 2021", "2021", [Code.PERIOD_PART_UNREAD]),
    ("na de zomervakantie van 2022", "2022", [Code.PERIOD_PART_UNREAD]),
    ("2 jaar (2020-2024)", "2020/2024", [Code.DURATION_DIFFERS]),
]


@pytest.mark.parametrize(("text", "edtf", "codes"), FOUND, ids=[row[0] for row in FOUND])
def test_what_strangers_found(text: str, edtf: str | None, codes: list[Code]) -> None:
    """Sides complete each other numerically as in words; what is in doubt is reported, and nothing else."""
    told = told_by(text)
    assert told.period.edtf == edtf
    assert list(dict.fromkeys(code for code, _ in told.problems)) == codes


@pytest.mark.parametrize(
    ("text", "end", "remark"),
    [
        ("1 maart 2021 - december 2021 / januari 2022", "2022-01", "december 2021 / januari 2022"),
        ("1 maart 2021 - januari 2022 of december 2021", "2022-01", "januari 2022 of december 2021"),
        ("mei 2019 - april 2020 (verlengd tot juli 2020)", "2020-07", "april 2020"),
        ("mei 2019 - april 2020 (inmiddels verlengd tot juli)", "2020-07", "april 2020; inmiddels"),
        ("2021 t/m volgend jaar", "None", "t/m volgend jaar"),
        ("2020/2021?", "2021", "?"),
        ("2020/2021", "2021", "None"),
    ],
)
def test_a_choice_and_an_extension_stay_in_the_remark(text: str, end: str, remark: str) -> None:
    """The later of two ends holds, and so does an end that was granted; what was printed first stays to be read."""
    period = told_by(text).period
    assert (str(period.end), str(period.remark)) == (end, remark)


FIELDS = [
    ([("start", "Startdatum", "1-3"), ("end", "Einddatum", "31-12-2021")], ["2021-03-01/2021-12-31"], []),
    ([("start", "Start", "1-9-2020"), ("end", "Einde", "30-6")], ["2020-09-01/2021-06-30"], [Code.YEAR_GUESSED]),
    ([("start", "Start", "mei 2021"), ("end", "Einde", "tot juni 2022")], ["2021-05/2022-05"], []),
    (
        [("start", "Start", "1 mei 2021"), ("end", "Einde", "30 april 2024"), ("period", "Duur", "36 maanden")],
        ["2021-05-01/2024-04-30"],
        [],
    ),
    (
        [("period", "Duur", "24 maanden"), ("start", "Start", "1 mei 2021"), ("end", "Einde", "30 april 2024")],
        ["2021-05-01/2024-04-30"],
        [Code.DURATION_DIFFERS],
    ),
    ([("start", "Start", "mei 2021"), ("duration", "Duur", "2 jaar")], ["2021-05/2023-04-30"], []),
    ([("period", "Looptijd", "2 jaar"), ("end", "Einde", "mei 2023")], ["/2023-05"], []),
    ([("period", "Looptijd", "2021 - 2023"), ("duration", "Duur", "3 jaar")], ["2021/2023"], []),
    ([("period", "Looptijd", "vanaf maart 2021"), ("end", "Einde", "mei 2022")], ["2021-03/2022-05"], []),
    ([("start", "Start", "mei 2021")], ["2021-05/.."], []),
    ([("start", "Start", "mei 2021"), ("end", "Einde", "")], ["2021-05/"], []),
    ([("start", "Start", "mei 2021"), ("end", "Einde", "n.t.b.")], ["2021-05/"], []),
    ([("start", "Start", "mei 2021"), ("end", "Einde", "doorlopend")], ["2021-05/.."], []),
    ([("start", "Start", "zie site"), ("end", "Einde", "mei 2022")], ["/2022-05"], []),
    ([("end", "Afgerond", "mei 2022")], ["/2022-05"], []),
    ([("end", "Einde", "")], [], []),
    ([("period", "Looptijd", " ")], [], []),
    (
        [("period", "Looptijd", "2021 - 2022"), ("start", "Start", "1-1-2021"), ("end", "Einde", "31-12-2022")],
        ["2021/2022"],
        [],
    ),
    (
        [("period", "Looptijd", "2021 - 2022"), ("start", "Start", "1-1-2020"), ("end", "Einde", "31-12-2022")],
        ["2021/2022", "2020-01-01/2022-12-31"],
        [Code.PERIODS_SEVERAL],
    ),
    ([("period", "Looptijd", "2021"), ("period", "Periode", "2023")], ["2021", "2023"], [Code.PERIODS_SEVERAL]),
]


@pytest.mark.parametrize(("fields", "edtf", "codes"), FIELDS)
def test_fields_complete_each_other(fields: list[tuple[str, str, str]], edtf: list[str], codes: list[Code]) -> None:
    """Start, end and duration make one period; what agrees is nothing to report, what contradicts is."""
    reading = read_fields(*fields)
    assert [period.edtf for period in reading.value] == edtf
    assert [problem.code for problem in reading.problems] == codes


def test_a_period_of_two_fields_has_the_first_ones_label() -> None:
    """The text of a period from several fields is on one line, as if it had been written so."""
    reading = read_fields(("start", "Startdatum", "1 mei 2021"), ("end", "Einddatum", "tot 1 juni 2021"))
    (period,) = reading.value
    assert (period.label, period.text) == ("Startdatum", "1 mei 2021 tot 1 juni 2021")
    assert reading.spans == {"0": (0, 26), "0.start": (0, 10), "0.end": (15, 26)}


def test_places_of_all_that_is_read() -> None:
    """A place is where the value stands; a date that took its year from the other side reaches to there."""
    text = "1-3 t/m 31-12-2021, 10 maanden (met uitloop); vervolg tot mei 2022"
    reading = read_field(text)
    assert {path: text[start:end] for path, (start, end) in reading.spans.items()} == {
        "0": text,
        "0.start": "1-3 t/m 31-12-2021",
        "0.end": "31-12-2021",
        "0.duration": "10 maanden",
        "0.remark": "met uitloop",
        "1": "vervolg tot mei 2022",
        "1.end": "mei 2022",
        "1.remark": "vervolg",
    }
    assert [(problem.code, text[problem.start : problem.end]) for problem in reading.problems] == [
        (Code.PERIODS_SEVERAL, "vervolg tot mei 2022")
    ]


# A month's name that is a person's.
PEOPLE = [
    ("2020 - 2021, vragen aan Jan de Vries", "2020/2021", "vragen aan Jan de Vries"),
    ("2020 - 2021; Mei-Lin Chan", "2020/2021", "Mei-Lin Chan"),
    ("2020-2021, contactpersoon: Jan", "2020/2021", "contactpersoon: Jan"),
    ("1 maart 2020 door Juli van den Berg", "2020-03-01", "door Juli van den Berg"),
    ("2020 - 2021 | April Janssen", "2020/2021", "April Janssen"),
    ("2020 - 2021, mevr. Juni Peeters", "2020/2021", "mevr. Juni Peeters"),
]


@pytest.mark.parametrize(("text", "edtf", "remark"), PEOPLE)
def test_month_that_is_a_person(text: str, edtf: str, remark: str) -> None:
    reading = read_field(text)
    assert [(period.edtf, period.remark) for period in reading.value] == [(edtf, remark)]
    assert not reading.problems


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Maart 2020 - April (fase 1)", "2020-03/2020-04"),
        ("april 2020 - mei Utrecht", "2020-04/2020-05"),
        ("1 Juni Amsterdam 2020", "2020-06-01"),
        ("Mei - Juni 2021", "2021-05/2021-06"),
        ("vragen aan Jan 2021", "2021-01"),
        ("vanaf maart 2021 tot Juli Utrecht", "2021-03/2021-06"),
    ],
)
def test_month_that_is_none(text: str, edtf: str) -> None:
    assert parse_period(text).edtf == edtf


def test_month_or_person_behind_a_year_is_said() -> None:
    reading = read_field("2020 - 2021 Juli Peeters")
    assert [period.edtf for period in reading.value] == ["2020/2021"]
    assert [(one.code, one.text) for one in reading.problems] == [(Code.PERIOD_PART_UNREAD, "Juli")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1 jlui 2020", "2020-07-01"),
        ("1 jlui 2020 - 3 jnui 2021", "2020-07-01/2021-06-03"),
        ("jlui 2020", "2020-07"),
        ("1 julo 2020", "2020-07-01"),
        ("1 maat 2020", "2020-03-01"),
        ("1 mie 2020", "2020-05-01"),
        ("1 apirl 2020", "2020-04-01"),
    ],
)
def test_short_month_one_slip_away(text: str, edtf: str) -> None:
    reading = read_field(text)
    assert [period.edtf for period in reading.value] == [edtf]
    assert {one.code for one in reading.problems} == {Code.PERIOD_REPAIRED}
    assert reading.problems[0].read_as == edtf.partition("/")[0]


@pytest.mark.parametrize("text", ["1 jui 2020", "1 mer 2020", "maat 2020", "1 foo 2020", "mie 2020"])
def test_no_month_or_two_is_said_with_what_was_read(text: str) -> None:
    """Juni or juli; mei or mrt; a mate; nothing; noodles."""
    reading = read_field(text)
    assert [period.edtf for period in reading.value] == ["2020"]
    assert [(one.code, one.read_as) for one in reading.problems] == [(Code.PERIOD_PART_UNREAD, "2020")]


@pytest.mark.parametrize("word", Vocabulary.default().rows("people.before_given"))
def test_word_before_a_given_name(word: str) -> None:
    """With a capital it is somebody; in lower case it is the month."""
    assert len(read_field(f"2020, {word} Juli").value) == 1
    assert len(read_field(f"2020, {word} juli").value) == 2


def test_a_further_period_names_the_first_and_what_it_is_itself() -> None:
    (problem,) = read_field("2020 - 2021; tweede fase mei 2022 t/m juni 2023").problems
    assert (problem.code, problem.text) == (Code.PERIODS_SEVERAL, "tweede fase mei 2022 t/m juni 2023")
    assert (problem.read_as, problem.beside) == ("2022-05 t/m 2023-06", "2020 t/m 2021")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("01-02-2024\n31-01-2025", ["2024-02-01/2025-01-31"]),
        ("1 maart 2021\nmei 2022", ["2021-03-01/2022-05"]),
        ("31-01-2025\n01-02-2024", ["2025-01-31", "2024-02-01"]),
        ("01-02-2024\n31-01-2025\n01-03-2026", ["2024-02-01", "2025-01-31", "2026-03-01"]),
        ("2020\n2022", ["2020", "2022"]),
        ("01-02-2024, 31-01-2025", ["2024-02-01", "2025-01-31"]),
    ],
)
def test_two_dates_on_two_lines(text: str, read: list[str]) -> None:
    """The later one below is the end, and that is said; years, three dates and an earlier one below stay apart."""
    reading = read_periods(text, [Part("period", "Van - tot", 0, len(text))], Vocabulary.default())

    assert [period.edtf for period in reading.value] == read
    said = [(one.code, one.read_as) for one in reading.problems if one.code == Code.PERIOD_AMBIGUOUS]
    assert said == ([(Code.PERIOD_AMBIGUOUS, read[0].replace("/", " t/m "))] if len(read) == 1 else [])
