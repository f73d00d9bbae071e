from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.export.target import put


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "ตาราง.csv"
    put(b"a longer first text", path)
    put("ที่".encode(), path)
    assert path.read_bytes() == "ที่".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_byte_order_mark_goes_to_a_file_only(tmp_path):
    put(b"x", tmp_path / "x.csv", bom=True)
    assert (tmp_path / "x.csv").read_bytes() == b"\xef\xbb\xbfx"
    script = "from kg.export.target import put; put('ที่'.encode(), None, bom=True)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout == "ที่".encode()


SHORT = """
import resource, signal, sys
from pathlib import Path
from kg.errors import KgError
from kg.export.target import put
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    put(b"x" * 100_000, Path(sys.argv[1]))
except KgError as error:
    print(error)
"""


def test_a_write_that_runs_out_of_room_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", SHORT, path], capture_output=True, check=True)
    assert b"unchanged" in done.stdout
    assert done.stdout.count(b"\n") == 1
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(KgError, match=r"folder .*nowhere does not exist; create it"):
        put(b"x", tmp_path / "nowhere" / "x.txt")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(KgError, match="it is a folder"):
        put(b"x", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(KgError, match="is a file, not a folder"):
        put(b"x", tmp_path / "file" / "x.txt")
    assert (tmp_path / "file").read_bytes() == b"old"


@contextlib.contextmanager
def without_privileges():
    """As nobody, for root may write anywhere."""
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)


@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_closed_folder_is_one_line(mode):
    # Not under tmp_path, whose parents are closed to nobody already.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(mode)
        with without_privileges(), pytest.raises(KgError, match="no permission"):
            put(b"x", folder / "x.txt")
        folder.chmod(0o700)


def test_a_file_keeps_its_permissions_and_a_new_one_gets_the_usual(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"")
    old.chmod(0o640)
    put(b"x", old)
    assert old.stat().st_mode & 0o777 == 0o640
    put(b"x", new)
    (tmp_path / "plain").touch()
    assert new.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_keeps_pointing_where_it_points(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere" / "file")
    put(b"one", tmp_path / "link")
    put(b"two", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "elsewhere" / "file").read_bytes() == b"two"


def test_a_device_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    put(b"through", pipe)
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_name_as_long_as_the_file_system_allows_can_be_written(tmp_path):
    path = tmp_path / ("ก" * 83 + ".graph")
    assert len(os.fsencode(path.name)) == 255
    put(b"x", path)
    assert path.read_bytes() == b"x"
