"""From a message of the outbox to a mail."""
