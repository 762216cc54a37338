"""Words of any language in addresses."""

import pytest

from kommpaktiv.languages.slugs import LONGEST, latin_slug


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("Büro für Ämter & Straßen", "de", "buero-fuer-aemter-strassen"),
        ("Bu\u0308ro", "de-simple", "buero"),  # decomposed, as macOS writes it
        ("Kürsü için eğitim", "tr", "kursu-icin-egitim"),
        ("İstanbul ışığı", "tr", "istanbul-isigi"),
        ("تدريب في برلين", "ar", "tdryb-fy-brlyn"),
        ("Тренінг з бюджету", "uk", "trening-z-byudzhetu"),
        ("دورهٔ آموزشی", "fa", "dwrh-amwzshy"),
        ("snake_case  and   space", "en", "snake-case-and-space"),
        ("!?", "de", ""),
    ],
)
def test_slug_has_latin_letters(text, language, slug):
    assert latin_slug(text, language) == slug


def test_slug_ends_with_a_whole_word():
    slug = latin_slug("Beteiligung " * 20, "de")
    assert len(slug) <= LONGEST
    assert set(slug.split("-")) == {"beteiligung"}
    assert len(latin_slug("x" * 300, "de")) == LONGEST
