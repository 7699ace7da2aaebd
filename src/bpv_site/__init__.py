"""How the BPV-map becomes a site: routes, freezing, the engine bundle, the precache list, the local server."""
