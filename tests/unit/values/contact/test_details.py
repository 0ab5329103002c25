"""E-mail addresses and telephone numbers in text."""

from __future__ import annotations

import pytest

from aenoprojects.values.contact.details import find_details, holds_details, is_mailbox, looks_like_address
from aenoprojects.values.contact.emails import find_emails
from aenoprojects.values.contact.phones import find_phones
from aenoprojects.vocabulary import Vocabulary

WORDS = Vocabulary.default()
MOBILE = "+31612345678"

# Ways in which the real page prints numbers, with made-up digits.
AS_ON_THE_PAGE = [
    ("06 12 345 678", MOBILE),
    ("06 - 12 34 56 78", MOBILE),
    ("tel.nr. : 06 -12 34 56 78", MOBILE),
    ("06-12345678", MOBILE),
    ("tel.06 12345678", MOBILE),
    ("0612345678", MOBILE),
    ("tel: 088 12 345 67", "+31881234567"),
    ("0543 123456", "+31543123456"),
    ("0412 - 123 456", "+31412123456"),
    ("053 123 45 67", "+31531234567"),
    ("076 123 4567", "+31761234567"),
    ("010 12 34 567", "+31101234567"),
    ("T +31-591-123 456", "+31591123456"),
    ("tel. 14 0252", "140252"),
    ("|14 0180", "140180"),
]
# Other ways in which people write them.
ELSEWHERE = [
    ("(010) 123 45 67", "+31101234567"),
    ("010/1234567", "+31101234567"),
    ("06.12.34.56.78.", MOBILE),
    ("+31 (0)6 12 34 56 78", MOBILE),
    ("+31(0)612345678", MOBILE),
    ("0031 6 12345678", MOBILE),
    ("00 31 6 12345678", MOBILE),
    ("06–12345678", MOBILE),
    ("06\u00a012345678", MOBILE),
    ("\u202a06 12345678\u202c", MOBILE),
    ("06-1234\u200b5678", MOBILE),
    ("tel. 6-12345678", MOBILE),
    ("06 12345678 (ma t/m do)", MOBILE),
    ("06 12345678, 3 dagen per week", MOBILE),
    ("14-010", "14010"),
    ("14010", "14010"),
    ("0900-1234", "+319001234"),
    ("0800 1234", "+318001234"),
    ("+32 2 548 04 11", "+3225480411"),
    ("tel. O6 12345678", None),
    ("O6 12345678", None),
    ("O10-1234567", None),
    ("6 12345678", None),
    ("6-12 34 56 78", None),
    ("06_12345678", MOBILE),
    ("06:12345678", MOBILE),
    ("tel0612345678", MOBILE),
    ("06-12345678of", MOBILE),
    ("\uff10\uff16\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", MOBILE),
    ("06-1234S678", None),
    ("06-1234567l", None),
    ("06 12 E4 56 78", None),
]
# A digit too many or too few, or no such area.
IMPOSSIBLE = [
    "06 1234567", "06 123456789", "06 - 1 23 45 67", "0181 40 807", "010 123 45 678", "+31 6 1234567",
    "+31 6 12 34 56 789",
]  # fmt: skip
# What an office writes with digits and is no telephone number.
NO_NUMBERS = [
    "01-11-2020 tot 01-11-2022", "1-1-2021", "06-12-2021", "06 12 2021", "09.00-12.30 uur", "0900-1700 uur",
    "2017-00416",
    "1234 AB", "2019 - 2020", "0,5 fte", "NL91 ABNA 0417 1643 00", "KvK 01234567", "BTW NL001234567B01",
    "artikel 14 01",
    "6-12-2021-07", "6 100 200", "6 123456789", "612345678", "O612",
    "2020-06-01 06:30", "ISBN 0-123-45678-9", "€ 06 000", "06", "tel. 12", "012345678", "100 000 000", "", "0" * 500,
    "06:30 12:45 14:00", "07:00", "09.00-12.30", "AB0612345678", "0612 12b", "stap 1/2",
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), AS_ON_THE_PAGE + ELSEWHERE)
def test_a_number_is_read(text: str, number: str | None) -> None:
    """Each way of writing a number gives its one international form, none where its zero is a letter or missing."""
    assert [found.number for found in find_phones(text, WORDS)] == [number]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_an_impossible_number_is_kept_as_printed(text: str) -> None:
    """What was meant as a number but cannot be one has no number, only its text."""
    for before, after in (("", ""), ("tel. ", ""), ("mail | ", " | "), ("", " of")):
        assert [(found.text, found.number) for found in find_phones(before + text + after, WORDS)] == [(text, None)]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_other_digits_are_no_number(text: str) -> None:
    """Dates, times, years, postcodes, accounts, project numbers: none is a telephone number."""
    assert find_phones(text, WORDS) == ()


