"""A small fixed piece of work by one client, and a data folder to do it in that is the same each time."""
import atexit
import http.client
import shutil

from desk import Client, Desk
from ledger import Ledger


class Template:
    """A bootstrapped desk, copied for each run because the passwords of its first person take their time."""

    def __init__(self):
        self.desk = Desk().bootstrap()
        atexit.register(self.desk.remove)

    def copy(self, **settings):
        desk = Desk(**settings)
        shutil.copytree(self.desk.data, desk.data)
        desk.token = self.desk.token
        return desk


def play(desk, ledger, rounds=1):
    """Creates, talks, assigns and edits until the desk is gone."""
    client = Client(desk, timeout=20)
    try:
        for _ in range(rounds):
            created = ledger.create(with_key=True)
            created.ask(client)
            if created.outcome != "ok":
                continue
            ledger.entry(created.ticket, "note", with_key=True).ask(client)
            ledger.assign(created.ticket, 1).ask(client)
            ledger.patch(created.ticket, 2).ask(client)
            ledger.entry(created.ticket, "reply").ask(client)
    except (OSError, http.client.HTTPException):
        pass
    client.close()


def played(desk, rounds=1):
    ledger = Ledger()
    play(desk, ledger, rounds)
    return ledger
