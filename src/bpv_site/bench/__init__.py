"""Sizes and times beside their budgets, in real browsers. Nothing of the site needs it."""
