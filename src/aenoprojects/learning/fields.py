"""The field of each label: what most of its values are, and where nothing but that may be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from attrs import evolve, frozen

from aenoprojects.learning.pairs import Pair
from aenoprojects.learning.proposal import Doubt
from aenoprojects.learning.records import Record
from aenoprojects.learning.votes import Sign, Vote, vote
from aenoprojects.values.organisation import is_organisation_line
from aenoprojects.vocabulary import Vocabulary
from aenoprojects.vocabulary.folding import fold

_MOST = 0.8
"""Share of the values that a reader must know for a sure field: one in five may be misspelt or in words of its own."""
_HALF = 0.5
"""Share that is enough to propose a field, as unsure."""
_OTHERS = 0.2
"""Share that another reader may know too: more, and the values do not decide."""
_FEW = 3
"""Values below which chance may make names of titles, or an address of a place, of them."""
_MANY = 10
"""Values of which half are enough where no other reader knows any: the rest is the same in words of its own."""
_THEME_WORDS = 4
"""Words of a theme: "Klimaat, water en groen" is long for one."""
_TITLE = 120
"""Characters of a title on average; longer values are text."""

_BESIDE: dict[str, Doubt] = {"details": "both", "amount": "asked"}
"""Field -> what is said of two labels that stand together, where that is not to choose one."""

_FIELDS: dict[str, tuple[Sign, ...]] = {
    "amount": ("amount",),
    "period": ("span", "year", "day"),
    "contact": ("contact", "name"),
    "details": ("details",),
    "partners": ("partners",),
    "organisation": ("organisation",),
    "theme": ("theme",),
    "extra": ("link", "code"),
}
"""Field -> the signs that speak for it."""
_TELLING = ("organisation", "period", "contact", "amount")
"""Fields whose values look like no other's: they may tell that a fund uses a known label for something else."""
_SINGLE = ("period", "organisation", "theme", "details", "amount")
"""Fields of which an entry has one label: two that stand together cannot both be right without a closer look. Of two
sums one may have been asked for only, and the first on the page would be taken for the project's."""


@frozen(kw_only=True)
class Learned:
    """A label with what its values say."""

    label: str
    """As printed first."""
    pairs: tuple[Pair, ...]
    """Where it stands, each time."""
    field: str | None = None
    """Field that is proposed; None where nothing speaks for one."""
    read: int = 0
    """How many values speak for the field."""
    is_sure: bool = False
    """Whether the values, or the place of the label, leave no other field."""
    is_known: bool = False
    """Whether the vocabulary had the label."""
    doubt: Doubt | None = None
    """Why it is not sure, where the number of values read does not say that."""
    other: str | None = None
    """Field that a known label could be, should its own reader take no value of it."""

    @property
    def key(self) -> str:
        """Return the folded label."""
        return fold(self.label)

    @property
    def filled(self) -> tuple[Pair, ...]:
        """Return the pairs that have a value."""
        return tuple(one for one in self.pairs if one.value)


def learn_fields(records: Sequence[Record], vocabulary: Vocabulary) -> list[Learned]:
    """Return every label of some entries with its field, in the order of the page."""
    by_label: dict[str, list[Pair]] = defaultdict(list)
    for record in records:
        for one in record.pairs:
            by_label[fold(one.label)].append(one)
    votes = {key: [vote(one.value, vocabulary) for one in pairs] for key, pairs in by_label.items()}
    found = {key: _by_values(by_label[key], votes[key], vocabulary) for key in by_label}
    titles = _titles(records, found, vocabulary)
    for key, is_sure in titles.items():
        read = len(found[key].filled)
        doubt: Doubt = "few" if read < _FEW else "headed"
        found[key] = evolve(found[key], field="title", read=read, is_sure=is_sure, doubt=doubt)
    _name_people(records, found)
    _pair_days(records, found, votes)
    _settle(records, found, votes, vocabulary)
    return list(found.values())


