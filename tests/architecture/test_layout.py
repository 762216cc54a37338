"""Rules of the house that no linter knows; those of imports are in pyproject.toml."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT: Path = settings.ROOT
PAGE_TEMPLATES = sorted(
    path
    for path in (ROOT / "templates").rglob("*.html")
    if "emails" not in path.parts and "documents" not in path.parts
)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# CSS that knows left from right; right-to-left needs start and end.
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin)-(?:left|right)[\w-]*|left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)


def test_folder_of_the_project_is_no_package():
    """A package named `site` would stand before Python's own."""
    assert not (ROOT / "site" / "__init__.py").exists()


def names_of(path: Path) -> set[str]:
    """Every name the module imports, dotted, without those that only its type hints need."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hints = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if node not in hints and isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None)
            found |= {".".join(filter(None, (module, alias.name))) for alias in node.names}
    return found


ENGINE = ("records", "schedule", "booking", "outbox", "privacy")


@pytest.mark.parametrize("room", ENGINE)
def test_engine_knows_no_request_and_no_page_class(room):
    unwanted = re.compile(r"^(django\.(http|shortcuts|template|urls)|wagtail)\b|Request$|Page$")
    modules = [
        path
        for path in sorted((ROOT / "events" / room).glob("*.py"))
        if path != ROOT / "events/privacy/models.py"  # settings, which Wagtail keeps
    ]
    names = {name for path in modules for name in names_of(path)}
    assert [name for name in sorted(names) if unwanted.search(name)] == []


@pytest.mark.parametrize("path", PAGE_TEMPLATES, ids=relative)
def test_template_has_nothing_that_the_security_policy_forbids(path):
    source = path.read_text(encoding="utf-8")
    assert re.findall(r"\sstyle=|\son[a-z]+=|javascript:|<style(?![^>]*nonce)", source) == []
    scripts = re.findall(r"<script\b[^>]*>", source)
    assert [tag for tag in scripts if "nonce=" not in tag and "json" not in tag] == []


@pytest.mark.parametrize("path", sorted((ROOT / "site/static/css").glob("*.css")), ids=relative)
def test_styles_know_no_left_and_right(path):
    source = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert PHYSICAL.findall(source) == []


def test_every_app_of_ours_is_searched_for_messages():
    from kommpaktiv.languages.catalogues import SOURCES

    sources = [ROOT / source for source in SOURCES]
    apps_of_ours = [
        Path(config.path)
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in Path(config.path).parts
    ]
    assert len(apps_of_ours) >= 7
    for folder in apps_of_ours:
        assert any(folder.is_relative_to(source) for source in sources), folder
