"""The admin speaks to each editor in their language."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.users.models import UserProfile

HOME = reverse("wagtailadmin_home")


@pytest.fixture
def superuser(home):
    return get_user_model().objects.create_superuser("ada")


@pytest.mark.parametrize(
    ("chosen", "asked", "greeting"),
    [
        ("", "de", "Seiten"),
        ("", "en-GB", "Pages"),
        ("", "fa", "Seiten"),  # the admin speaks German and English
        ("en", "de", "Pages"),
        ("de", "en", "Seiten"),
    ],
)
def test_admin_speaks_what_the_editor_chose_else_what_the_browser_asks(
    client, superuser, chosen, asked, greeting
):
    UserProfile.objects.create(user=superuser, preferred_language=chosen)
    client.force_login(superuser)
    page = client.get(HOME, headers={"accept-language": asked}).content.decode()
    assert f"{greeting}</a>" in page or f'"{greeting}"' in page


def test_editor_can_choose_german_or_english(client, superuser):
    client.force_login(superuser)
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    for language in ("Deutsch", "English"):
        assert f">{language}</option>" in page
    assert 'value="tr"' not in page


def test_sign_in_page_carries_the_name_of_the_site(client, home):
    page = client.get(reverse("wagtailadmin_login"), headers={"accept-language": "en"})
    assert "Sign in to KommPAktiv" in page.content.decode()
