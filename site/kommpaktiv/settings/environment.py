"""Reads the environment, and names the variable that cannot be read."""

from __future__ import annotations

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ON, OFF = ("true", "1", "yes", "on"), ("false", "0", "no", "off", "")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class Environment(environ.Env):
    """As django-environ has it, but that nothing it does not understand passes for a default."""

    def switch(self, name: str) -> bool:
        """Whether something is switched on; off where nothing is said.

        :raises ImproperlyConfigured: where it is neither, as `ja` would be.
        """
        value = self.str(name, default="").strip().lower()
        if value not in (*ON, *OFF):
            raise ImproperlyConfigured(f"Set {name} to true or false, not to “{value}”.")
        return value in ON

    def number(self, name: str, default: int, *, lowest: int = 0, highest: int = 10**9) -> int:
        """A whole number within bounds.

        :raises ImproperlyConfigured: where it is none, or beyond them.
        """
        value = self.str(name, default=str(default)).strip()
        if not value.lstrip("-").isdecimal() or not lowest <= int(value) <= highest:
            raise ImproperlyConfigured(f"Set {name} to a number from {lowest} to {highest}.")
        return int(value)

    def choice(self, name: str, *choices: str) -> str:
        """One of `choices`, in small letters; empty where nothing is said.

        :raises ImproperlyConfigured: where it is another one.
        """
        value = self.str(name, default="").strip().lower()
        if value not in ("", *choices):
            raise ImproperlyConfigured(f"Set {name} to {' or '.join(choices)}, not to “{value}”.")
        return value

    def words(self, name: str) -> list[str]:
        """What is parted by commas, without the blanks around it."""
        return [word.strip() for word in self.list(name, default=[]) if word.strip()]

    def level(self, name: str) -> str:
        """From which level on something is logged.

        :raises ImproperlyConfigured: where there is no such level.
        """
        level = self.str(name, default="INFO").upper()
        if level not in LEVELS:
            raise ImproperlyConfigured(f"Set {name} to one of {', '.join(LEVELS)}.")
        return level

    def db_url(self, var: str = "DATABASE_URL", *args: Any, **kwargs: Any) -> Any:
        read = super().db_url

        def one_of_ours(*args: Any, **kwargs: Any) -> Any:
            database = read(*args, **kwargs)
            if not database["ENGINE"].endswith(("sqlite3", "postgresql")):
                raise ImproperlyConfigured(database["ENGINE"])
            return database

        return self._named(var, "postgres://user:password@host/name", one_of_ours, args, kwargs)

    def cache_url(self, var: str = "CACHE_URL", *args: Any, **kwargs: Any) -> Any:
        return self._named(var, "redis://host:6379/0", super().cache_url, args, kwargs)

    def email_url(self, var: str = "EMAIL_URL", *args: Any, **kwargs: Any) -> Any:
        example = "smtp+tls://user:password@mail.example.org:587"
        return self._named(var, example, super().email_url, args, kwargs)

    def _named(self, name: str, example: str, read: Any, args: Any, kwargs: Any) -> Any:
        try:
            return read(name, *args, **kwargs)
        except (ImproperlyConfigured, ValueError) as error:
            raise ImproperlyConfigured(f"Set {name} to an address such as {example}.") from error
