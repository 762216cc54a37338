"""Rules of the house that no linter knows; those of imports are in pyproject.toml."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.conf import settings

ROOT: Path = settings.ROOT
KOMMPAKTIV = ROOT / "site/kommpaktiv"
PACKAGES = [KOMMPAKTIV, *(ROOT / name for name in ("events", "home", "search", "stories"))]
PAGE_TEMPLATES = sorted(
    path
    for path in (ROOT / "templates").rglob("*.html")
    if "emails" not in path.parts and "documents" not in path.parts
)
STYLES = sorted((ROOT / "site/static/css").glob("*.css"))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def apps_of_ours() -> list[AppConfig]:
    ours = [
        app
        for app in apps.get_app_configs()
        if any(Path(app.path).is_relative_to(package) for package in PACKAGES)
    ]
    assert len(ours) >= 15
    return ours


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


def test_no_template_has_what_the_security_policy_forbids():
    assert len(PAGE_TEMPLATES) > 50
    forbidden = []
    for path in PAGE_TEMPLATES:
        source = path.read_text(encoding="utf-8")
        tags = re.findall(r"\sstyle=|\son[a-z]+=|javascript:|<style", source)
        scripts = re.findall(r"<script\b[^>]*>", source)
        tags += [tag for tag in scripts if " src=" not in tag and "json" not in tag]
        forbidden += [(relative(path), tag) for tag in tags]
    assert forbidden == []


def test_styles_know_no_left_and_right():
    sides = []
    for path in STYLES:
        source = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        sides += [(relative(path), side) for side in PHYSICAL.findall(source)]
    assert STYLES
    assert sides == []


def test_every_app_of_ours_is_searched_for_messages():
    from kommpaktiv.languages.catalogues import SOURCES

    sources = [ROOT / source for source in SOURCES]
    for app in apps_of_ours():
        assert any(Path(app.path).is_relative_to(source) for source in sources), app.name


# Names under which one finds everything, and so looks for nothing.
MEANINGLESS = {"common", "core", "helpers", "misc", "tools", "util", "utils"}


def test_no_module_has_a_name_that_says_nothing():
    modules = [path for package in PACKAGES for path in package.rglob("*.py")]
    assert len(modules) > 100
    meaningless = [
        relative(path)
        for path in modules
        if MEANINGLESS & set(path.relative_to(ROOT).with_suffix("").parts)
    ]
    assert meaningless == []


def test_every_app_of_ours_says_what_it_is_for():
    assert [app.name for app in apps_of_ours() if not (app.module.__doc__ or "").strip()] == []


def test_every_package_has_its_place_in_the_import_rules():
    """Those of `events` are held to by import-linter itself, which calls that exhaustive."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rooms, trainings = config["tool"]["importlinter"]["contracts"]
    layers = {name for layer in rooms["layers"] for name in re.findall(r"[\w.]+", layer)}
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    packages |= {f"kommpaktiv.{path.parent.name}" for path in KOMMPAKTIV.glob("*/__init__.py")}
    assert layers - {"kommpaktiv.urls"} == packages
    assert trainings["exhaustive"]
