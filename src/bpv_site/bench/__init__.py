"""Sizes and times against their budgets, in real browsers. The site itself does not need it."""
