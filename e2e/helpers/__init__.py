"""What a browser test works with: devices and who holds them, the host, storage, clocks, paper."""
