"""Whether the site works, for those who watch over it: `/healthz` and `/readyz`."""

import logging
import secrets
from collections.abc import Callable

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kommpaktiv.jobs.models import Heartbeat
from kommpaktiv.jobs.periodic_tasks import UNSEEN, WORKER

logger = logging.getLogger(__name__)


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


def _cache_keeps() -> bool:
    key = f"readyz-{secrets.token_hex(8)}"
    cache.set(key, "kept", timeout=10)
    return cache.get(key) == "kept" and cache.delete(key)


def _storage_is_writable() -> bool:
    name = default_storage.save("readyz/probe", ContentFile(b"kept"))
    default_storage.delete(name)
    return True


def _worker_was_seen() -> bool:
    return Heartbeat.seen_within(WORKER, UNSEEN)


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database_answers,
    "cache": _cache_keeps,
    "storage": _storage_is_writable,
    "worker": _worker_was_seen,
}
