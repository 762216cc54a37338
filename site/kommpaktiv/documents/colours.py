"""The colours of the design for documents, which know no style sheet: `site/static/css/`."""

COLOURS = {
    "coral": "#f2684a",
    "sun": "#f7b733",
    "moss": "#7ba05b",
    "petrol": "#3ba2a6",
    "sky": "#8ec5e8",
    "lilac": "#b79ced",
}
SAND = "#efe3cd"  # what has no topic


def colour_of(name: str | None) -> str:
    """The colour of a topic, by its name; without one, a ground that means nothing."""
    return COLOURS.get(name or "", SAND)
