"""The only door of a page to the rules, and what it answers. Decides nothing that school could not ask as well."""
