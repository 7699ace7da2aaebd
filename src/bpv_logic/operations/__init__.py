"""What the browser can ask, one module per subject; `boundary.py` imports each when it is first asked for."""
