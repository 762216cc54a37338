"""What is wrong with a wish, whichever room it comes to."""


class PastDateError(Exception):
    """The date is over, so that nothing can be changed any more, or would be after the change."""
