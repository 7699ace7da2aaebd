"""What reaches the app from outside: maps, classes, photos, the next build."""
