"""Speed, as ratios against something named in the same run. `make bench` prints the table; no test asserts it."""
