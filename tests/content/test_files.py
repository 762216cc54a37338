"""Images of our own class."""

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile

from kommpaktiv.content.models import SiteImage

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000"></svg>'


@pytest.mark.django_db
def test_size_of_a_drawing_is_whole_when_it_is_shown_for_the_first_time():
    file = ImageFile(SimpleUploadedFile("drawing.svg", DRAWING), name="drawing.svg")
    image = SiteImage.objects.create(title="Rathaus", file=file)
    rendition = image.get_rendition("width-800")
    assert 'width="800"' in rendition.img_tag()
    assert 'height="500"' in rendition.img_tag()
