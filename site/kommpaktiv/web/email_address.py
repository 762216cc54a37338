"""What an e-mail address is to us: which are taken, and which two are the same.

Domains are compared and mailed to as A-labels (RFC 5891, mapped as UTS #46 says, nontransitional):
`bücher.example` and `xn--bcher-kva.example` are one domain, `faß.de` and `fass.de` are two.
"""

from __future__ import annotations

import idna
from django.core.validators import EmailValidator
from django.utils.deconstruct import deconstructible

MAX_LENGTH = 254  # octets of an address on its way (RFC 5321, 4.5.3.1.3)


def address_key(email: str) -> str:
    """What makes addresses the same: capitals of ASCII and the writing of the domain do not count.

    Other capitals before the @ do: there, letters of different addresses meet (i and the Turkish
    ı). Never fails: the domain of what is no address is only folded.
    """
    local, at, domain = email.rpartition("@")
    return f"{_folded(local)}{at}{_domain_key(domain)}"


def mailbox_key(email: str) -> str:
    """What makes addresses one mailbox, as far as one can tell: sub-addresses (`a+x@`) are one.

    For limits and wishes of the owner alone, as not every provider has sub-addresses (RFC 5233).
    """
    local, at, domain = address_key(email).rpartition("@")
    return f"{local.partition('+')[0] or local}{at}{domain}"


def ascii_address(email: str) -> str:
    """The same mailbox with a domain that every mail server and Django's mails understand."""
    local, at, domain = email.rpartition("@")
    return f"{local}{at}{domain if domain.isascii() else _domain_key(domain)}"


@deconstructible
class AddressValidator(EmailValidator):
    """Takes addresses that a mail from here can reach: of a name with a dot that IDNA allows.

    Neither `localhost` nor numbers in brackets are anybody's.
    """

    domain_allowlist: list[str] = []

    def validate_domain_part(self, domain_part: str) -> bool:
        try:
            domain = _a_labels(domain_part)
        except idna.IDNAError:
            return False
        return len(domain) < MAX_LENGTH and bool(self.domain_regex.match(domain))


validate_address = AddressValidator()


def _domain_key(domain: str) -> str:
    try:
        return _a_labels(domain)
    except idna.IDNAError:
        return _folded(domain)


def _a_labels(domain: str) -> str:
    """Raises IDNAError."""
    if domain.isascii() and "xn--" not in domain.lower():
        return domain.lower()
    return idna.encode(domain, uts46=True).decode()


def _folded(text: str) -> str:
    return text.encode().lower().decode()
