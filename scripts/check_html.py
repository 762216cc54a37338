"""`make html-check`: every page of the demo site through the Nu HTML checker.

Starts at the sitemap and at the pages that only mails and forms lead to, follows every link within
the site, and sends each form empty, so that the pages with errors are looked at too; not those that
are only a button, which would change what is in the demo. Needs Java and the checker's `vnu.jar`,
given as the argument.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import django
from django.urls import reverse
from django.utils import translation

from tests.bench.server import serve

SITE = "kommpaktiv.asgi:application"
# Months go on for centuries, and dates as files are no pages.
NOT_OURS = re.compile(r"^/(admin|documents|media|static)/|[?&]month=|\.ics\b")
# Forms without anything to fill in: sent empty, they do what they are for.
BUTTONS = re.compile(
    r"/anmeldung/((bestaetigen|angebot|loeschen|platz|nie-wieder)/[^/]+/|"
    r"platz/[^/]+/(entscheiden|neue-links|alles|absagen/zurueck)/)(\?|$)"
)
# What differs between two links to the same page: when they were made, and the signature.
SIGNED = re.compile(r"~\w+~[\w-]+")
LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
FORM = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>.*?</form>', re.DOTALL)
ACTION = re.compile(r'\baction="([^"]*)"')
HIDDEN = re.compile(r'<input\b(?=[^>]*type="hidden")[^>]*>')
LOCATION = re.compile(r"<loc>([^<]+)</loc>")


class Site:
    """The running demo, asked for its pages."""

    def __init__(self, connection: HTTPConnection):
        self.connection = connection
        self.pages: dict[str, str] = {}  # HTML by path; a form sent empty has “ (sent)” behind it

    def read(self, path: str, form: dict[str, str] | None = None, cookie: str = "") -> HTTPResponse:
        headers = {"Host": "localhost", "Cookie": cookie, "Accept-Language": "de"}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = None if form is None else urlencode(form)
        self.connection.request("GET" if form is None else "POST", path, body, headers)
        return self.connection.getresponse()

    def walk(self) -> None:
        """Fetch what the sitemap names, and all that is linked from there."""
        # Those first that take a while to be found: a connection that is silent is closed.
        waiting = [*not_linked(), *self.sitemap("/sitemap.xml"), "/de/gibt-es-nicht/"]
        seen = set(map(unsigned, waiting))
        while waiting:
            path = waiting.pop()
            response = self.read(path)
            html = response.read().decode(errors="replace")
            if response.getheader("Content-Type", "").startswith("text/html") and html:
                self.pages[path] = html
                self.send_forms(path, html, response.getheader("Set-Cookie", ""))
                found = internal_links(path, html)
                if "?" in path:  # a list that is filtered twice is made as one that is once
                    found = [link for link in found if "?" not in link]
                links = {unsigned(link): link for link in found}
                new = links.keys() - seen
                seen |= new
                waiting += [links[link] for link in sorted(new)]

    def sitemap(self, path: str) -> list[str]:
        """The paths of all pages, through an index of sitemaps if there is one."""
        found = [urlsplit(unescape(url)).path for url in LOCATION.findall(self.text(path))]
        maps = [path for path in found if path.endswith(".xml")]
        return [page for each in maps for page in self.sitemap(each)] if maps else found

    def text(self, path: str) -> str:
        return self.read(path).read().decode()

    def send_forms(self, path: str, html: str, cookie: str) -> None:
        for form in FORM.findall(html):
            hidden = dict(map(name_and_value, HIDDEN.findall(form)))
            action = ACTION.search(form)
            target = urljoin(path, action[1] if action else "")
            if BUTTONS.search(target):
                continue
            response = self.read(target, hidden, cookie)
            if answer := response.read().decode(errors="replace"):  # else it leads elsewhere
                self.pages[f"{path} (sent)"] = answer


def unsigned(path: str) -> str:
    """The same for all links to one page."""
    return SIGNED.sub("", path)


def not_linked() -> list[str]:
    """Each training's form, and the pages of somebody in each state a place can be in."""
    from events.privacy.access_links import Purpose, make_offer_token, make_token
    from events.privacy.silence import make_silence_token
    from events.records.models import Event, Place
    from events.records.models.place_states import PlaceState

    paths = []
    places = Place.objects.exclude(participant__registration__email="")
    examples = [places.filter(state=state).order_by("pk").last() for state in PlaceState]
    for language in ("de", "ar"):
        with translation.override(language):
            paths += [reverse(f"registration:{view}") for view in ("links_sent", "erased")]
            for key in Event.objects.published().values_list("key", flat=True):
                paths += [
                    reverse(f"registration:{view}", kwargs={"key": key})
                    for view in ("register", "sent")
                ]
            for place in filter(None, examples):
                registration = place.participant.registration
                tokens = {
                    "confirm": make_token(registration, Purpose.CONFIRM),
                    "manage": make_token(registration, Purpose.MANAGE),
                    "address": make_token(registration, Purpose.ADDRESS),
                    "offer": make_offer_token(registration, place.occurrence),
                    "silence": make_silence_token(registration.email),
                }
                paths += [
                    reverse(f"registration:{view}", kwargs={"token": token})
                    for view, token in tokens.items()
                ]
    return paths


def internal_links(path: str, html: str) -> list[str]:
    """Paths, with their queries, of links that stay within the site."""
    links = (urlsplit(urljoin(path, unescape(link))) for link in LINK.findall(html))
    paths = [link._replace(fragment="").geturl() for link in links if not link.netloc]
    return [path for path in paths if path.startswith("/") and not NOT_OURS.search(path)]


def name_and_value(tag: str) -> tuple[str, str]:
    attributes = dict(re.findall(r'\b(name|value)="([^"]*)"', tag))
    return attributes.get("name", ""), unescape(attributes.get("value", ""))


def check(pages: dict[str, str], checker: Path) -> list[str]:
    """One line an error, with the page it is on."""
    with tempfile.TemporaryDirectory() as folder:
        names = {f"{number}.html": path for number, path in enumerate(pages)}
        for name, path in names.items():
            Path(folder, name).write_text(pages[path], encoding="utf-8")
        command = ["java", "-jar", str(checker), "--errors-only", "--format", "json", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{names.get(Path(message.get('url', '')).name, '')}: {message['message']}"
        f"  {message.get('extract', '').strip()}"
        for message in messages
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checker", type=Path, help="the path of vnu.jar")
    checker = parser.parse_args().checker
    django.setup()
    with serve(SITE, {}) as server:
        site = Site(HTTPConnection(*server.address, timeout=30))
        site.walk()
    errors = check(site.pages, checker)
    sys.stdout.write("".join(f"{error}\n" for error in errors))
    sys.stdout.write(f"{len(site.pages)} pages checked, {len(errors)} errors\n")
    sys.exit(bool(errors) or not site.pages)


if __name__ == "__main__":
    main()