def _by_values(pairs: Sequence[Pair], votes: Sequence[Vote | None], vocabulary: Vocabulary) -> Learned:
    """Return a label with the field that its values alone speak for."""
    one = Learned(label=pairs[0].label, pairs=tuple(pairs))
    known = vocabulary.label_fields.get(one.key)
    said = [each for each in votes if each is not None]
    counts = Counter({field: sum(bool(each.signs & set(signs)) for each in said) for field, signs in _FIELDS.items()})
    if known:
        instead = _contradicts(known, counts, len(said))
        if instead is None:
            instead = _other(known, counts, len(said))
            read = counts[known] or len(said)
            return evolve(one, field=known, read=read, is_sure=True, is_known=True, other=instead)
        return evolve(one, field=instead, read=counts[instead], is_known=True, doubt="known")
    if not said:
        return one
    # A list of bodies is partners, also where some of its lists hold one: that alone would be an organisation.
    if counts["partners"]:
        counts["partners"] = sum(bool(each.signs & {"partners", "organisation"}) for each in said)
        del counts["organisation"]
    (field, read), (_, other) = counts.most_common(2)
    if read < len(said) * _HALF:
        if sum(bool(each.signs & {"amount", "money"}) for each in said) >= len(said) * _MOST:
            return evolve(one, field="amount", read=counts["amount"], doubt="sums")
        if _are_kinds(one.filled, vocabulary):
            return evolve(one, field="theme", doubt="sorts")
        prose = sum("prose" in each.signs for each in said)
        return evolve(one, field="extra" if prose or len(pairs) >= _FEW else None)
    is_sure = read >= len(said) * _MOST and other <= len(said) * _OTHERS
    # Themes are any words: two known ones vouch for the others where no reader takes those for something else.
    is_sure |= (len(said) >= _MANY or (field == "theme" and read > 1)) and not other
    # Lone years and days of such a label are when something was decided or written, not when a project runs.
    if field == "period" and vocabulary.pattern("{pages.decisions}").search(one.label):
        return evolve(one, field=field, read=read, doubt="decision")
    is_plain = _is_plain(field, said)
    doubt: Doubt | None = "mixed" if other > len(said) * _OTHERS else None
    if doubt is None and not is_plain:
        doubt = "decision" if field == "period" else "few"
    return evolve(one, field=field, read=read, is_sure=is_sure and is_plain, doubt=doubt)


def _contradicts(known: str, counts: Counter[str], total: int) -> str | None:
    """Return the field that the values of a known label all but say they are, none of them being of its own."""
    if known not in _TELLING or counts[known] or total < _FEW:
        return None
    return next((field for field in _TELLING if counts[field] >= total * _MOST), None)


def _other(known: str, counts: Counter[str], total: int) -> str | None:
    """Return the field that most values of a known label could be instead; a second organisation is a partner."""
    if known == "organisation" and counts[known] >= total * _HALF:
        return "partners"
    return next((field for field in _TELLING if field != known and counts[field] >= max(1, total * _HALF)), None)


def _are_kinds(pairs: Sequence[Pair], vocabulary: Vocabulary) -> bool:
    """Return whether values sort the entries: a few words each, some of them again in another entry, no status."""
    values = [fold(pair.value) for pair in pairs]
    if len(values) <= _FEW or not 1 < len(set(values)) < len(values):
        return False
    statuses = vocabulary.words("organisations.statuses")
    return all(
        pair.value[:1].isupper() and len(value.split()) <= _THEME_WORDS and value not in statuses
        and not any(map(str.isdigit, value))
        for pair, value in zip(pairs, values, strict=True)
    )  # fmt: skip


def _is_plain(field: str, said: Sequence[Vote]) -> bool:
    """Return whether what a field's values look like is enough, or may be chance."""
    signs = Counter(sign for each in said for sign in each.signs)
    if field == "period":  # a lone day may be that of a decision; lone years are told by the entries, see _settle
        return signs["day"] * 2 <= len(said) and (signs["span"] > 0 or len(said) > 1)
    if field == "contact":  # two words with capitals may be a title: it takes three, or one plain person
        return signs["contact"] > 0 or len(said) >= _FEW
    if field == "theme":
        return len(said) > 1
    if field == "extra":  # codes and links stay what they are; numbers in a column may be anything
        return len(said) >= _FEW and signs["year"] == 0
    return True


def _titles(records: Sequence[Record], found: dict[str, Learned], vocabulary: Vocabulary) -> dict[str, bool]:
    """Return the labels that name the entries, each with whether that is sure.

    One whose values are said by the headings above them is the title. Else the first label of the entries may be, or
    the first column whose values no reader knows, where all are different.
    """
    said: Counter[str] = Counter()
    first: Counter[str] = Counter()
    headed: Counter[str] = Counter()
    for record in records:
        for one in record.pairs:
            value = fold(one.value)
            said[fold(one.label)] += len(value) > 3 and any(value in line for line in record.above)
        open_ones = [key for key in record.keys if _may_title(found[key])]
        leading = next((key for key in record.keys if not _is_code(found[key])), None)
        if open_ones and (record.pairs[0].row >= 0 or open_ones[0] == leading):
            first[open_ones[0]] += 1
            headed[open_ones[0]] += record.title is not None
    if any(one.field == "title" and one.is_known for one in found.values()):
        return {}
    are_named = _are_named(records, vocabulary)
    for key, count in said.most_common():
        own = found[key]
        if (
            count
            and count >= len(own.filled) * _HALF
            and not own.is_known
            and own.field not in ("organisation", "partners")
        ):
            return {key: len(own.filled) > 1 or count == len(own.filled)}
    for key, count in first.most_common(1):
        own = found[key]
        if are_named:
            continue
        if count >= max(2, len(own.pairs) * _MOST) and len({fold(pair.value) for pair in own.filled}) == len(
            own.filled
        ):
            return {key: len(own.filled) >= _FEW and headed[key] <= count * _HALF}
    return {}


