"""Mail where no server sends it: one file a message, for the demo and for development."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmailFileBackend(BaseEmailBackend):
    """Writes each message to `settings.EMAIL_FILE_PATH` as an `.eml` any mail program opens.

    Names sort by time. A file appears whole or not at all, so that a reader never sees half of one.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            _write(folder, message.message().as_bytes())
        return len(email_messages)


def _write(folder: Path, content: bytes) -> None:
    prefix = f"{timezone.localtime():%Y%m%d-%H%M%S-%f}-"
    with NamedTemporaryFile(dir=folder, prefix=prefix, delete=False) as part:
        part.write(content)
    Path(part.name).rename(f"{part.name}.eml")
