"""The doors of the admin, and what people do with their own account.

They stand before Wagtail's own addresses: `/admin/login/` and `/admin/password_reset/` are these,
and Wagtail's other views of passwords are switched off in the settings.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .admin_language import in_admin_language
from .sessions import SessionListView, end_session
from .views import LinkRequestView, SignInView

doors = [
    path("login/", SignInView.as_view(), name="account_login"),
    path("login/code/", mfa.authenticate, name="mfa_authenticate"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("login/inactive/", account.account_inactive, name="account_inactive"),
    path("login/cancel/", account.logout, name="account_logout"),
    path("password_reset/", LinkRequestView.as_view(), name="account_reset_password"),
    path("password_reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password_reset/complete/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password_reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    re_path(
        r"^konto/email/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"
    ),
]

own_account = [
    path("konto/bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/bestaetigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "konto/bestaetigen/passkey/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("konto/email/", account.email, name="account_email"),
    path("konto/passwort/", account.password_change, name="account_change_password"),
    path("konto/sitzungen/", SessionListView.as_view(), name="usersessions_list"),
    path("konto/sitzungen/<int:pk>/beenden/", end_session, name="usersessions_end"),
    path("konto/sicherheit/", mfa.index, name="mfa_index"),
    path("konto/sicherheit/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("konto/sicherheit/app/entfernen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/sicherheit/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("konto/sicherheit/passkeys/neu/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("konto/sicherheit/passkeys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "konto/sicherheit/passkeys/<int:pk>/entfernen/",
        webauthn.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    path(
        "konto/sicherheit/codes/",
        recovery_codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "konto/sicherheit/codes/neu/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "konto/sicherheit/codes/datei/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

urlpatterns = [
    *decorate_urlpatterns(decorate_urlpatterns(doors, in_admin_language), never_cache),
    *decorate_urlpatterns(decorate_urlpatterns(own_account, require_admin_access), never_cache),
]
