"""Which encoding of a body a client gets."""

from collections.abc import Collection


def smallest_encoding(accepted: str, available: Collection[str]) -> str:
    """Of those that `Accept-Encoding` takes and there are; "" for none (RFC 9110, 12.5.3)."""
    codings = (coding.replace(" ", "").partition(";") for coding in accepted.split(","))
    taken = {name for name, _, weight in codings if weight.rstrip("0.") != "q="}
    return next((name for name in ("br", "gzip") if name in taken and name in available), "")
