"""What trying the server out for real needs."""

import socket

import pytest


@pytest.fixture
def unused_port():
    """A port of 127.0.0.1 that nobody listens on, as the environment would say it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return str(server.getsockname()[1])
