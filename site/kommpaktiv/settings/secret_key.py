"""A key for machines where nobody has set one: made once, kept in the data folder."""

import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile

NAME = "secret-key"


def kept_secret_key(folder: Path) -> str:
    """The key in `folder`, made by chance where there is none. Only its owner may read it."""
    path = folder / NAME
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii").strip()


def _write(path: Path, key: str) -> None:
    """Have the whole key there at once: several processes may start and make one."""
    with NamedTemporaryFile("w", dir=path.parent) as file:  # 0600
        file.write(f"{key}\n")
        file.flush()
        try:
            os.link(file.name, path)
        except FileExistsError:
            return  # another was quicker: its key is the one
