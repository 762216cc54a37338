"""The demo site's words: pure data, no models. The builder next door turns it into pages."""
