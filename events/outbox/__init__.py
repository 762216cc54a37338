"""What is to be told: queued once, sent while it is true, tried again."""
