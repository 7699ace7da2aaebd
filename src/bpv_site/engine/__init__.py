"""The rules as a phone runs them: Pyodide cut down, our bytecode, all in pieces. Knows no page."""