def _are_named(records: Sequence[Record], vocabulary: Vocabulary) -> bool:
    """Return whether headings of the page's markup name the entries: each has one of its own that says what it is.

    The name of a municipality says whose it is, a number which one; the title is then behind a label.
    """
    counted = Counter(fold(line.text) for record in records for line in record.headings)
    names = []
    for record in records:
        # One that recurs names a section, or the box that the labels are in.
        own = next((line.text for line in record.headings if counted[fold(line.text)] == 1), "")
        if not own or is_organisation_line(own, "", vocabulary):
            return False
        names.append(" ".join(word for word in fold(own).split() if not any(map(str.isdigit, word))))
    return len(set(names)) == len(names) > 1


def _name_people(records: Sequence[Record], found: dict[str, Learned]) -> None:
    """Make sure of labels with names only: two values are enough where the label begins no entry, as titles do."""
    firsts = {record.keys[0] for record in records if record.keys}
    for key, one in found.items():
        is_whole = one.read == len(one.filled) or one.read >= max(2, len(one.filled) * _HALF)
        if one.field == "contact" and not one.is_known and one.read > 1 and is_whole and key not in firsts:
            found[key] = evolve(one, is_sure=True)


def _may_title(one: Learned) -> bool:
    """Return whether values may be titles: short texts; what looks like names may be, what other readers know not."""
    lengths = [len(pair.value) for pair in one.filled]
    if not lengths or one.is_known or sum(lengths) > _TITLE * len(lengths):
        return False
    if _is_code(one) or all(not any(map(str.isalpha, pair.value)) for pair in one.filled):
        return False
    return (
        one.field in (None, "extra") or (one.field == "contact" and not one.is_sure) or one.read < len(lengths) * _MOST
    )


def _is_code(one: Learned) -> bool:
    """Return whether values are codes or links ("H-01"): they number the entries, and may stand before the titles."""
    return one.field == "extra" and one.read > 0 and one.read >= len(one.filled) * _HALF


def _pair_days(records: Sequence[Record], found: dict[str, Learned], votes: dict[str, list[Vote | None]]) -> None:
    """Make start and end of two labels that stand together and give one date each, the first not after the second."""
    dated = [
        key
        for key, one in found.items()
        if one.field == "period" and not one.is_known
        and all(each is None or not each.signs & {"span"} for each in votes[key])
    ]  # fmt: skip
    if len(dated) != 2:
        return
    days = {key: {id(pair): each for pair, each in zip(found[key].pairs, votes[key], strict=True)} for key in dated}
    pairs = []
    for record in records:
        both = [days[key].get(id(pair)) for key in dated for pair in record.pairs if fold(pair.label) == key]
        days_said = [one.first for one in both if one and one.first]  # "nog open" says no day
        if len(days_said) == 2:
            pairs.append((days_said[0], days_said[1]))
    if not pairs:
        return
    for names, fits in (
        (("start", "end"), sum(one <= other for one, other in pairs)),
        (("end", "start"), sum(one >= other for one, other in pairs)),
    ):
        if fits >= len(pairs) * _MOST and any(one != other for one, other in pairs):
            for key, name in zip(dated, names, strict=True):
                is_sure = fits == len(pairs) and found[key].read >= len(found[key].filled) * _HALF
                found[key] = evolve(found[key], field=name, is_sure=is_sure)
            return


def _settle(
    records: Sequence[Record],
    found: dict[str, Learned],
    votes: dict[str, list[Vote | None]],
    vocabulary: Vocabulary,
) -> None:
    """Make unsure what cannot all be right: labels of one field that stand together in an entry."""
    doubtful: set[str] = set()
    for record in records:
        for field in _SINGLE:
            beside = [key for key in dict.fromkeys(record.keys) if found[key].field == field and found[key].is_sure]
            if field == "details":  # a number beside an address, or a second number, is of the same person
                beside = [key for key in beside if any("@" in pair.value for pair in found[key].filled)]
            if len(beside) < 2:
                continue
            strong = [key for key in beside if found[key].is_known or _is_strong(votes[key])]
            if field == "amount":
                strong = [key for key in beside if _is_granted(key, vocabulary)] or strong
            doubtful.update(key for key in beside if len(strong) != 1 or key != strong[0])
    for key in doubtful:
        if not found[key].is_known:
            doubt: Doubt = _BESIDE.get(found[key].field or "", "beside")
            found[key] = evolve(found[key], is_sure=False, doubt=doubt)


def _is_strong(votes: Sequence[Vote | None]) -> bool:
    """Return whether values are spans of time: beside them a lone year or day is that of something else."""
    return any(each is not None and "span" in each.signs for each in votes)


def _is_granted(key: str, vocabulary: Vocabulary) -> bool:
    """Return whether a label says that its sum was granted: "Toegekend", "Gekregen van het fonds"."""
    return not vocabulary.words("amounts.granted").isdisjoint(key.split())
