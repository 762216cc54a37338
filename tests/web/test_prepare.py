"""`manage.py prepare`: ready to start, and quick when it was ready already."""

import os
import time
from io import StringIO

import pytest
from django.core.management import call_command


def prepare() -> str:
    output = StringIO()
    call_command("prepare", stdout=output)
    return output.getvalue()


@pytest.mark.django_db
def test_static_files_are_collected_only_when_they_changed(settings, tmp_path):
    in_a_minute = time.time() + 60
    source = tmp_path / "source"
    source.mkdir()
    (source / "mark.svg").write_text("<svg/>")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    assert "Collecting" in prepare()
    assert (tmp_path / "static" / "mark.svg").read_text() == "<svg/>"
    assert "Collecting" not in prepare()
    (source / "mark.svg").write_text("<svg></svg>")
    os.utime(source / "mark.svg", (in_a_minute, in_a_minute))  # collectstatic looks at seconds
    assert "Collecting" in prepare()
    assert (tmp_path / "static" / "mark.svg").read_text() == "<svg></svg>"
