"""Role models: people who tell how they became active."""
