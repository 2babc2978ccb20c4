"""A PostgreSQL of our own for the tests: on loopback, in a temporary folder, as an unprivileged user."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["binaries", "cluster"]

CONFIGURATION = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
max_connections = 60
random_page_cost = 1.1
"""
"""Nothing here must survive a power cut; and nothing but a test may wake up while it runs."""


def binaries() -> Path | None:
    """The folder of the newest installed server, None if there is none."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return debian[-1].parent if debian else Path(found).resolve().parent if found else None


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A running server; the URL of its database ``postgres``, to which names of databases can be appended instead."""
    owner = _owner()
    root = Path(tempfile.mkdtemp(prefix="servanda-pg-"))
    if owner:
        os.chown(root, owner.pw_uid, owner.pw_gid)
    port = _free_port()
    try:
        _run(owner, folder / "initdb", "-D", root / "data", "-U", "servanda", "-A", "trust", "-E", "UTF8", "--locale=C")
        with (root / "data/postgresql.conf").open("a", encoding="ascii") as file:
            file.write(f"{CONFIGURATION}port = {port}\n")
        _run(owner, folder / "pg_ctl", "-D", root / "data", "-l", root / "log", "-w", "start")
        yield f"postgresql://servanda@127.0.0.1:{port}/postgres"
    finally:
        _run(owner, folder / "pg_ctl", "-D", root / "data", "-m", "immediate", "-w", "stop", check=False)
        shutil.rmtree(root, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """Whom the server runs as: us, or, as it refuses to be run by root, somebody with fewer rights."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(owner: pwd.struct_passwd | None, *command: Path | str, check: bool = True) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/",
        check=False,
        user=owner.pw_uid if owner else None,
        group=owner.pw_gid if owner else None,
    )
    if check and done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
