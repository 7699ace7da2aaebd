"""A page's only door to the rules, and its answers. Decides nothing that school could not ask for as well."""
