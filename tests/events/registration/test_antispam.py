"""The form for strangers is not misused, and nobody who means it loses what they typed."""

import json
import string
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import altcha
import pytest
from django.core.cache import caches
from django.test import RequestFactory
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from events.records.models import Message, Registration
from events.registration import antispam
from events.registration.antispam import GuardedForm, client_address, make_challenge, make_stamp
from home.models import HomePage
from kommpaktiv.content.models import SiteSettings

from .test_registering import answers, form_url, led_to, post, soup

NOW = 1_800_000_000.0  # seconds since 1970, the beginning of an hour
QUIETLY = {
    "max_examples": 60,
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}


class Clock:
    """A time that passes when told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("time.time", clock)
    return clock


def notice(response) -> str:
    """What the page says above the button."""
    found = soup(response).select_one("form .notice[role=alert]")
    return found.get_text(" ", strip=True) if found else ""


def assert_asked_again(response) -> dict[str, str]:
    """Nothing was written, everything typed is kept; what sending the page again would send."""
    page = soup(response)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "once more" in notice(response)
    assert page.find(id="problems") is None
    assert not Registration.objects.exists()
    assert page.select_one("[name=council]")["value"] == "Integrationsbeirat Erfurt"
    kept = {name: page.select_one(f"[name={name}]")["value"] for name in ("name", "email", "stamp")}
    assert (kept["name"], kept["email"]) == ("Amina Diallo", "amina@example.org")
    return kept


# The trap


def test_machine_is_told_of_success_when_it_fills_what_nobody_sees(client, date):
    honest, trapped = post(client, date), post(client, date, website="https://example.org")
    assert trapped.status_code == honest.status_code == HTTPStatus.SEE_OTHER
    assert led_to(trapped)[0] == led_to(honest)[0]
    assert "?done=" in trapped["Location"]
    for name in ("Expires", "Location"):  # the clock may go on between the two
        assert honest.headers.pop(name)
        assert trapped.headers.pop(name)
    assert trapped.headers.items() == honest.headers.items()
    assert (Registration.objects.count(), Message.objects.count()) == (1, 1)


def test_machine_is_told_of_success_when_it_fills_nothing_else(client, date):
    response = client.post(form_url(date), {"website": "x"})
    assert response.status_code == HTTPStatus.SEE_OTHER


def test_trap_is_out_of_reach_of_people(client, date):
    trap = soup(client.get(form_url(date))).select_one("[name=website]")
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    assert trap.find_parent(attrs={"aria-hidden": "true"})
    assert "value" not in trap.attrs


# The age of the form


@pytest.mark.parametrize("age", [2, 60, 86_400], ids=str)
def test_form_is_taken_when_it_is_of_a_human_age(client, date, clock, settings, age):
    settings.FORM_MIN_SECONDS = 2
    response = post(client, date, stamp=make_stamp(NOW - age))
    assert response.status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("age", [-60, 0, 1.9, 86_401, 1e9], ids=str)
def test_form_is_asked_for_again_when_it_came_too_soon_or_too_late(
    client, date, clock, settings, age
):
    settings.FORM_MIN_SECONDS = 2
    kept = assert_asked_again(post(client, date, "en", stamp=make_stamp(NOW - age)))
    clock.now += 62
    assert post(client, date, "en", **kept).status_code == HTTPStatus.SEE_OTHER


def test_form_is_asked_for_again_when_it_has_no_stamp(client, date):
    typed = answers(date)
    del typed["stamp"]
    kept = assert_asked_again(client.post(form_url(date, "en"), typed))
    assert client.post(form_url(date), typed | kept).status_code == HTTPStatus.SEE_OTHER


def test_form_waits_only_once_when_it_came_too_soon(client, date, clock, settings):
    settings.FORM_MIN_SECONDS = 2
    stamp = soup(client.get(form_url(date))).select_one("[name=stamp]")["value"]
    clock.now += 1.5
    assert assert_asked_again(post(client, date, "en", stamp=stamp))["stamp"] == stamp


def test_form_names_what_is_missing_first_when_it_is_too_old_as_well(client, date):
    response = post(client, date, "en", name="", stamp=make_stamp(0))
    page = soup(response)
    assert page.find(id="problems")
    assert notice(response) == ""
    assert post(client, date, stamp=page.select_one("[name=stamp]")["value"]).status_code == 303


def characters(text: str, forged: list[tuple[int, str]]) -> str:
    """`text` with some of its characters exchanged."""
    letters = list(text)
    for place, letter in forged:
        letters[place % len(letters)] = letter
    return "".join(letters)


GENUINE = make_stamp(NOW)
forgeries = st.one_of(
    st.text(max_size=200),
    st.builds(
        "{}:{}".format,
        st.floats(min_value=0, max_value=2e9),
        st.text(string.ascii_letters + string.digits + "-_", min_size=43, max_size=43),
    ),
    st.builds(
        characters,
        st.just(GENUINE),
        st.lists(st.tuples(st.integers(0, 999), st.sampled_from("0123456789abcXYZ-_:."))),
    ),
)


@examples(**QUIETLY)
@given(forged=forgeries)
def test_stamp_is_never_believed_when_it_is_forged(forged):
    assert (antispam._age(forged) == float("inf")) == (forged != GENUINE)


@examples(**QUIETLY | {"max_examples": 20})
@given(forged=forgeries.filter(lambda text: text != GENUINE))
def test_forged_stamp_is_not_shown_again(client, date, forged):
    kept = assert_asked_again(post(client, date, "en", stamp=forged))
    assert antispam._age(kept["stamp"]) < antispam.MAX_AGE


# How often


def people(count: int) -> list[dict[str, str]]:
    """That many who book one place each."""
    return [
        {"name": f"Person {number}", "email": f"person{number}@example.org"}
        for number in range(count)
    ]


@pytest.fixture
def three_an_address(settings) -> None:
    settings.FORM_LIMIT_PER_ADDRESS = 3


@pytest.fixture
def three_an_email(settings) -> None:
    settings.FORM_LIMIT_PER_EMAIL = 3


def send(client, date, person: dict[str, str], **headers: str):
    return client.post(form_url(date, "en"), answers(date, **person), **headers)


def test_address_is_told_to_wait_when_it_sends_too_often(client, date, clock, three_an_address):
    *_some, person = everyone = people(4)
    clock.now += 20.5 * 60
    last = [send(client, date, sender) for sender in everyone][-1]
    assert last.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert last.headers["Retry-After"] == str(int(39.5 * 60))
    assert "in 40 minutes" in notice(last)
    assert soup(last).select_one("[name=name]")["value"] == "Person 3"
    assert not Registration.objects.filter(email=person["email"]).exists()
    assert "no-store" in last.headers["Cache-Control"]


def test_address_may_send_again_after_the_time_it_was_told(client, date, clock, three_an_address):
    statuses = [send(client, date, person).status_code for person in people(4)]
    assert statuses[-1] == HTTPStatus.TOO_MANY_REQUESTS
    clock.now += 3600
    assert send(client, date, people(1)[0]).status_code != HTTPStatus.TOO_MANY_REQUESTS


def test_address_is_counted_by_itself(client, date, three_an_address):
    for person in people(3):
        send(client, date, person, REMOTE_ADDR="192.0.2.1")
    other = send(client, date, people(1)[0], REMOTE_ADDR="192.0.2.2")
    assert other.status_code != HTTPStatus.TOO_MANY_REQUESTS


def test_mistakes_are_not_counted(client, date, three_an_address):
    for _mistake in range(5):
        post(client, date, name="")
        post(client, date, stamp="")
    assert post(client, date).status_code == HTTPStatus.SEE_OTHER


def test_email_is_told_to_wait_however_it_is_written(client, date, three_an_email):
    for number in range(3):
        send(client, date, {"name": f"Person {number}", "email": "amina@bücher.example"})
    last = send(client, date, {"email": "AMINA+tag@xn--bcher-kva.example"})
    assert last.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert send(client, date, people(1)[0]).status_code != HTTPStatus.TOO_MANY_REQUESTS


class OtherForm(GuardedForm):
    """Another one, without an e-mail."""


def test_forms_are_counted_by_themselves(client, date, rf, three_an_address):
    for person in people(4):
        send(client, date, person)
    request = rf.post("/")
    outcomes = []
    for _sending in range(4):
        form = OtherForm({"stamp": make_stamp()})
        outcomes.append(antispam.attempt(request, form, lambda _form: True))
    assert outcomes == [True, True, True, False]
    assert form.status == HTTPStatus.TOO_MANY_REQUESTS


def test_nothing_readable_is_kept_when_forms_are_counted(client, date, monkeypatch):
    cache, kept = type(caches["default"]), []
    add = cache.add

    def spy(self, key, value, **options):
        kept.append(f"{key} {value}")
        return add(self, key, value, **options)

    monkeypatch.setattr(cache, "add", spy)
    post(client, date)
    assert len([line for line in kept if line.startswith("guard.")]) == 4
    assert not any("127.0.0.1" in line or "amina" in line.casefold() for line in kept)


def test_none_is_overlooked_when_many_are_counted_at_once():
    with ThreadPoolExecutor(8) as pool:
        counts = pool.map(lambda _turn: antispam._count("form", "address", "192.0.2.1"), range(100))
    assert sorted(counts) == list(range(1, 101))


# Whose address it is


def address(settings, proxies: int, peer: str, forwarded: str | None = None) -> str:
    settings.TRUSTED_PROXIES = proxies
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=peer, **headers))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, None, "192.0.2.1"),
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.5, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.5,198.51.100.7 ,10.0.0.1", "198.51.100.7"),
        (1, "198.51.100.7:51432", "198.51.100.7"),
        (1, "[2001:db8:1:2:3::4]:51432", "2001:db8:1:2::/64"),
        (1, "::ffff:198.51.100.7", "198.51.100.7"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, None, "192.0.2.1"),
        (1, "unknown", "192.0.2.1"),
        (1, "203.0.113.5,", "192.0.2.1"),
    ],
)
def test_address_is_that_which_the_proxies_say(settings, proxies, forwarded, expected):
    assert address(settings, proxies, "192.0.2.1", forwarded) == expected


def test_address_is_the_peer_as_it_is_when_it_has_none(settings):
    assert address(settings, 0, "") == ""


ipv4, ipv6 = st.ip_addresses(v=4).map(str), st.ip_addresses(v=6).map(str)
quiet_v6 = st.ip_addresses(v=6).filter(lambda found: not found.ipv4_mapped)
headers = st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=80)


@examples(**QUIETLY)
@given(forged=headers, client=ipv4, behind=st.lists(ipv4 | ipv6, max_size=3))
def test_address_is_never_what_a_client_forged(settings, forged, client, behind):
    appended = ", ".join([client, *behind])
    header = f"{forged}, {appended}" if forged else appended
    assert address(settings, len(behind) + 1, "10.0.0.1", header) == client


@examples(**QUIETLY)
@given(forged=headers)
def test_address_is_the_peer_when_no_proxy_is_trusted(settings, forged):
    assert address(settings, 0, "192.0.2.1", forged) == "192.0.2.1"


@examples(**QUIETLY)
@given(one=quiet_v6, host=st.integers(0, 2**64 - 1))
def test_address_is_the_network_of_a_household_when_it_is_ipv6(settings, one, host):
    neighbour = type(one)(int(one) >> 64 << 64 | host)
    assume(one.ipv4_mapped is None and neighbour.ipv4_mapped is None)
    network = address(settings, 0, str(one))
    assert network == address(settings, 0, str(neighbour))
    assert network.endswith("/64")


# Proof of work


@pytest.fixture
def proof_of_work(settings, monkeypatch) -> None:
    settings.PROOF_OF_WORK = True
    monkeypatch.setattr(antispam, "PROOF_NUMBERS", 20)


def solve(challenge: altcha.Challenge) -> str:
    """What the widget of ALTCHA sends."""
    solution = altcha.solve_challenge(challenge)
    payload = altcha.Payload(
        challenge.algorithm,
        challenge.challenge,
        solution.number,
        challenge.salt,
        challenge.signature,
    )
    return payload.to_base64()


def test_page_has_no_script_and_no_problem_when_there_is_no_attack(client, date):
    response = client.get(form_url(date))
    assert "altcha" not in response.text
    assert "proof" not in response.text
    assert "worker-src" not in response.headers["Content-Security-Policy"]


def test_page_may_calculate_when_there_is_an_attack(client, date, proof_of_work):
    response = client.get(form_url(date))
    page = soup(response)
    assert "worker-src blob:" in response.headers["Content-Security-Policy"]
    assert page.select_one("script[src*=altcha]")
    words = json.loads(page.select_one("altcha-widget")["strings"])
    assert (words["footer"], words["waitAlert"]) == ("", "")


def test_page_says_whom_to_write_to_when_scripts_are_off(client, date, proof_of_work):
    home = HomePage.objects.get(locale__language_code="de")
    site_settings = SiteSettings.for_site(home.get_site())
    site_settings.email = "hilfe@example.org"
    site_settings.save()
    link = soup(client.get(form_url(date))).select_one("noscript a")
    assert link["href"] == "mailto:hilfe@example.org"


def test_every_page_has_a_problem_of_its_own(client, date, proof_of_work):
    pages = [soup(client.get(form_url(date))) for _page in range(2)]
    assert len({page.select_one("altcha-widget")["challengejson"] for page in pages}) == 2


def test_form_is_taken_once_when_its_problem_is_solved(client, date, proof_of_work):
    widget = soup(client.get(form_url(date))).select_one("altcha-widget")
    asked = json.loads(widget["challengejson"])
    asked["max_number"] = asked.pop("maxNumber")
    proof = solve(altcha.Challenge(**asked))
    assert_asked_again(post(client, date, "en"))
    first = post(client, date, proof=proof)
    again = post(client, date, "en", proof=proof, name="Somebody Else")
    assert first.status_code == HTTPStatus.SEE_OTHER
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "once more" in notice(again)
    assert Registration.objects.count() == 1


def test_solution_is_refused_when_it_is_written_differently_again(proof_of_work):
    proof = solve(make_challenge())
    assert antispam._is_new_solution(proof)
    assert not antispam._is_new_solution(proof + "\n")


def test_solution_is_not_used_up_by_a_mistake(client, date, proof_of_work):
    proof = solve(make_challenge())
    post(client, date, proof=proof, name="")
    assert post(client, date, proof=proof).status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("age", [0, 86_399], ids=str)
def test_solution_counts_for_a_day(clock, proof_of_work, age):
    assert antispam._is_new_solution(solve(make_challenge(NOW - age)))


def test_solution_is_too_late_after_a_day(clock, proof_of_work):
    assert not antispam._is_new_solution(solve(make_challenge(NOW - 86_401)))


def test_solution_of_a_problem_of_somebody_else_is_refused(proof_of_work):
    foreign = altcha.ChallengeOptions(hmac_key="foreign", max_number=20)
    assert not antispam._is_new_solution(solve(altcha.create_challenge(foreign)))


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
keys = st.sampled_from(["algorithm", "challenge", "number", "salt", "signature"]) | st.text()
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=6),
    max_leaves=8,
)
complete = st.fixed_dictionaries(
    {
        "algorithm": st.sampled_from(["SHA-1", "SHA-256", "SHA-512", "MD5"]) | anything,
        "challenge": anything,
        "number": anything,
        "salt": anything | st.builds("a?expires={}&".format, st.text(max_size=5)),
        "signature": anything,
    }
)


@examples(**QUIETLY | {"max_examples": 200})
@given(forged=anything | complete)
def test_solution_is_refused_whatever_is_made_up(forged):
    assert not antispam._is_new_solution(b64encode(json.dumps(forged).encode()).decode())


@examples(**QUIETLY)
@given(forged=st.text(max_size=300))
def test_solution_is_refused_when_it_is_no_solution_at_all(forged):
    assert not antispam._is_new_solution(forged)


@pytest.mark.parametrize("brackets", [300, 500, 5000])
def test_solution_is_refused_when_it_is_nested_deeply(brackets):
    assert not antispam._is_new_solution(b64encode(b"[" * brackets).decode())


@pytest.mark.parametrize("field", ["challenge", "number", "salt", "signature"])
def test_solution_is_refused_when_a_part_was_changed(field, proof_of_work):
    challenge = make_challenge()
    number = altcha.solve_challenge(challenge).number
    parts = challenge.to_dict() | {"number": number}
    changed = parts | {field: number + 1 if field == "number" else "x" + parts[field]}
    assert antispam._is_new_solution(b64encode(json.dumps(parts).encode()).decode())
    assert not antispam._is_new_solution(b64encode(json.dumps(changed).encode()).decode())
