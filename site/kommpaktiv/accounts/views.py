"""Signing in and asking for a new password, where allauth's own views leave something open."""

from __future__ import annotations

from allauth.account.forms import ResetPasswordForm
from allauth.account.views import LoginView, PasswordResetView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from .password_links import ask_for_link


class SignInView(LoginView):
    """The only door to the admin."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Lead on who is in already. Who is not let in, may sign in as somebody else."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return HttpResponseRedirect(self.get_authenticated_redirect_url())
        return super().get(request, *args, **kwargs)


class LinkRequestForm(ResetPasswordForm):
    """Takes any address, and answers every one alike."""

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def save(self, request: HttpRequest, **kwargs: object) -> str:
        email = self.cleaned_data["email"]
        ask_for_link(email)
        return email


class LinkRequestView(PasswordResetView):
    form_class = LinkRequestForm
