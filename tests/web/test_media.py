"""Uploaded files as readers get them."""

import brotli
import pytest

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name in ("images", "original_images", "documents"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "drawing.svg").write_text(SVG)
    (tmp_path / "images" / "portrait.webp").write_bytes(b"RIFF")
    (tmp_path / "images" / "portrait.0123456789ab.webp").write_bytes(b"RIFF")
    return tmp_path


def test_picture_is_sent_with_its_type_and_may_be_kept(client, media):
    response = client.get("/media/images/portrait.webp")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/webp"
    assert "max-age=2592000" in response.headers["Cache-Control"]
    assert not response.cookies


def test_picture_whose_name_tells_what_is_in_it_is_never_asked_for_again(client, media):
    response = client.get("/media/images/portrait.0123456789ab.webp")
    assert "immutable" in response.headers["Cache-Control"]


def test_drawing_is_compressed_for_who_takes_it_and_anew_when_it_changes(client, media):
    def drawing(**headers: str) -> bytes:
        response = client.get("/media/images/drawing.svg", headers=headers)
        assert response.headers["Vary"] == "Accept-Encoding"
        assert ("Content-Encoding" in response.headers) == bool(headers)
        body = b"".join(response)
        assert response.headers["Content-Length"] == str(len(body))
        return body

    for content in (SVG, SVG.replace("1", "2") + " "):
        (media / "images" / "drawing.svg").write_text(content)
        assert drawing() == content.encode()
        assert brotli.decompress(drawing(accept_encoding="gzip, br")) == content.encode()


def test_drawing_cannot_run_scripts_when_opened_by_its_address(client, media):
    response = client.get("/media/images/drawing.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_picture_is_not_sent_again_when_the_browser_has_it(client, media):
    changed = client.get("/media/images/portrait.webp").headers["Last-Modified"]
    again = client.get("/media/images/portrait.webp", headers={"If-Modified-Since": changed})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "original_images/drawing.svg",
        "documents/drawing.svg",
        "images/../documents/drawing.svg",
        "images/../../secret-key",
        "images/",
        "images/missing.webp",
    ],
)
def test_nothing_else_is_sent(client, media, db, path):
    assert client.get(f"/media/{path}").status_code == 404
