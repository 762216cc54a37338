"""One connection to the mail server for many mails, that no mail may hold for longer than it has.

The one way out: whoever else sends a mail finds a queue, see `mail_queue.QueueingBackend`.

`EMAIL_TIMEOUT` is for one answer of the server. One that says a word now and then could take for
ever with a mail, and for ever is longer than a message is claimed for.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from smtplib import SMTP, SMTPSenderRefused
from threading import Timer
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

OK = 250
SERVICE_NOT_AVAILABLE = 421  # the server hangs up (RFC 5321, 4.2.3)


class MailConnection:
    """Opened for the first mail, kept for the next ones, opened again when the server hung up.

    With a backend that is not SMTP there is nothing to keep, and nothing to be cut off.
    """

    def __init__(self) -> None:
        self._backend: Any = get_connection(settings.MAIL_TRANSPORT)

    def __enter__(self) -> MailConnection:
        return self

    def __exit__(self, *_error: object) -> None:
        self._close()

    def send(self, mail: EmailMessage, deadline: float) -> None:
        """Hand the mail over before the deadline (of `time.monotonic`), or fail.

        :raises OSError: when it cannot be; all of smtplib's errors are.
        """
        with self._cut_off_at(deadline):
            is_fresh = self._ensure_open()
            try:
                self._hand_over(mail, deadline)
            except SMTPSenderRefused as error:
                if is_fresh or error.smtp_code != SERVICE_NOT_AVAILABLE:
                    raise
                self._close()  # so many mails a connection, and no more
                self._backend.open()
                self._hand_over(mail, deadline)

    def _hand_over(self, mail: EmailMessage, deadline: float) -> None:
        if monotonic() >= deadline:
            raise TimeoutError("The mail server took too long to answer at all.")
        mail.connection = self._backend
        mail.send()

    def _ensure_open(self) -> bool:
        """Have a connection that knows nothing of an earlier mail; return whether it is new."""
        smtp = self._smtp
        if smtp and _resets(smtp):
            return False
        self._close()
        self._backend.open()
        return True

    def _close(self) -> None:
        with suppress(OSError):  # the server is gone already, or has nothing good to say
            self._backend.close()

    @property
    def _smtp(self) -> SMTP | None:
        smtp: SMTP | None = getattr(self._backend, "connection", None)
        return smtp

    @contextmanager
    def _cut_off_at(self, deadline: float) -> Iterator[None]:
        """Hang up at the deadline, whatever the server is at: what waits for it fails then."""
        timer = Timer(max(0, deadline - monotonic()), self._hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _hang_up(self) -> None:
        """Called from another thread; `shutdown` wakes up who reads, as `close` would not."""
        line = getattr(self._smtp, "sock", None)
        if line:
            with suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)


def _resets(smtp: SMTP) -> bool:
    """Whether the server is still there and has forgotten the last mail (RSET)."""
    try:
        code, _text = smtp.rset()
    except OSError:
        return False
    return code == OK
