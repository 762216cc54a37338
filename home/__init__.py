"""The project's own pages: home, project pages, locations."""
