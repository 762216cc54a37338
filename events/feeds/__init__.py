"""Trainings for programs and other sites: iCalendar, JSON, JSON-LD, a frame."""
