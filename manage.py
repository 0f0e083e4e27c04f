#!/usr/bin/env python
"""The newspaper's command line: `manage.py help` lists what it can do."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "examiner.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        if "--traceback" in sys.argv:
            raise
        # What an operator can mend: a server that does not answer, a database that nobody has made or migrated.
        sys.exit(f"The database says: {str(error).strip().splitlines()[0]}. DATABASE_URL chooses it.")


if __name__ == "__main__":
    main()
