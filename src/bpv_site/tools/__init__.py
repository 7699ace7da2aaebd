"""What any step of a build needs: files, digests, npm packages, errors. Knows no page."""
