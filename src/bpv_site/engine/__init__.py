"""The rules as a phone runs them: a stripped Pyodide, our bytecode, all in pieces. Knows no page."""
