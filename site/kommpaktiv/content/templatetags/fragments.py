"""`{% kept "name" key … %}…{% endkept %}`: a part of a page that is kept in memory.

The keys name whatever the part shows beside content, language and query; with one that is missing
(a page, where a view has none) it is made each time.

`{% kept "name" key … only %}` sees nothing of the page around it but the request, as with
`include`, and is shared by pages that have read different things.

`{% kept "name" key … but %}` is kept but for what stands between `{% anew %}` and `{% endanew %}`:
that is made each time, from what the page around has. All it shows of what was read around it, or
of the query beyond its keys, has to stand there; what is outside of that is content alone.
"""

from __future__ import annotations

from functools import partial
from secrets import token_hex

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from kommpaktiv.content.fragments import kept

register = template.Library()


SECRET = token_hex(8)  # of this process: no text can hold the mark of a place to be filled
BUT = "kept_but"  # in the context of what is kept, where such places are to be marked
LAST = ("only", "but")


class AnewNode(template.Node):
    """What is made each time, in a part that is kept but for that."""

    def __init__(self, nodelist: NodeList, number: int):
        self.nodelist = nodelist
        self.mark = f"[{number}:{SECRET}]"

    def render(self, context: Context) -> SafeString:
        return SafeString(self.mark) if context.get(BUT) else self.nodelist.render(context)


class KeptNode(template.Node):
    """The part between the two tags."""

    def __init__(self, name: str, keys: list[FilterExpression], nodelist: NodeList, how: str):
        self.name, self.keys, self.nodelist, self.how = name, keys, nodelist, how

    def render(self, context: Context) -> SafeString:
        key = tuple(expression.resolve(context, ignore_failures=True) for expression in self.keys)
        request = context.get("request")
        seen = context.new({"request": request}) if self.how == "only" else context
        make = partial(self.nodelist.render, seen)
        if request is None or None in key:
            return make()
        if self.how == "but":
            make = partial(self._marked, context)
        html = kept(request, self.name, key, make, is_alone=bool(self.how))
        return self._filled(html, context) if self.how == "but" else html

    def _marked(self, context: Context) -> SafeString:
        with context.push(**{BUT: True}):
            return self.nodelist.render(context)

    def _filled(self, html: str, context: Context) -> SafeString:
        for node in anew_in(self.nodelist):
            html = html.replace(node.mark, node.nodelist.render(context))
        return SafeString(html)


def anew_in(nodelist: NodeList) -> list[AnewNode]:
    """Its places to be filled; those in templates that it includes are not."""
    return [node for node in nodelist.get_nodes_by_type(AnewNode) if isinstance(node, AnewNode)]


@register.tag("kept")
def do_kept(parser: Parser, token: Token) -> KeptNode:
    """Keep what stands between this and `endkept`."""
    _tag, name, *keys = token.split_contents()
    how = keys.pop() if keys[-1:] and keys[-1] in LAST else ""
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    marks = [node.mark for node in anew_in(nodelist)]
    if len(set(marks)) < len(marks):
        raise template.TemplateSyntaxError("Each `anew` stands on a line of its own.")
    expressions = [parser.compile_filter(key) for key in keys]
    return KeptNode(name.strip("\"'"), expressions, nodelist, how)


@register.tag("anew")
def do_anew(parser: Parser, token: Token) -> AnewNode:
    """Make what stands between this and `endanew` each time."""
    nodelist = parser.parse(("endanew",))
    parser.delete_first_token()
    return AnewNode(nodelist, token.lineno or 0)
