"""A real mail server on this machine, that fails as mail servers do."""

from __future__ import annotations

import asyncio
import socket
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HOST = "127.0.0.1"
HANGS_UP = "hangs up"  # after it has read the mail, without an answer
KEEPS_QUIET = "keeps quiet"  # until the client has had enough
TAKES_ITS_TIME = "takes its time"  # and accepts the mail then
TRICKLES = "trickles"  # a line now and then, so that no time-out ever comes, and accepts it at last
DELAY = 0.05  # seconds
LINES = 200  # of one that trickles


class MailServer:
    """What it accepted is in `delivered`, and for whom in `recipients`, in the order of arrival.

    `replies` are given to the next mails, one each: an SMTP reply or one of the ways above; without
    any a mail is accepted. Addresses in `refused` get the reply given there, be they of a recipient
    or of the sender. It takes `mails_a_connection` at most, and counts its `connections`.
    """

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind((HOST, 0))
            self.port: int = free.getsockname()[1]
        self.delivered: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.replies: list[str] = []
        self.refused: dict[str, str] = {}
        self.connections = 0
        self.mails_a_connection = 1000
        self._controller: Controller | None = None

    def start(self) -> None:
        self._controller = Controller(self, hostname=HOST, port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_EHLO(  # noqa: N802 - aiosmtpd finds it by this name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        session.host_name = hostname
        session.mails = 0
        self.connections += 1
        return responses

    async def handle_MAIL(  # noqa: N802 - aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if reply := self.refused.get(address):
            return reply
        if session.mails == self.mails_a_connection:
            asyncio.get_running_loop().call_soon(server.transport.close)  # once it has said so
            return "421 4.7.0 Too many mails for one connection"
        session.mails += 1
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if reply := self.refused.get(address):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd finds it by this name
        self, server: Any, session: Session, envelope: Envelope
    ) -> str:
        reply = self.replies.pop(0) if self.replies else "250 OK"
        if reply == HANGS_UP:
            server.transport.abort()
            return "421 Gone"
        if reply == KEEPS_QUIET:
            await asyncio.Event().wait()  # until the connection is closed
        if reply == TAKES_ITS_TIME:
            await pause()
            reply = "250 OK"
        if reply == TRICKLES:
            for _line in range(LINES):
                server.transport.write(b"250-wait\r\n")
                await pause()
            reply = "250 OK"
        if reply.startswith("2"):
            content = cast(bytes, envelope.content)
            self.delivered.append(cast(EmailMessage, message_from_bytes(content, policy=default)))
            self.recipients.extend(envelope.rcpt_tos)
        return reply


async def pause() -> None:
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(DELAY, over.set)
    await over.wait()
