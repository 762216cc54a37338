"""`make bench`: what a calendar costs with few dates and with ten thousand.

Within one process and one transaction that is undone: CPU seconds and queries of a request that the
test client makes, of the first one, when the process knows nothing of these dates, and the median
of some. No whole page is kept, and no part of one. Every date is an entry by itself, which is the
most there can be in a feed: trainings that repeat are one entry each.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from datetime import timedelta
from typing import Any

import django

SIZES = (100, 10_000)
ROUNDS = 5


def paths() -> dict[str, str]:
    """The national calendar as a list, a month, a feed and data."""
    from django.urls import reverse
    from django.utils import translation

    from events.trainings.models import TrainingCalendarPage

    pages = TrainingCalendarPage.objects.live().filter(locale__language_code="de")
    page = pages.order_by("depth", "path")[0]
    with translation.override("de"):
        key = {"key": page.translation_key}
        return {
            "list": page.url,
            "month": f"{page.url}?view=month",
            "filtered": f"{page.url}?language=ar&free=1",
            "feed": reverse("feeds:feed", kwargs=key),
            "data": reverse("feeds:data", kwargs=key),
        }


def fill(size: int) -> None:
    """Give the trainings there are so many dates, an hour each, over the coming years."""
    from django.utils import timezone

    from events.records.models import Event, Occurrence

    Occurrence.objects.filter(places=None).delete()
    events = list(Event.objects.published())
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
    dates = []
    for number in range(size):
        begins = start + timedelta(hours=2 * (number // len(events)), minutes=1)
        dates.append(
            Occurrence(
                event=events[number % len(events)],
                original_date=begins.date(),
                original_time=begins.time(),
                starts_at=begins,
                ends_at=begins + timedelta(hours=1),
            )
        )
    Occurrence.objects.bulk_create(dates, batch_size=500)


def cost(client: Any, path: str) -> tuple[float, float, int, int]:
    """CPU milliseconds of the first and of a later request, its queries and bytes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    spent = []
    for _round in range(1 + ROUNDS):
        before = time.process_time()
        answer = client.get(path)
        spent.append((time.process_time() - before) * 1000)
    first, *later = spent
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return first, statistics.median(later), len(queries), len(answer.content)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommpaktiv.settings.demo")
    django.setup()
    from django.db import transaction
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    sys.stdout.write(
        f"{'calendar':<10}{'dates':>8}{'first':>13}{'later':>13}{'queries':>10}{'bytes':>12}\n"
    )
    with transaction.atomic():
        for size in SIZES:
            fill(size)
            for name, path in paths().items():
                first, later, queries, length = cost(client, path)
                line = f"{name:<10}{size:>8}{first:>10.1f} ms{later:>10.1f} ms{queries:>10}"
                line += f"{length:>12}\n"
                sys.stdout.write(line)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
