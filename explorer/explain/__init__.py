"""The explanation: the formula of a loss with its numbers."""
