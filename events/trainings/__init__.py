"""The pages that show trainings, and what publishing them does to the records."""
