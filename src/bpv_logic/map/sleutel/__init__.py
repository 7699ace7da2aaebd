"""The keys of phones: what a handtekening says about the phone it was set on (docs/besluiten/0076)."""
