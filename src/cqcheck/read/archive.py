"""Files that are ZIP archives inside: opened only if what they hold is of a sane size."""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from lzma import LZMAError
from pathlib import Path, PurePath

from cqcheck.errors import InputError
from cqcheck.read.limits import MOST_BYTES_UNPACKED, MOST_MEMBERS, MOST_RATIO, SMALL

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# What the modules of the standard library raise over damaged archives and compressions that they do not know.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def open_archive(data: bytes | Path, name: str) -> zipfile.ZipFile:
    """The archive in these bytes or at this path.

    Raises:
        InputError: It is none, is encrypted, or would unpack to more than can be read.
    """
    if isinstance(data, bytes) and data.startswith(OLD_OFFICE):
        msg = f"{name}: an old Office file or one with a password; save it again as {PurePath(name).suffix} without a password"
        raise InputError(msg)
    try:
        archive = zipfile.ZipFile(BytesIO(data) if isinstance(data, bytes) else data)
        members = archive.infolist()
    except DAMAGE as error:
        msg = f"{name}: damaged: {error}"
        raise InputError(msg) from error
    total = sum(member.file_size for member in members)
    swollen = [member for member in members if member.file_size > max(SMALL, MOST_RATIO * member.compress_size)]
    if total > MOST_BYTES_UNPACKED or len(members) > MOST_MEMBERS or swollen:
        msg = f"{name}: would unpack to {len(members)} files of {total / 1e6:.0f} MB, more than is read ({MOST_MEMBERS} files, {MOST_BYTES_UNPACKED / 1e6:.0f} MB, {MOST_RATIO} times its size); split it into several files"
        raise InputError(msg)
    if any(member.flag_bits & 1 for member in members):
        msg = f"{name}: encrypted; save it without a password"
        raise InputError(msg)
    return archive


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """What a member of an archive holds.

    Raises:
        InputError: It is damaged.
    """
    try:
        return archive.read(member)
    except DAMAGE as error:
        msg = f"{name}: damaged: {member.filename}: {error}"
        raise InputError(msg) from error


@contextmanager
def telling_damage(name: str, what: str) -> Iterator[None]:
    """Around calls of a library, which raises whatever its code comes upon in a damaged file.

    Raises:
        InputError: It raised; `what` the file should be is told.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except InputError:
        raise
    except Exception as error:
        msg = f"{name}: no {what} that can be read ({type(error).__name__}); save it again as {PurePath(name).suffix}"
        raise InputError(msg) from error
