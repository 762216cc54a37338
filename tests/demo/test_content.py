"""What the demo says: dates on which people come, and one address of the organisation."""

from datetime import date, timedelta

from kommpaktiv.demo.builder import DemoBuilder
from kommpaktiv.demo.content import PROJECTS, SITE, TRAININGS

FEASTS = {(1, 1), (5, 1), (10, 3), (12, 24), (12, 25), (12, 26), (12, 31)}


def test_no_training_begins_on_a_holiday_whenever_the_demo_is_built() -> None:
    builder = DemoBuilder()
    for number in range(0, 366, 5):
        builder.today = date(2026, 1, 1) + timedelta(days=number)
        for training in TRAININGS:
            first = builder._first_date(training)
            days = [first + timedelta(days=day) for day in range(training.days)]
            assert not {(day.month, day.day) for day in days} & FEASTS, training.key


def test_imprint_and_footer_agree() -> None:
    imprint = next(project for project in PROJECTS if project.key == "imprint")
    said = str(imprint.body)
    for fact in (SITE.organisation, *SITE.address.splitlines(), SITE.email, SITE.phone):
        assert fact in said
