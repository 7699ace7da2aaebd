"""What a school sets: its numbers, people, words and dossiers, over our standard. Knows no form, student or rule."""
