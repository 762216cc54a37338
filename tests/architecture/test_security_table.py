"""docs/security.md answers every requirement, and names only tests and files that are there."""

import re
from collections import Counter

from django.conf import settings

TABLE = settings.ROOT / "docs" / "security.md"

# How many requirements of ASVS 5.0 have level 1 or 2, by section: their numbers go from 1 on.
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1,
    "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
    "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5,
    "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2,
    "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4,
    "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4,
    "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2,
    "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1,
    "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2,
}  # fmt: skip


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [row for row in cells if re.fullmatch(r"\d+\.\d+\.\d+", row[0])]


def test_every_requirement_has_one_line():
    asked = [f"{section}.{n}" for section, last in SECTIONS.items() for n in range(1, last + 1)]
    assert Counter(row[0] for row in rows()) == Counter(asked)


def test_every_line_says_how_and_has_five_cells():
    for row in rows():
        assert len(row) == 5, row
        assert all(row), row


def test_every_file_that_is_named_is_there():
    text = TABLE.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:tests|docs|site|events|requirements)/[\w./-]+\.\w+", text))
    assert len(named) > 40
    assert [path for path in sorted(named) if not (settings.ROOT / path).is_file()] == []


def test_numbers_at_the_top_are_those_of_the_lines():
    states = Counter()
    for _id, _level, _asked, how, _test in rows():
        word = re.match(r"\*\*(not yet|n/a|operator)\*\*", how)
        states[word[1] if word else "in part" if "**not yet**" in how else "met"] += 1
    told = (
        f"Of {len(rows())} lines {states['met']} are met, {states['in part']} in part, "
        f"{states['not yet']} not yet, {states['operator']} are the operator's and "
        f"{states['n/a']} do not apply."
    )
    assert told in " ".join(TABLE.read_text(encoding="utf-8").split())
