"""`python -m sync_server`: the same commands as `nithet-server`."""

import sys

from sync_server.cli import main

if __name__ == "__main__":
    sys.exit(main())
