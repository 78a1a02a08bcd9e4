"""Starts Softmax & Loss Explorer."""

import sys

from explorer.preflight import main

if __name__ == "__main__":
    sys.exit(main())
