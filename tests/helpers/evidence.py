"""Photos and PDFs as phones and scanners make them, with everything that a photo tells besides its picture."""

from __future__ import annotations

import io
from typing import Any, Final

from PIL import ExifTags, Image, PngImagePlugin

#: What must be in no photo that came in with a file.
MAKER: Final = "Telefoon van Sam"
PLACE: Final = "Dorpsstraat 1"
XMP: Final = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{PLACE}</x:xmpmeta>".encode()
#: Every kind that Pillow can write; one turned a quarter, as a phone held upright makes it.
TYPES: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/avif": "AVIF"}


def make_photo(type_: str, *, orientation: int = 1, size: tuple[int, int] = (48, 32)) -> bytes:
    """Return a photo with a place, a maker and an owner in it."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MAKER
    exif[ExifTags.Base.ImageDescription] = PLACE
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (53, 13, 9)})
    more: dict[str, Any] = {"xmp": XMP}
    if type_ == "image/jpeg":
        more = {"xmp": XMP, "comment": PLACE.encode()}
    if type_ == "image/png":
        text = PngImagePlugin.PngInfo()
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        text.add_text("Author", MAKER, zip=True)
        more = {"pnginfo": text}
    if type_ in ("image/webp", "image/avif"):
        more["quality"] = 90
    out = io.BytesIO()
    image.save(out, TYPES[type_], exif=exif, **more)
    return out.getvalue()


def make_pdf(pages: int = 1, *, more: bytes = b"") -> bytes:
    """Return a small sound PDF with empty pages."""
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + more + b">>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages,
        *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages,
    ]
    data, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%07d\n%%%%EOF\n" % (size, len(data))
    )
