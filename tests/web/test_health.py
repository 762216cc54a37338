"""`/healthz` and `/readyz`."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kommpaktiv.jobs.models import Heartbeat


def test_healthz_answers_without_a_database(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_is_ok_when_everything_works(client):
    Heartbeat.beat("worker")
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"database": "ok", "cache": "ok", "storage": "ok", "worker": "ok"},
    }


@pytest.mark.django_db
def test_readyz_fails_when_the_worker_was_not_seen_for_two_minutes(client):
    Heartbeat.objects.create(
        process="worker", seen_at=timezone.now() - timedelta(minutes=2, seconds=1)
    )
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["status"] == "failed"
    assert response.json()["checks"]["worker"] == "failed"
    assert response.json()["checks"]["database"] == "ok"


@pytest.mark.django_db
def test_readyz_fails_when_files_cannot_be_written(client, settings, tmp_path):
    Heartbeat.beat("worker")
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file" / "media"
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"] == {
        "database": "ok",
        "cache": "ok",
        "storage": "failed",
        "worker": "ok",
    }


@pytest.mark.django_db
def test_readyz_says_nothing_of_the_cause_when_the_cache_is_gone(client, settings):
    Heartbeat.beat("worker")
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["cache"] == "failed"
    assert "127.0.0.1" not in response.text


@pytest.mark.django_db
def test_readyz_writes_nothing_for_whoever_asks(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/readyz").json()["checks"]["storage"] == "ok"
    assert list(tmp_path.iterdir()) == []
    assert all(query["sql"].startswith("SELECT") for query in queries)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_sets_no_cookie_and_is_not_cached(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]
