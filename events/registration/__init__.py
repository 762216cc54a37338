"""Visitors: forms, pages behind links, protection against misuse."""
