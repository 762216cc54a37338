"""Mails as files, for the demo and for development."""

import email
from email.policy import default

from django.core.mail import EmailMessage, get_connection

BACKEND = "kommpaktiv.demo.mail_files.EmailFileBackend"


def test_each_message_becomes_a_file_that_mail_programs_open(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    messages = [
        EmailMessage("Ihr Platz", "Grüße aus Erfurt", to=["amina@example.org"]),
        EmailMessage("مقعدك", "مرحبا", to=["omar@example.org"]),
    ]
    sent = get_connection(BACKEND).send_messages(messages)
    files = sorted(settings.EMAIL_FILE_PATH.iterdir())
    assert sent == len(files) == 2
    assert {path.suffix for path in files} == {".eml"}
    read = [email.message_from_bytes(path.read_bytes(), policy=default) for path in files]
    assert [message["Subject"] for message in read] == ["Ihr Platz", "مقعدك"]
    assert read[0].get_content().strip() == "Grüße aus Erfurt"


def test_only_the_owner_may_read_a_mail(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    get_connection(BACKEND).send_messages([EmailMessage("Ihr Platz", "…", to=["a@example.org"])])
    (path,) = tmp_path.iterdir()
    assert path.stat().st_mode & 0o077 == 0