@pytest.mark.parametrize("joiner", [" of ", " / ", "/", " - ", ", ", ",", " | ", " ", " en ", "; ", "\n"])
@pytest.mark.parametrize(
    "pair", [("06 12 34 56 78", "010-123 45 67"), ("14 0252", "06-12345678"), ("+31 10 1234567", "06 12345678")]
)
def test_two_numbers_are_two(joiner: str, pair: tuple[str, str]) -> None:
    """Two numbers with hardly anything between them are told apart, in either order."""
    for one, other in (pair, pair[::-1]):
        assert [found.text for found in find_phones(f"{one}{joiner}{other}", WORDS)] == [one, other]


@pytest.mark.parametrize("text", ["06 - 12 34 56 78 / 79", "06-12345678/79", "0612345678 / 679"])
def test_a_second_ending_is_a_second_number(text: str) -> None:
    """After a slash a few digits stand for the number that ends in them; both point into the text."""
    found = find_phones(f"tel. {text}, ma", WORDS)

    assert [one.number for one in found] == [MOBILE, "+31612345679"]
    assert [f"tel. {text}, ma"[one.start : one.end] for one in found] == [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "address", "repaired"),
    [
        ("T.Visser@Gouda.Example", "t.visser@gouda.example", False),
        ("t.visser@gouda.example.", "t.visser@gouda.example", False),
        ("<mailto:t.visser@gouda.example>", "t.visser@gouda.example", False),
        ("t.visser@gouda.example,tel: 06 12345678", "t.visser@gouda.example", False),
        ("André.Visser@gouda.example", "andré.visser@gouda.example", False),
        ("Andre\u0301.Visser@gouda.example", "andré.visser@gouda.example", False),
        ("bn.de.wit-visser@sub.gouda-oost.example", "bn.de.wit-visser@sub.gouda-oost.example", False),
        ("t.visser\u200b@gouda.example", "t.visser@gouda.example", False),
        ("t.visser(at)gouda.example", "t.visser@gouda.example", True),
        ("t.visser [AT] gouda [dot] example", "t.visser@gouda.example", True),
        ("t(punt)visser{apenstaartje}gouda(punt)example", "t.visser@gouda.example", True),
        ("t.visser @ gouda.example", "t.visser@gouda.example", True),
        ("t.visser@gouda,example", "t.visser@gouda.example", True),
        ("t.visser@gouda .example", "t.visser@gouda.example", True),
        ("t.visser@gouda. nl", "t.visser@gouda.nl", True),
        ("t.visser@gouda.example. Com", "t.visser@gouda.example", False),
        ("t.visser@\u00a0gouda.example", "t.visser@gouda.example", True),
        ("t.visser@gouda.exampleTel: 06 12345678", "t.visser@gouda.example", False),
        ("t.visser@gouda.nltel: 06 12345678", "t.visser@gouda.nl", False),
        ("t.visser@gouda.example06-12345678", "t.visser@gouda.example", False),
        ("06-12345678t.visser@gouda.example", "t.visser@gouda.example", False),
        ("o\u2019neill@gouda.example", "o'neill@gouda.example", True),
        ("_t.visser@gouda.example", "_t.visser@gouda.example", False),
        ("t.visser\uff20gouda.example", "t.visser@gouda.example", True),
        ("t.visser at gouda.example", "t.visser@gouda.example", True),
        ("t.visser apenstaartje gouda punt nl", "t.visser@gouda.nl", True),
        ("t punt visser apenstaartje gouda punt nl", "t.visser@gouda.nl", True),
    ],
)
def test_an_address_is_read(text: str, address: str, repaired: bool) -> None:
    """Each way of writing an address gives its plain form, and says whether it had to be repaired."""
    assert [(found.address, found.repaired) for found in find_emails(f"mail: {text} ", WORDS)] == [(address, repaired)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@",
        "a@b",
        "volg @gouda",
        "t.visser@gouda",
        "t.visser@gouda,tel. 06",
        "t.visser@gouda, nl",
        "t.visser@gouda. Bel",
        "10 (at) 5",
        "@gouda.example",
        "a@@b.example",
        "t..visser@gouda.example",
        "t.visser@gouda..example",
        "t.visser.@gouda.example",
        "meet us at gouda.example",
        "op dit punt at the end",
        "(at)",
    ],
)
def test_what_is_no_address(text: str) -> None:
    """An at sign alone makes no address."""
    assert find_emails(text, WORDS) == ()


