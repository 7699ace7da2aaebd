"""The sheet Aanwezigheid en begeleiding, which a leerbedrijf keeps."""
