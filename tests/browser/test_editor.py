"""An editor's way in the admin: a story written, published, translated and read in English."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from events.desk.roles import make_roles
from stories.models import StoryIndexPage, StoryPage
from tests import factories

PASSWORD = "ein langes Passwort"
TITLE, TRANSLATED = "Ein Stuhl am Tisch", "A chair at the table"


def log_in(page, *groups):
    """Log in as somebody of these groups, through the form."""
    user = get_user_model().objects.create_user("leyla", "leyla@example.org", PASSWORD)
    user.groups.set(Group.objects.filter(name__in=groups))
    page.goto("/admin/")
    page.fill("[name=login]", "leyla")
    page.fill("[name=password]", PASSWORD)
    page.locator("button[type=submit]").first.click()
    page.wait_for_url("**/admin/")


def test_editor_publishes_a_story_and_its_translation(visit, site):
    berlin = factories.make_location(site)
    index = factories.add(berlin, StoryIndexPage(title="Vorbilder"))
    for page in (berlin.get_parent(), berlin, index):
        factories.copy_to_languages(page, "en")
    make_roles()
    page = visit.page
    log_in(page, "Redaktion Berlin")

    # Written and published.
    page.goto(f"/admin/pages/add/stories/storypage/{index.pk}/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=name]", "Amina D.")
    page.locator("footer button[aria-expanded]").click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_url(f"**/admin/pages/{index.pk}/")
    story = StoryPage.objects.get(title=TITLE, locale=index.locale)

    # Sent for translation, translated and published.
    page.goto(f"/admin/localize/submit/page/{story.pk}/")
    page.get_by_label("Englisch").or_(page.get_by_label("English")).check()
    page.locator("main form [type=submit]").last.click()
    page.wait_for_url("**/edit/")  # of the translation
    segment = page.locator("main li", has_text=TITLE).last
    segment.get_by_role("button").first.click()
    segment.locator("textarea").fill(TRANSLATED)
    segment.get_by_role("button").last.click()  # after "cancel"
    segment.get_by_text(TRANSLATED).wait_for()
    page.locator("footer [type=submit], footer button").first.click()
    page.wait_for_load_state("networkidle")

    # Read under /en/, without a cookie of a reader.
    english = StoryPage.objects.get(
        translation_key=story.translation_key, locale__language_code="en"
    )
    page.goto(english.get_url())
    assert page.url.startswith(f"{visit.address}/en/")
    assert page.get_by_role("heading", level=1).inner_text() == TRANSLATED
    assert page.locator("h1[lang=de]").count() == 0
    assert visit.complaints == []


def test_publishing_while_the_first_draft_is_saved_makes_one_page(visit, site):
    index = factories.add(factories.make_location(site), StoryIndexPage(title="Vorbilder"))
    make_roles()
    page = visit.page
    log_in(page, "Redaktion Berlin")
    page.goto(f"/admin/pages/add/stories/storypage/{index.pk}/")
    saving = []

    def slow(route):
        """Have the first draft saved, and say so only when somebody has tried to publish."""
        if route.request.method == "POST" and "json" in route.request.headers["accept"]:
            saving.append((route, route.fetch()))
        else:
            route.continue_()

    page.route("**/admin/pages/add/**", slow)
    page.fill("[name=title]", TITLE)
    for _letter in range(20):  # until Wagtail has seen that something is typed, and a pause
        page.locator("[name=name]").press_sequentially("a")
        page.wait_for_timeout(1000)
        if saving:
            break
    assert saving
    page.locator("footer button[aria-expanded]").click()
    page.locator("button[name=action-publish]").click()
    ((route, saved),) = saving
    route.fulfill(response=saved)
    page.wait_for_url(f"**/admin/pages/{index.pk}/", timeout=60_000)
    story = StoryPage.objects.get(locale=index.locale)
    assert story.live
    assert visit.complaints == []
