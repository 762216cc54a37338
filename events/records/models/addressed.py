"""Rows with an e-mail address, which are found by it through an index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommpaktiv.web.email_address import MAX_LENGTH, address_key

M = TypeVar("M", bound="Addressed")


class AddressedQuerySet(models.QuerySet[M]):
    def of_address(self, email: str) -> Self:
        """Those with this address; none where it is empty, because that is forgotten."""
        return self.filter(email_key=address_key(email)) if email else self.none()

    def update(self, **values: Any) -> int:
        if "email" in values and "email_key" not in values:
            values["email_key"] = address_key(values["email"])
        return super().update(**values)

    def bulk_update(
        self, objs: Iterable[M], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        rows = list(objs)
        for row in rows:
            row.email_key = address_key(row.email)
        return super().bulk_update(rows, _with_key(fields), batch_size)


class AddressKeyField(models.CharField):
    """What the row's `email` is compared by, written whenever the row is."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = address_key(model_instance.email)  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, key)
        return key


class Addressed(models.Model):
    """A row with an e-mail address. No way of writing the one leaves the other behind."""

    email = models.EmailField(_("e-mail"), blank=True)
    email_key = AddressKeyField(max_length=MAX_LENGTH, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email="", email_key="")
                | ~models.Q(email="") & ~models.Q(email_key=""),
                name="%(class)s_key_goes_with_its_address",
            )
        ]
        indexes = [models.Index(fields=["email_key"], name="%(class)s_by_address")]

    def save(self, *, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        super().save(update_fields=update_fields and _with_key(update_fields), **options)


def _with_key(fields: Iterable[str]) -> list[str]:
    """Which fields to write, so that the key goes along with the address."""
    names = list(fields)
    return [*names, "email_key"] if "email" in names else names
