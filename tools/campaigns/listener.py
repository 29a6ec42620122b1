"""Somebody who watches the live stream: what he hears of must be there after a kill, or it was a ghost."""
import http.client
import json
import threading


class Listener(threading.Thread):
    def __init__(self, desk):
        super().__init__(daemon=True)
        self.heard = {}  # ticket number → ids of events
        self.connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
        self.connection.request("GET", "/api/v1/events", headers={"Authorization": "Bearer " + desk.token})
        self.stream = self.connection.getresponse()
        self.start()

    def run(self):
        try:
            for line in self.stream:
                if line.startswith(b"data: {"):
                    self.hear(json.loads(line[6:]))
        except (OSError, ValueError, http.client.HTTPException):
            pass  # the server was killed, perhaps in the middle of a line

    def hear(self, event):
        if event.get("number"):
            self.heard.setdefault(event["number"], set()).add(event["id"])

    def end(self):
        """After the server is gone: what was heard."""
        self.join(5)
        self.connection.close()
        return self.heard
