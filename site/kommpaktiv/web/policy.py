"""The Content-Security-Policy of each answer: strict but for Wagtail's admin."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

# Wagtail's admin writes scripts and styles into its pages.
ADMIN = {
    "frame-src": [SELF],  # the preview
    "img-src": [SELF, "data:", "blob:"],  # a picture shown before it is uploaded
    "script-src": [SELF, UNSAFE_INLINE],
    "script-src-attr": [NONE],  # no handlers in attributes
    "style-src": [SELF, UNSAFE_INLINE],
}


class PolicyMiddleware(CSPMiddleware):
    """The policy of the settings everywhere but in the admin."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.replace = ADMIN
        return parts
