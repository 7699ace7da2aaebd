"""Files as phones, mail and computers leave them: what each is, what lies in a zip, and which a page offers."""
