"""`manage.py demo`: the demo newspaper."""

import os
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from demo.accounts import ACCOUNTS, open_accounts
from demo.drafts import add_drafts
from demo.newspaper import RealStories, load


class Command(BaseCommand):
    """Fills an empty newspaper with the demo and opens one account per role.

    `make run` splits it in two, so that the front page answers while older stories are still being added: first
    `--newest`, which leaves the file `VAR_DIR/demo-unfinished`; then, beside the server, `--finish`.
    """

    help = (
        "Fills an empty newspaper with invented stories, pictures, rates and readers; adds what is missing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing, in silence, where there is any story already.",
        )
        parser.add_argument(
            "--newest", type=int, metavar="N", help="Add only the N newest stories; --finish adds the others."
        )
        parser.add_argument(
            "--finish",
            action="store_true",
            help="Add what --newest has left out, politely and only as long as the parent process lives.",
        )

    def handle(
        self, *, if_empty: bool, newest: int | None, finish: bool, verbosity: int, **options: object
    ) -> None:
        self.unfinished, self.parent = settings.VAR_DIR / "demo-unfinished", os.getppid()
        if (if_empty and Article.objects.exists()) or (finish and not self.unfinished.exists()):
            return
        if finish:
            os.nice(10)  # the server's readers come first
        tell = self.go_on_while_parent_lives if finish else self.tell if verbosity else lambda line: None
        try:
            count = load(tell, newest)
        except RealStories as error:
            self.unfinished.unlink(missing_ok=True)
            raise CommandError(f"{error} The demo keeps away from a real paper.") from None
        except KeyboardInterrupt:
            raise SystemExit(130) from None
        password = open_accounts()
        if newest:
            self.unfinished.touch()
        else:
            add_drafts()
            self.unfinished.unlink(missing_ok=True)
        self.say(count, newest, finish, password)

    def say(self, count: int, newest: int | None, finish: bool, password: str) -> None:
        """What was done, and how to sign in."""
        if self.stdout.isatty():
            self.stdout.write("")
        if finish:
            self.stdout.write(f"The demo newspaper is complete, with {count} older stories.")
            return
        done = f"The demo newspaper is open, with {count} new stories." if count else "The demo is complete."
        self.stdout.write(done + (" The others follow while it runs." if newest else ""))
        self.stdout.write(f"Sign in with the password {password}")
        for username, role, does in ACCOUNTS:
            self.stdout.write(f"  {username:<12} {role or 'Superuser':<12} {does}")

    def tell(self, line: str) -> None:
        """Progress: over one line on a terminal, now and then in a log."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{line}", ending="")
        elif line.split()[-3].endswith("0"):
            self.stdout.write(line)
        self.stdout.flush()  # into a pipe, too, while it happens

    def go_on_while_parent_lives(self, line: str) -> None:
        """Ends this process when the server that it belongs to has ended; the next start begins where it was."""
        if os.getppid() != self.parent:
            raise SystemExit(0)
