"""People with a login, and what they may do."""
