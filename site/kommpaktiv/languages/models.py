"""What wagtail-localize does not remember of a translated string."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringTranslation


class StringOriginQuerySet(models.QuerySet["StringOrigin"]):
    def outdated(self) -> "StringOriginQuerySet":
        """Those whose German has changed in substance, and which nobody has looked at since."""
        return self.exclude(german="")


class StringOrigin(models.Model):
    """Where a translated string comes from: another German, or a machine.

    Who translated or reviewed it, and when, stands in the row of wagtail-localize.
    """

    translation = models.OneToOneField(
        StringTranslation, on_delete=models.CASCADE, related_name="origin"
    )
    german = models.TextField(
        _("German it was made from"),
        blank=True,
        help_text=_("As it was before it changed in substance; empty when the string is current."),
    )
    changed_at = models.DateTimeField(_("German changed"), null=True, blank=True)
    draft_by = models.CharField(_("draft by"), max_length=255, blank=True)
    released_at = models.DateTimeField(
        _("published as drafted by a machine"), null=True, blank=True
    )
    accepted_at = models.DateTimeField(_("accepted by a person"), null=True, blank=True)

    objects = StringOriginQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(german="") | Q(changed_at__isnull=False),
                name="changed_german_has_a_date",
            )
        ]

    def __str__(self) -> str:
        return self.german or self.draft_by
