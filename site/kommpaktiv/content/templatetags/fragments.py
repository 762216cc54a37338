"""`{% kept "name" key … %}…{% endkept %}`: a part of a page that is kept in memory.

The keys name whatever the part shows beside content, language and query; with one that is missing
(a page, where a view has none) it is made each time.

`{% kept "name" key … only %}` sees nothing of the page around it but the request, as with
`include`, and is shared by pages that have read different things.
"""

from __future__ import annotations

from functools import partial

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from kommpaktiv.content.fragments import kept

register = template.Library()


class KeptNode(template.Node):
    """The part between the two tags."""

    def __init__(self, name: str, keys: list[FilterExpression], nodelist: NodeList, is_alone: bool):
        self.name, self.keys, self.nodelist, self.is_alone = name, keys, nodelist, is_alone

    def render(self, context: Context) -> SafeString:
        key = tuple(expression.resolve(context, ignore_failures=True) for expression in self.keys)
        request = context.get("request")
        seen = context.new({"request": request}) if self.is_alone else context
        make = partial(self.nodelist.render, seen)
        if request is None or None in key:
            return make()
        return kept(request, self.name, key, make, is_alone=self.is_alone)


@register.tag("kept")
def do_kept(parser: Parser, token: Token) -> KeptNode:
    """Keep what stands between this and `endkept`."""
    _tag, name, *keys = token.split_contents()
    is_alone = keys[-1:] == ["only"]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    named = keys[:-1] if is_alone else keys
    expressions = [parser.compile_filter(key) for key in named]
    return KeptNode(name.strip("\"'"), expressions, nodelist, is_alone)
