"""Where long words may break."""

import pytest
from django.template import engines
from django.utils import translation

from kommpaktiv.languages.templatetags.typography import soft_hyphens, with_commas

SHY = "\u00ad"


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("Integrationsbeiräte", "Integrations|beiräte"),
        ("Geschäftsordnung", "Geschäfts|ordnung"),
        ("Bürgerschaftliches", "Bürger|schaftliches"),
        ("Kommunalwahlrechtsänderung", "Kommunal|wahlrechts|änderung"),
    ],
)
def test_long_compound_may_break_at_its_joints(word, broken):
    assert soft_hyphens(word) == broken.replace("|", SHY)


@pytest.mark.parametrize("text", ["Beratung", "Haushalt lesen", "Responsibilities", ""])
def test_text_stays_as_it_is_without_long_compounds(text):
    assert soft_hyphens(text) == text


def test_markup_in_a_title_is_escaped_after_the_filter():
    template = engines["django"].from_string("{% load typography %}{{ title|soft_hyphens }}")
    assert "<script>" not in template.render({"title": "<script>Integrationsbeiräte"})


def test_comma_is_that_of_the_readers_language():
    with translation.override("ar"):
        assert with_commas(["الألمانية", "العربية"]) == "الألمانية، العربية"
    with translation.override("de"):
        assert with_commas(["Deutsch", "Arabisch"]) == "Deutsch, Arabisch"
