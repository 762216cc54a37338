"""Signing in in a real browser, on a telephone's screen: password, then passkey alone."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

LOGIN, HOME = reverse("account_login"), reverse("wagtailadmin_home")
PAGES = (
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "usersessions_list",
    "account_email",
    "account_change_password",
    "account_reauthenticate",
)
PASSWORD = "drei-blaue-Elefanten"
TELEPHONE = {"width": 390, "height": 844}


def add_authenticator(page):
    """Give the browser a passkey of its own, as a telephone has one."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_passkey_is_added_and_signs_in_alone_on_a_narrow_screen(visit):
    user = get_user_model().objects.create_user("leyla", "leyla@example.org", PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    page = visit.page
    page.set_viewport_size(TELEPHONE)
    add_authenticator(page)

    page.goto(LOGIN)
    assert not is_too_wide(page)
    assert visit.barriers() == []
    page.fill("[name=login]", "leyla")
    page.fill("[name=password]", PASSWORD)
    page.locator("button[type=submit]").first.click()
    page.wait_for_url(f"**{HOME}")

    for name in PAGES:
        page.goto(reverse(name))
        assert not is_too_wide(page), name

    page.goto(reverse("mfa_add_webauthn"))
    page.fill("[name=name]", "Telefon")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/konto/sicherheit/**codes/**")

    page.context.clear_cookies()
    page.goto(LOGIN)
    page.click("#passkey_login")
    page.wait_for_url(f"**{HOME}")
    assert visit.complaints == []
