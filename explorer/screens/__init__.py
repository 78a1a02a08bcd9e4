"""A folder for each screen with its own views, and the parts that all screens share."""
