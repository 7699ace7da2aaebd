"""What the browser can ask, one module per subject; `door` imports each when it is first needed."""
