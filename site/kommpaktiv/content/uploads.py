"""What may be uploaded: pictures that can be shown, documents that are what they say.

Every way of uploading (one, several, in a chooser, in place of another) makes its form of the base
forms below, so that none goes without.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import PurePath
from typing import IO, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images import get_image_model
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.images.models import WagtailImageFieldFile

from .picture_sizes import make_first

DRAWING = ".svg"
# Where programs write who made a picture and where: EXIF, XMP, IPTC, comments.
ABOUT_THE_PICTURE = {
    "comment",
    "exif",
    "photoshop",
    "Raw profile type exif",
    "xmp",
    "XML:com.adobe.xmp",
}
QUALITY = {"JPEG": 95, "WEBP": 90, "AVIF": 80}  # of a picture that has to be written again

BROKEN = _("This picture is broken or incomplete. Please save it again, or choose another one.")
TOO_MANY_PIXELS = _("This picture has too many pixels: at most %(number)s million fit.")
WRONG_CONTENT = _("What is in this file does not fit its name. Please save it again, as %(kind)s.")
WRONG_KIND = _("Files of this kind cannot be uploaded. Possible: %(kinds)s.")

# Pictures ----------------------------------------------------------------------------------------


def check_picture(file: IO[bytes]) -> None:
    """Look at the size that a picture says it has, and only then at the picture.

    :raises ValidationError: it is too large, broken or incomplete, or none.
    """
    try:
        file.seek(0)
        with Image.open(file) as picture:
            frames = getattr(picture, "n_frames", 1)
            pixels = picture.width * picture.height * frames
            if 0 < pixels <= settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                for number in range(frames):
                    picture.seek(number)
                    picture.load()
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # a hostile file makes a decoder raise anything
        raise ValidationError(BROKEN, code="invalid_image") from error
    finally:
        file.seek(0)
    if not pixels:
        raise ValidationError(BROKEN, code="invalid_image")
    if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    number = number_format(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 10**6)
    return ValidationError(TOO_MANY_PIXELS, code="file_too_many_pixels", params={"number": number})


def without_origin(file: IO[bytes]) -> bytes | None:
    """A picture that says nothing of where and by whom it was taken, turned as it is to be shown.

    None where it says nothing anyway, or is none that could.
    """
    try:
        file.seek(0)
        with Image.open(file) as picture:
            told = ABOUT_THE_PICTURE & picture.info.keys() or getattr(picture, "text", None)
            if not told and not picture.getexif():
                return None
            return _written_again(picture)
    except OSError:
        return None  # a drawing
    finally:
        file.seek(0)


def _written_again(picture: Image.Image) -> bytes:
    kind = picture.format or ""
    options: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile"), "exif": b""}
    if kind in QUALITY:
        options["quality"] = QUALITY[kind]
    is_moving = getattr(picture, "n_frames", 1) > 1 and kind != "MPO"
    if is_moving:
        options["save_all"] = True
        shown = picture
    else:
        shown = ImageOps.exif_transpose(picture)
    for name in ABOUT_THE_PICTURE:
        shown.info.pop(name, None)
    output = BytesIO()
    shown.save(output, "JPEG" if kind == "MPO" else kind, **options)
    return output.getvalue()


def _anonymous(file: Any) -> Any:
    """The upload without what its picture tells of its origin."""
    content = without_origin(file)
    if content is None:
        return file
    return SimpleUploadedFile(file.name, content, file.content_type)


class PictureField(WagtailImageField):
    """A picture that can be shown, or an error that says why not."""

    def to_python(self, data: Any) -> Any:
        if data is None:
            return None
        self.check_image_file_size(data)
        is_drawing = PurePath(data.name).suffix.lower() == DRAWING
        if not is_drawing:
            check_picture(data)
            data = _anonymous(data)
        try:
            picture = super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:  # as above: a drawing is XML, and may be anything
            raise ValidationError(BROKEN, code="invalid_image") from error
        return picture

    def check_image_pixel_size(self, f: Any) -> None:
        """Of a drawing, whether there is anything to be seen: it has no pixels."""
        if not all(side > 0 for side in f.image.get_size()):
            raise ValidationError(BROKEN, code="invalid_image")


class AvatarField(forms.ImageField):
    """The face of somebody of the staff."""

    def to_python(self, data: Any) -> Any:
        if data is None:
            return None
        check_picture(data)
        return super().to_python(_anonymous(data))


class PictureFile(WagtailImageFieldFile):
    """The file of a picture, kept without where it was taken, whichever way it comes."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        anonymous = without_origin(content)
        if anonymous is not None:
            content = ImageFile(BytesIO(anonymous), name=content.name)
        super().save(name, content, save)


