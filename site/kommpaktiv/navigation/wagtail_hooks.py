"""What pages share, in one menu of the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from kommpaktiv.content.snippet_viewsets import ContactPersonViewSet, TopicViewSet

from .models import Footer, MainMenu


class MainMenuViewSet(SnippetViewSet):
    model = MainMenu
    icon = "list-ul"
    menu_label = _("Main menu")


class FooterViewSet(SnippetViewSet):
    model = Footer
    icon = "grip"
    menu_label = _("Footer")


class SharedViewSetGroup(SnippetViewSetGroup):
    """Topics, people and menus: what belongs to no single page."""

    items = (TopicViewSet, ContactPersonViewSet, MainMenuViewSet, FooterViewSet)
    menu_label = _("Shared content")
    menu_icon = "snippet"
    menu_order = 300


register_snippet(SharedViewSetGroup)
