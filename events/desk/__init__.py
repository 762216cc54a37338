"""Staff: what the room adds to the admin."""
