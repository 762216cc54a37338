"""Whether the site works, for those who watch over it: `/healthz` and `/readyz`."""

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kommpaktiv.jobs.models import Heartbeat
from kommpaktiv.jobs.periodic_tasks import UNSEEN, WORKER

logger = logging.getLogger(__name__)

ROOM = 50 * 1024**2  # bytes; less is a full disk, before the database finds out


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer as long as the process is alive; what it depends on is not asked."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Tell of each part whether it works: 200 if all do, else 503. Why not is in the log only."""
    checks = {name: "ok" if _works(name, check) else "failed" for name, check in CHECKS.items()}
    ready = "failed" not in checks.values()
    return JsonResponse(
        {"status": "ok" if ready else "failed", "checks": checks}, status=200 if ready else 503
    )


def _works(name: str, check: Callable[[], bool]) -> bool:
    try:
        works = check()
    except Exception:
        logger.exception("Not ready: %s", name)
        return False
    if not works:
        logger.error("Not ready: %s", name)
    return works


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _cache_answers() -> bool:
    cache.get("readyz")
    return True


def _storage_is_writable() -> bool:
    """Whether there is a folder for files, and room; nothing is written, for anybody may ask."""
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists():  # nothing has been uploaded yet
        folder = folder.parent
    may_write = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    return may_write and shutil.disk_usage(folder).free >= ROOM


def _worker_was_seen() -> bool:
    return Heartbeat.seen_within(WORKER, UNSEEN)


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database_answers,
    "cache": _cache_answers,
    "storage": _storage_is_writable,
    "worker": _worker_was_seen,
}
