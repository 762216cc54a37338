"""Builds the demo site: pages, people, registrations, pictures."""
