"""Properties of pages that only editors change: looked up once for all requests."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class kept_property(Generic[T]):  # noqa: N801 - used as cached_property is
    """A cached property; of a page that is served, also from the cache of what is published.

    Each by itself, so that nobody unpickles what is not shown. A page knows by `remember` whether
    it is as it was published; a draft is not, and looks everything up by itself.
    """

    def __init__(self, look_up: Callable[[Any], T]) -> None:
        self.look_up = look_up
        self.__doc__ = look_up.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, page: None, owner: type | None = None) -> kept_property[T]: ...
    @overload
    def __get__(self, page: object, owner: type | None = None) -> T: ...

    def __get__(self, page: Any, owner: type | None = None) -> Any:
        if page is None:
            return self
        found = page.remember((self.name, page.pk), partial(self.look_up, page))
        page.__dict__[self.name] = found
        return found
