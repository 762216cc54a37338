"""Filters of stories: counts that are true, and no link that leads to nothing."""

from stories.filters import Findable, Option, StoryFilters


def story(pk: int, topics: str, place: str = "", language: str = "de", role: str = "") -> Findable:
    values = {"topic": topics, "place": place, "language": language, "role": role}
    return Findable(pk, {name: tuple(value.split()) for name, value in values.items()})


STORIES = [
    story(1, "mut rat", "hessen", "de ar", "chair"),
    story(2, "mut", "berlin", "de", "member"),
    story(3, "rat", "hessen", "de", "member"),
]
OPTIONS = {
    "topic": [Option("mut", "Mut"), Option("rat", "Rat"), Option("amt", "Amt")],
    "place": [Option("berlin", "Berlin"), Option("hessen", "Hessen")],
    "language": [Option("de", "Deutsch"), Option("ar", "العربية")],
    "role": [Option("member", "Mitglied"), Option("chair", "Vorsitz")],
}


def filters(**asked: str) -> StoryFilters:
    return StoryFilters(STORIES, asked, OPTIONS)


def offered(shown: StoryFilters) -> list[list[tuple[str, int]]]:
    return [[(choice.option.name, choice.count) for choice in row.choices] for row in shown.rows]


def found(shown: StoryFilters) -> list[int]:
    return [story.pk for story in shown.found()]


def test_counts_are_those_beside_the_other_filters():
    assert offered(filters()) == [
        [("Mut", 2), ("Rat", 2)],
        [("Berlin", 1), ("Hessen", 2)],
        [("Deutsch", 3), ("العربية", 1)],
        [("Mitglied", 2), ("Vorsitz", 1)],
    ]
    assert offered(filters(place="hessen"))[0] == [("Mut", 1), ("Rat", 2)]


def test_every_link_leads_to_as_many_stories_as_it_says():
    for asked in ({}, {"topic": "mut"}, {"topic": "rat", "place": "hessen"}):
        for row in filters(**asked).rows:
            for choice in row.choices:
                followed = dict(pair.split("=") for pair in choice.query.split("&"))
                assert len(found(filters(**followed))) == choice.count > 0


def test_filter_that_would_change_nothing_is_not_offered():
    labels = [str(row.label) for row in filters(topic="mut", place="berlin").rows]
    assert labels == ["Thema", "Standort"]  # both to be changed; one story is left


def test_unknown_value_filters_nothing():
    assert found(filters(topic="nichts", place="hessen", p="2")) == [1, 3]
    assert filters(topic="nichts").chosen == {}
