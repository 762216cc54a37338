"""What translators may write."""

import json

import pytest
from django.core.exceptions import ValidationError

from kommpaktiv.languages.safe_markup import check_override_json, check_string, safe_link

DANGEROUS = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
]
HARMLESS = [
    "https://example.org/",
    "mailto:leyla@example.org",
    "tel:+4936112345",
    "/de/trainings/",
    "#anker",
    "",
    "10:30",
]


@pytest.mark.parametrize("address", DANGEROUS)
def test_link_is_not_rendered_or_saved_when_it_would_run_something(address):
    assert safe_link(address) == ""
    with pytest.raises(ValidationError):
        check_override_json(json.dumps(address))
    with pytest.raises(ValidationError):
        check_override_json(json.dumps(json.dumps([{"value": {"address": address}}])))


@pytest.mark.parametrize("address", HARMLESS)
def test_link_is_kept_when_it_leads_somewhere(address):
    assert safe_link(address) == address
    check_override_json(json.dumps(address))


@pytest.mark.parametrize("value", [None, 7, True, "[sic] so", {"id": 3}])
def test_other_values_are_no_links(value):
    check_override_json(json.dumps(value))


@pytest.mark.parametrize(
    "html",
    [
        '<a href="javascript:alert(1)">hier</a>',
        '<a href="java&#115;cript:alert(1)">hier</a>',
        '<a id="a1" onclick="alert(1)">hier</a>',
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<b style="position:fixed">fett</b>',
        "<svg/onload=alert(1)>",
    ],
)
def test_string_is_refused_when_it_holds_code(html):
    with pytest.raises(ValidationError):
        check_string(html)


@pytest.mark.parametrize(
    "html",
    ['Mehr <a id="a1">hier</a>', "<b>fett</b> und <i>schräg</i><br/>", "1 < 2", "Tom & Jerry", ""],
)
def test_string_is_taken_when_it_has_words_and_emphasis(html):
    check_string(html)
