"""The first step into the site."""


def test_visitor_is_led_to_the_home_page_without_a_cookie_or_complaint(visit):
    visit.page.goto("/")
    assert visit.page.url == f"{visit.address}/de/"
    assert visit.page.get_by_role("heading", level=1).inner_text() == "Politik vor Ort"
    assert visit.cookies == []
    assert visit.complaints == []


def test_menu_closes_when_the_reader_turns_away_from_it(visit):
    page = visit.page
    page.goto("/de/")
    menu, button = page.locator("details.tongues"), page.locator("details.tongues > summary")
    button.click()
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert button.evaluate("button => button === document.activeElement")
    button.click()
    page.locator("h1").click()
    assert menu.get_attribute("open") is None
    button.click()
    page.locator("details.tongues a").last.focus()
    page.keyboard.press("Tab")
    assert menu.get_attribute("open") is None


def test_page_loads_the_fonts_of_its_own_script_alone(visit):
    fonts = []
    visit.page.on("requestfinished", lambda request: fonts.append(request.url))
    visit.page.goto("/de/")
    visit.page.evaluate("document.fonts.ready.then(() => null)")
    assert [url.rpartition("/")[2] for url in fonts if ".woff2" in url] == ["atkinson-latin.woff2"]


def test_home_page_has_no_barrier_that_axe_can_find(visit):
    visit.page.goto("/de/")
    assert visit.barriers() == []
