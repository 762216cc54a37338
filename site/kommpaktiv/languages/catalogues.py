"""Message catalogues without gettext's tools: extracted with Babel, kept and compiled with polib.

One file a language, `site/locale/<locale>/LC_MESSAGES/django.po`, sorted and without line numbers,
so that a change in the code touches only the messages that changed. The msgids are English, yet
only a draft of it: the English catalogue begins with them and is edited like the others. Each holds
what somebody sees in its language; the admin speaks fewer of them.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from copy import copy
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from .glossary import glossary

SOURCES = ("events", "home", "search", "stories", "site/kommpaktiv", "templates")
TEMPLATE_SUFFIXES = (".html", ".txt", ".xml")
LEFT_OUT = ("migrations", "node_modules")

# Which of its forms a language takes for n, as Unicode's CLDR has it for whole numbers.
PLURAL_FORMS = {
    "de": "nplurals=2; plural=(n != 1);",
    "de-simple": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "tr": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
    "uk": (
        "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
        "(n%100<12 || n%100>14) ? 1 : 2;"
    ),
    "fa": "nplurals=2; plural=(n > 1);",
}

# Which arguments are message and plural; 1, "c" is a context.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAG = "Translators:"

# What only people with a login see: files, and in models and blocks what forms of the admin say.
STAFF_FILES = (
    "events/desk/*",
    "events/feeds/forms.py",
    "events/privacy/models.py",
    "events/records/models/attendance.py",
    "events/records/models/interests.py",
    "events/schedule/choices.py",
    "events/schedule/repetition.py",
    "events/schedule/rules.py",
    "events/trainings/locks.py",
    "events/trainings/materials.py",
    "events/trainings/publishing.py",
    "*/wagtail_hooks.py",
    "site/kommpaktiv/accounts/audit.py",
    "site/kommpaktiv/accounts/middleware.py",
    "site/kommpaktiv/accounts/sessions.py",
    "site/kommpaktiv/content/fields.py",
    "site/kommpaktiv/content/page_form.py",
    "site/kommpaktiv/content/scheduling.py",
    "site/kommpaktiv/content/snippet_viewsets.py",
    "site/kommpaktiv/content/uploads.py",
    "site/kommpaktiv/languages/date_inputs.py",
    "site/kommpaktiv/languages/easy_german.py",
    "site/kommpaktiv/languages/freshness.py",
    "site/kommpaktiv/languages/localize_overrides.py",
    "site/kommpaktiv/languages/po_files.py",
    "site/kommpaktiv/languages/safe_markup.py",
    "site/kommpaktiv/languages/translation_views.py",
    "templates/account/email/*",
    "templates/desk/*",
    "templates/translating/*",
    "templates/usersessions/*",
    "templates/wagtail_localize/*",
    "templates/wagtailadmin/*",
)
FIELD_FILES = ("*/models.py", "*/models/*.py", "*/blocks.py", "*/registration_options.py")
FIELD_WORDS = (
    "heading",
    "help_text",
    "label",
    "page_description",
    "permissions",
    "verbose_name",
    "verbose_name_plural",
)
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")

Key = tuple[str | None, str]  # context and msgid


class Message(polib.POEntry):
    """A message as the code has it."""

    is_public = False  # whether people without a login see it


Messages = dict[Key, Message]


def path_of(language: str) -> Path:
    """Where the catalogue of `language` (BCP 47) lies."""
    return Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"


def extract_messages() -> Messages:
    """Every message of code and templates, in the order of their msgids."""
    found: Messages = {}
    for path in _source_files():
        name = path.relative_to(settings.ROOT).as_posix()
        staff_words = _staff_words(path, name)
        for message, plural, context, comments in _messages_in(path):
            entry = found.setdefault((context, message), Message(msgid=message))
            is_for_staff = staff_words is None or (context, message) in staff_words
            entry.is_public |= not is_for_staff
            entry.msgctxt = context
            entry.msgid_plural = entry.msgid_plural or plural
            entry.comment = "\n".join(comments) or entry.comment
            entry.flags = ["python-format"] if "%(" in message + plural else []
            if (name, "") not in entry.occurrences:
                entry.occurrences.append((name, ""))
    return dict(sorted(found.items(), key=_by_message))


def messages_for(language: str, messages: Messages) -> Messages:
    """Those that somebody sees in `language`."""
    if language in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES):
        return messages
    return {key: message for key, message in messages.items() if message.is_public}


def update(language: str, messages: Messages) -> None:
    """Write the catalogue of `language` anew: new messages empty, those no longer used dropped."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    known = _read(path)
    catalogue = polib.POFile(wrapwidth=98)
    catalogue.header = "Messages of KommPAktiv, taken from the code by `make messages`."
    catalogue.metadata = {
        "Language": to_locale(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    forms = int(PLURAL_FORMS[language].split(";")[0].removeprefix("nplurals="))
    for key, message in messages_for(language, messages).items():
        entry = _carried_over(message, known.get(key), forms)
        if language == "en" and not entry.translated() and not entry.fuzzy:
            _say_as_drafted(entry)
        catalogue.append(entry)
    catalogue.save(str(path))


def compile_all() -> int:
    """Compile each catalogue that is newer than its `.mo`; return how many there were."""
    sources = [path_of(language) for language in PLURAL_FORMS]
    outdated = [path for path in sources if path.exists() and _is_outdated(path)]
    for path in outdated:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return len(outdated)


def placeholders(text: str) -> set[str]:
    """What is filled in at run time, such as `%(count)s` or `{name}`."""
    return set(PLACEHOLDER.findall(text))


def faults(language: str, messages: Messages) -> Iterator[str]:
    """What keeps the catalogue of `language` from being released, a sentence each."""
    known, rules = _read(path_of(language)), glossary(language)
    for key, message in messages_for(language, messages).items():
        entry = known.get(key)
        if entry is None or not entry.translated():
            yield f"{language}: “{message.msgid}” is not translated"
        elif not _placeholders_match(entry):
            yield f"{language}: “{message.msgid}” is translated with other placeholders"
        else:
            for fault in rules.faults_of_entry(entry, is_public=message.is_public):
                yield f"{language}: “{message.msgid}”: {fault}"


def _by_message(item: tuple[Key, polib.POEntry]) -> tuple[str, str, str]:
    context, message = item[0]
    return message.casefold(), message, context or ""


def _source_files() -> Iterator[Path]:
    for source in SOURCES:
        for path in sorted((settings.ROOT / source).rglob("*")):
            if not path.is_file() or any(part in LEFT_OUT for part in path.parts):
                continue
            if path.suffix == ".py" or (
                path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts
            ):
                yield path


def _messages_in(path: Path) -> Iterator[tuple[str, str, str | None, list[str]]]:
    """Message, plural (or empty), context and translators' comments."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Django's own way: code with `gettext(…)` where messages are. In brackets, since the
        # indentation of a template means nothing.
        source = f"(\n{templatize(source)}\n)"
    results = extract("python", BytesIO(source.encode()), KEYWORDS, [COMMENT_TAG])
    for _line, found, comments, context in results:
        singular, plural = (found, "") if isinstance(found, str) else found
        yield singular, plural, context, comments


def _staff_words(path: Path, name: str) -> frozenset[Key] | None:
    """Which messages of a file only staff see; none means all of them."""
    if any(fnmatch(name, pattern) for pattern in STAFF_FILES):
        return None
    if not any(fnmatch(name, pattern) for pattern in FIELD_FILES):
        return frozenset()
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    said = Counter(key for node in nodes if (key := _key_of(node)))
    of_fields = Counter(
        key for node in nodes for value in _field_words(node) if (key := _key_of(value))
    )
    return frozenset(key for key, times in of_fields.items() if times >= said[key])


def _field_words(node: ast.AST) -> Iterator[ast.AST]:
    """Where `node` says names, hints and faults: it makes a field, names in a `Meta`, or cleans."""
    if isinstance(node, ast.Assign):
        names = {target.id for target in node.targets if isinstance(target, ast.Name)}
        if names & set(FIELD_WORDS):
            yield from ast.walk(node.value)
    elif isinstance(node, ast.FunctionDef):
        if node.name.startswith(("clean", "_clean")):
            yield from ast.walk(node)
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr[:1].isupper():
            yield from node.args[:1]
        yield from (keyword.value for keyword in node.keywords if keyword.arg in FIELD_WORDS)


def _key_of(node: ast.AST) -> Key | None:
    """Which message a call such as `_("name")` or `pgettext("of a person", "name")` asks for."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return None
    words = [str(word.value) for word in node.args if isinstance(word, ast.Constant)]
    if node.func.id not in KEYWORDS or not words:
        return None
    return (words[0], words[1]) if node.func.id.startswith("pgettext") else (None, words[0])


def _read(path: Path) -> dict[Key, polib.POEntry]:
    entries = polib.pofile(str(path)) if path.exists() else []
    return {(entry.msgctxt, entry.msgid): entry for entry in entries if not entry.obsolete}


def _say_as_drafted(entry: polib.POEntry) -> None:
    """Fill an English entry with its msgid."""
    if entry.msgid_plural:
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    else:
        entry.msgstr = entry.msgid


def _carried_over(message: polib.POEntry, known: polib.POEntry | None, forms: int) -> polib.POEntry:
    """`message` as the code has it now, with the translation it had before."""
    entry = copy(message)
    if known and known.fuzzy:  # a guess of a translator's program, not to be released as it is
        entry.flags = [*entry.flags, "fuzzy"]
    if entry.msgid_plural:
        before = known.msgstr_plural if known else {}
        entry.msgstr_plural = {form: before.get(form, "") for form in range(forms)}
    elif known:
        entry.msgstr = known.msgstr
    return entry


def _is_outdated(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime


def _placeholders_match(entry: polib.POEntry) -> bool:
    """Whether each translation can be filled in as the message can.

    Only the last plural form must name the number: others may say “one seat”.
    """
    wanted = placeholders(entry.msgid_plural or entry.msgid)
    *others, last = list(entry.msgstr_plural.values()) or [entry.msgstr]
    return placeholders(last) == wanted and all(placeholders(text) <= wanted for text in others)
