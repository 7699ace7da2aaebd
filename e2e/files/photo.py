"""A photo as a phone makes it: larger than a screen, with the location where it was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PIL import ExifTags, Image

if TYPE_CHECKING:
    from pathlib import Path

#: The marker of the part of a JPEG that holds place, time and device.
EXIF_MARK: Final = b"Exif\x00\x00"
SIZE: Final = (2400, 1800)


def make_photo(path: Path) -> Path:
    """Write a JPEG of 2400 by 1800 with a location in its EXIF data; return its path."""
    image = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Telefoon van Sam"
    exif[ExifTags.Base.Orientation] = 1
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: (53.0, 13.0, 9.0),
            ExifTags.GPS.GPSLongitudeRef: "E",
            ExifTags.GPS.GPSLongitude: (6.0, 34.0, 0.0),
        }
    )
    image.save(path, "JPEG", quality=85, exif=exif)
    return path
