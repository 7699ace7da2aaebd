"""Tools for the browser tests: devices and their users, the host, storage, clocks, paper."""
