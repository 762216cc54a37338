"""What the demo's privacy page promises is what the site does unless told otherwise."""

from events.privacy.models import RetentionSettings
from events.privacy.retention import UNCONFIRMED_DAYS
from kommpaktiv.demo.content import projects


def everything_said(value: object) -> str:
    """All German words in a piece of content, however deep."""
    if isinstance(value, str):
        return value
    if hasattr(value, "de"):
        return value.de
    if hasattr(value, "_fields"):
        value = list(value)
    elif hasattr(value, "__dataclass_fields__"):
        value = [getattr(value, name) for name in value.__dataclass_fields__]
    if isinstance(value, list | tuple):
        return " ".join(map(everything_said, value))
    return ""


def test_privacy_page_names_the_lives_that_the_settings_begin_with():
    (page,) = [project for project in projects.PROJECTS if project.key == "privacy"]
    said = everything_said(page)
    kept = RetentionSettings()
    numbers = {6: "sechs", 7: "sieben"}
    assert f"Bedarf löschen wir {kept.needs_days} Tage nach dem Termin" in said
    assert kept.contact_months == kept.names_months
    assert f"verschwinden {numbers[kept.contact_months]} Monate nach dem Termin" in said
    assert f"löschen wir sie {numbers[UNCONFIRMED_DAYS]} Tage nachdem" in said
