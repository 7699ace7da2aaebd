"""Photos, scans and PDFs: what kind their bytes are, and what a photo tells besides its picture."""
