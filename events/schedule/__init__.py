"""From a rule to dates, and the rule in words. Pure."""
