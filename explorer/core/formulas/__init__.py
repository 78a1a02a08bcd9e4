"""How a formula is written, with signs and with numbers."""
