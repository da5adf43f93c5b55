"""A local HTTP server that notifications are sent to: it keeps what it gets, and answers as it is told, or not at all."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Receiver:
    """`port` is where it listens, `got` what was sent to it."""

    def __init__(self, status: int | None) -> None:
        self.got: list[dict[str, Any]] = []
        self.over = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                data = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append(json.loads(data))
                if status is None:
                    receiver.over.wait()
                else:
                    self.send_response(status)
                    self.send_header("Content-Length", "0")
                    self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]


@contextmanager
def receiving(status: int | None = 200) -> Iterator[Receiver]:
    """A receiver that answers with a status; None for one that takes the message and never answers."""
    receiver = Receiver(status)
    thread = threading.Thread(target=receiver.server.serve_forever)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.over.set()
        receiver.server.shutdown()
        receiver.server.server_close()
        thread.join()
