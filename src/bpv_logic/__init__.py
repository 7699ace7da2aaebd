"""What the BPV-map decides: forms, rules, verdicts and the file that goes to school.

Pure Python on the standard library: no clock, no network, no HTML. The same
package runs in the browser (Pyodide) and at school (CPython).
"""

__version__ = "1.2.0"
