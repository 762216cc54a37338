"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from events.registration.views import barriers
from search.views import search
from stories.feeds import story_feed

from .web.health import healthz, readyz
from .web.media import serve_media
from .web.routing import serve_page
from .web.share_pictures import share_picture
from .web.sitemaps import sitemap, sitemap_index
from .web.views import robots, start

urlpatterns = [
    path("admin/", include("kommpaktiv.accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("healthz", healthz),
    path("readyz", readyz),
    path("media/<path:path>", serve_media),
    path("robots.txt", robots),
    path("bild/<int:pk>.png", share_picture, name="share_picture"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<section>.xml", sitemap, name="sitemap"),
    path("", start),
]

handler400 = "kommpaktiv.web.errors.bad_request"
handler403 = "kommpaktiv.web.errors.permission_denied"
handler404 = "kommpaktiv.web.errors.page_not_found"
handler500 = "kommpaktiv.web.errors.server_error"

urlpatterns += i18n_patterns(
    path("suche/", search, name="search"),
    path("vorbilder.atom", story_feed, name="story_feed"),
    path("anmeldung/", include("events.registration.urls")),
    path("barriere-melden/", barriers.report, name="report_barrier"),
    path("barriere-melden/danke/", barriers.reported, name="barrier_reported"),
    path("kalender/", include("events.feeds.urls")),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    # Before the pages: their pattern would take these for pages. The last one is that pattern.
    path("", include(wagtail_urls.urlpatterns[:-1])),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
)
