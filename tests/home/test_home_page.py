"""The home page: the next date first, then questions with what there is on each."""

from bs4 import BeautifulSoup

from events.trainings.models import EventTopic
from stories.models import StoryTopic
from tests import factories


def test_topics_are_questions_and_tell_what_there_is_in_the_readers_words(client, home):
    mut, rat = factories.make_topic("Mut", "moss"), factories.make_topic("Rat", "sky")
    mut.question = "Wie traue ich mich?"
    mut.save()
    for topic in (mut, rat):
        factories.make_project(home, topic.name, topic=topic)
    for title in ("Eins", "Zwei"):
        factories.make_training(home, title, topic_links=[EventTopic(topic=mut)])
    past = factories.next_week().replace(year=2020)
    factories.make_training(home, "Vorbei", first_date=past, topic_links=[EventTopic(topic=mut)])
    factories.make_story(home, topic_links=[StoryTopic(topic=mut)])
    page = BeautifulSoup(client.get(home.url).content, "html.parser")
    said = [" ".join(row.get_text(" ").split()) for row in page.select(".asks li")]
    assert said == ["Wie traue ich mich? Mut 2 Trainings 1 Geschichte", "Rat"]
    assert page.select_one(".start .ticket").get_text().split("Eins")[0].split()[-1] == "Mut"


def test_chosen_person_speaks_and_the_newest_other_story_is_the_cover(client, home):
    stories = [
        factories.make_story(home, title, name=title, quote=f"Ich bin {title}")
        for title in ("Eins", "Zwei", "Drei")
    ]
    home.featured_story = stories[0]
    home.save_revision().publish()
    page = BeautifulSoup(client.get(home.url).content, "html.parser")
    assert page.select_one(".choir .said").get_text(strip=True) == "Ich bin Eins"
    assert [link.get_text(strip=True)[-4:] for link in page.select(".choir a")] == [
        "Eins",
        "Drei",
        "Zwei",
    ]
    assert page.select_one(".cover h2").get_text(strip=True) == "Drei"