def test_digits_inside_addresses_and_links_are_no_numbers() -> None:
    """Addresses and links keep their digits to themselves; spans point into the text."""
    text = "t0612345678@gouda.example, https://gouda.example/0612345678, 06 12345678"

    found = find_details(text, WORDS)

    assert [text[one.start : one.end] for one in found] == ["t0612345678@gouda.example", "06 12345678"]


@pytest.mark.parametrize(
    ("text", "holds"), [("bel 14 010", True), ("E t.visser@gouda.example", True), ("in 2021", False), ("", False)]
)
def test_a_text_holds_details_or_not(text: str, holds: bool) -> None:
    """A text holds an address or a number, or none; a year is none."""
    assert holds_details(text, WORDS) is holds


@pytest.mark.parametrize(
    ("word", "labelled", "meant"),
    [
        ("t..visser@gouda.example", False, True),
        ("t.visser@gouda", False, True),
        ("t.visser.gouda.nl", False, True),
        ("visser.gouda.nl", False, False),
        ("visser.gouda.nl", True, True),
        ("www.gouda.nl", True, False),
        ("@gouda", True, False),
        ("Gouda", True, False),
    ],
)
def test_what_was_meant_as_an_address(word: str, labelled: bool, meant: bool) -> None:
    """An at sign inside a word, or an initial before a domain, was meant as an address; a web site was not."""
    assert looks_like_address(word, WORDS, labelled=labelled) is meant


def test_the_own_name_of_an_organisation_is_a_mailbox() -> None:
    """gouda@gouda.example is read by many."""
    assert [is_mailbox(f"{name}@gouda-oost.example", WORDS) for name in ("goudaoost", "gouda.oost", "oost")] == [
        True,
        True,
        False,
    ]


def test_a_number_is_read_again_from_its_source() -> None:
    """What a number is read from, its label or the number before it included, gives it again."""
    text = "tel. 6-12345678, 06 - 12 34 56 78 / 79 of 010 1234567"

    for one in find_phones(text, WORDS):
        assert one.number in [again.number for again in find_phones(text[slice(*one.source)], WORDS)]


@pytest.mark.parametrize(
    "text",
    [
        "06-l2345678",
        "O6-1234567l",
        "06 12 34 5O 7l",
        "+31 6 l2345678",
        "+31 (0)6 l2345678",
        "0113-65432l",
        "06-1234S67",
    ],
)
def test_a_letter_that_looks_like_a_digit_makes_no_number_and_is_an_error(text: str) -> None:
    (found,) = find_phones(f"bel {text}.", Vocabulary.default())
    assert (found.text, found.number) == (text, None)


@pytest.mark.parametrize("text", ["OSloBIOSlo", "dossier O6-1234567l", "zaak 06BOSIL789", "kamer O12", "S12345678l"])
def test_letters_of_a_code_or_a_word_make_no_number(text: str) -> None:
    assert find_phones(text, Vocabulary.default()) == ()
