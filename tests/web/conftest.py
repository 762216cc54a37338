"""Running the project the way a deployment does: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.conf import settings

CONFIGURED = {
    "SECRET_KEY": "nWzbHl0pQxGm7c2RfYt5KdVs9JaEu3ToiXyB8LgMvZkDqPwF1r",
    "ALLOWED_HOSTS": "kommpaktiv.example.org",
    "BASE_URL": "https://kommpaktiv.example.org",
    "EMAIL_URL": "smtp+tls://post:geheim@mail.example.org:587",
}

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def in_production(tmp_path) -> Run:
    """Run Python under the production settings, with the given environment and no other."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own arguments
            [sys.executable, *arguments],
            cwd=settings.ROOT,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": f"{settings.ROOT}:{settings.ROOT / 'site'}",
                "DJANGO_SETTINGS_MODULE": "kommpaktiv.settings.production",
                "KOMMPAKTIV_DATA_DIR": str(tmp_path),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    return run
