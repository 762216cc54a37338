"""The pictures of the demo: safe to show, and the same whenever the demo is built again."""

from xml.parsers import expat

import pytest

from kommpaktiv.demo.content import CONTACTS, TRAINERS, TRAININGS
from kommpaktiv.demo.pictures import place, portrait, social_card, topic
from kommpaktiv.demo.pictures.people import look_of
from kommpaktiv.demo.pictures.topics import TOPICS

STORY_SEEDS = range(1, 11)
CONTACT_SEEDS = [contact.portrait_seed for contact in CONTACTS]
TRAINER_SEEDS = sorted(filter(None, TRAINERS.people.values()))
SEEDS = [*STORY_SEEDS, *CONTACT_SEEDS, *TRAINER_SEEDS]
PLACES = ["berlin", "hessen", "thueringen", "gera"]


SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect", "clipPath"}
LOOKS = {
    *("xmlns", "viewBox", "width", "height", "id", "d", "x", "y", "cx", "cy", "r", "rx", "ry"),
    *("fill", "fill-rule", "opacity", "clip-path", "transform"),
    *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
}


class Contents:
    """What an XML document holds; reading it raises ``ExpatError`` if it is not well-formed."""

    def __init__(self, document: str) -> None:
        self.elements: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._element
        parser.CharacterDataHandler = self._text
        parser.Parse(document, True)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self.elements.add(name)
        self.attributes.update(attributes.items())

    def _text(self, text: str) -> None:
        self.text += text


@pytest.fixture(scope="module")
def pictures() -> dict[str, Contents]:
    """What each picture of the demo holds, by its name."""
    drawn = {f"portrait {seed}": portrait(seed) for seed in SEEDS}
    drawn |= {name: place(name) for name in PLACES}
    drawn |= {key: topic(key) for key in TOPICS}
    drawn["card"] = social_card()
    return {name: Contents(document) for name, document in drawn.items()}


def test_pictures_are_plain_shapes_without_script_or_text(pictures: dict[str, Contents]) -> None:
    for name, contents in pictures.items():
        assert contents.elements <= SHAPES, name
        assert {attribute for attribute, _ in contents.attributes} <= LOOKS, name
        assert contents.text == "", name


def test_pictures_refer_to_nothing_outside_themselves(pictures: dict[str, Contents]) -> None:
    for picture, contents in pictures.items():
        attributes = contents.attributes
        addresses = {value for name, value in attributes if "//" in value and name != "xmlns"}
        references = {value for _, value in attributes if "url(" in value}
        own = {f"url(#{value})" for name, value in attributes if name == "id"}
        assert addresses == set(), picture
        assert references <= own, picture


def test_pictures_stay_the_same_when_drawn_again_in_another_order() -> None:
    first = [portrait(seed) for seed in SEEDS] + [place(name) for name in PLACES]
    again = [place(name) for name in reversed(PLACES)] + [portrait(seed) for seed in SEEDS[::-1]]

    assert again == first[::-1]


def test_every_person_has_a_face_of_their_own() -> None:
    assert len({portrait(seed) for seed in SEEDS}) == len(SEEDS)


def test_every_place_and_topic_has_a_picture_of_its_own() -> None:
    pictures = [place(name) for name in PLACES] + [topic(key) for key in TOPICS]

    assert len(set(pictures)) == len(pictures)


def test_unknown_towns_differ_when_their_names_do() -> None:
    assert place("hanau") != place("gera")


def test_unknown_topic_is_refused() -> None:
    with pytest.raises(KeyError):
        topic("unknown")


def test_portraits_are_small_enough_to_be_many_on_a_page() -> None:
    assert max(len(portrait(seed).encode()) for seed in SEEDS) < 12_000


def test_social_card_has_the_size_networks_ask_for() -> None:
    assert ("viewBox", "0 0 1200 630") in Contents(social_card()).attributes


MEN = {"Carsten Röhl", "Henrik Baumbach", "Karim Al-Shami", "Stefan Kraus", "Yusuf Demirtaş"}


def test_faces_fit_the_names_of_those_who_lead_trainings() -> None:
    faces = {name: look_of(seed) for name, seed in TRAINERS.people.items() if seed}
    broad = {name for name, face in faces.items() if face.shoulders > 150}
    assert broad == MEN
    named = {name for training in TRAININGS for name in training.trainers}
    assert named == set(TRAINERS.people)
