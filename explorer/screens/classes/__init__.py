"""The Classes screen: class as a number, and one-hot."""
