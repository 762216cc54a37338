"""The verbs that change a place, and the one lock."""
