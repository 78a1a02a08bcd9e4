"""The surfaces of the Descent screen as landscapes."""
