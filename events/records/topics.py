"""What pages that show dates depend on, beside content: see content/changes.py."""

PLACES = "places"  # those of all trainings


def places_of(event_id: int | str) -> str:
    """How many places are taken on the dates of a training."""
    return f"{PLACES}:{event_id}"
