"""What a question is, and what can be said about an answer. Knows no form and no rule."""
