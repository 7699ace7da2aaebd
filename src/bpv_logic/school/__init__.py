"""What a school sets: its numbers, people, words and dossiers, over our defaults. Knows no form, student or rule."""