class PictureForm(BaseImageForm):
    """The base of every form that uploads a picture."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )

    def save(self, commit: bool = True) -> Any:
        """Save, and make a size of the new file: what Wagtail finds after saving, it deletes."""
        image = super().save(commit=commit)
        if commit and "file" in self.changed_data and self.original_file:
            make_first(image)
        return image


# Documents ---------------------------------------------------------------------------------------


def _is_pdf(file: IO[bytes]) -> bool:
    return b"%PDF-" in file.read(1024)


def _is_rich_text(file: IO[bytes]) -> bool:
    return file.read(5) == rb"{\rtf"


def _is_plain_text(file: IO[bytes]) -> bool:
    content = file.read()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True  # UTF-16, as Windows writes it
    return b"\0" not in content and b"<html" not in content[:1024].lower()


def _is_office(part: str) -> Callable[[IO[bytes]], bool]:
    """Office Open XML with this part, and without macros."""

    def is_office(file: IO[bytes]) -> bool:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
        return part in names and not any(name.endswith("vbaProject.bin") for name in names)

    return is_office


def _is_open_document(kind: str) -> Callable[[IO[bytes]], bool]:
    """OpenDocument of this kind (part 2, 3.3)."""

    def is_open_document(file: IO[bytes]) -> bool:
        wanted = f"application/vnd.oasis.opendocument.{kind}".encode()
        with zipfile.ZipFile(file) as package, package.open("mimetype") as said:
            return said.read(len(wanted) + 1) == wanted

    return is_open_document


def _is_mp3(file: IO[bytes]) -> bool:
    """With a tag (ID3v2), or a frame of MPEG audio at once."""
    start = file.read(3)
    return start == b"ID3" or (start[:1] == b"\xff" and start[1:2] >= b"\xe0")


def _is_mpeg4(file: IO[bytes]) -> bool:
    return file.read(8)[4:] == b"ftyp"


def _is_ogg(file: IO[bytes]) -> bool:
    return file.read(4) == b"OggS"


DOCUMENTS: Mapping[str, Callable[[IO[bytes]], bool]] = {
    "csv": _is_plain_text,
    "docx": _is_office("word/document.xml"),
    "m4a": _is_mpeg4,
    "mp3": _is_mp3,
    "odp": _is_open_document("presentation"),
    "ods": _is_open_document("spreadsheet"),
    "odt": _is_open_document("text"),
    "ogg": _is_ogg,
    "pdf": _is_pdf,
    "pptx": _is_office("ppt/presentation.xml"),
    "rtf": _is_rich_text,
    "txt": _is_plain_text,
    "xlsx": _is_office("xl/workbook.xml"),
}


def check_document(file: Any) -> None:
    """Look at what is in a document.

    :raises ValidationError: it is none of those that readers may be sent.
    """
    kind = PurePath(file.name).suffix.lower().removeprefix(".")
    if kind not in DOCUMENTS:
        kinds = ", ".join(DOCUMENTS).upper()
        raise ValidationError(WRONG_KIND, code="invalid_extension", params={"kinds": kinds})
    file.seek(0)
    try:
        is_of_kind = DOCUMENTS[kind](file)
    except (OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile):
        # RuntimeError: of an archive that is encrypted or compressed in a way unknown here.
        is_of_kind = False
    file.seek(0)
    if not is_of_kind:
        raise ValidationError(WRONG_CONTENT, code="invalid", params={"kind": kind.upper()})


class DocumentField(WagtailDocumentField):
    """A document that is what its name says."""

    def to_python(self, data: Any) -> Any:
        document = super().to_python(data)
        if document is not None:
            check_document(document)
        return document


class DocumentForm(BaseDocumentForm):
    """The base of every form that uploads a document."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = DocumentField(
                label=field.label, required=field.required, widget=field.widget
            )


def guard() -> None:
    """Have all pictures kept without their origin, and faces of the staff checked, from now on."""
    get_image_model()._meta.get_field("file").attr_class = PictureFile
    field = AvatarPreferencesForm.base_fields["avatar"]
    AvatarPreferencesForm.base_fields["avatar"] = AvatarField(label=field.label, required=False)
