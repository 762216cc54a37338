"""Settings. Every process of ours comes by here before Django opens a database."""

from .sqlite import use_bundled_sqlite

use_bundled_sqlite()
