"""Trainings and everything one does with them: small apps, see docs/architecture.md."""
