"""What the demo's privacy page promises is what the site does unless told otherwise."""

from events.privacy.models import RetentionSettings
from events.privacy.retention import UNCONFIRMED_DAYS
from kommpaktiv.demo.content import PROJECTS


def test_privacy_page_names_the_lives_that_the_settings_begin_with():
    (page,) = [project for project in PROJECTS if project.key == "privacy"]
    said = str(page.body)
    kept = RetentionSettings()
    numbers = {6: "sechs", 7: "sieben"}
    assert f"Bedarf löschen wir {kept.needs_days} Tage nach dem Termin" in said
    assert kept.contact_months == kept.names_months
    assert f"verschwinden {numbers[kept.contact_months]} Monate nach dem Termin" in said
    assert f"löschen wir sie {numbers[UNCONFIRMED_DAYS]} Tage nachdem" in said
