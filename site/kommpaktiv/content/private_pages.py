"""Which pages lists leave out, because not everybody may see them."""

from __future__ import annotations

from uuid import UUID

from kommpaktiv.languages.privacy import private_keys

from .content_cache import remember


def known_private_keys() -> list[UUID]:
    """Their translation keys, kept until content changes: the privacy of a page is content, too."""
    return remember(("private keys",), private_keys)
