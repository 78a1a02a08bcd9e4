"""The Descent screen: error surfaces, and gradient descent on them."""
