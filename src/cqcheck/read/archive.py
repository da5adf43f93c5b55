"""Files that are ZIP archives inside: opened only if what they hold is of a sane size."""

import zipfile
from io import BytesIO

from cqcheck.errors import InputError

MOST_BYTES = 200_000_000  # of all that an archive holds, unpacked
MOST_MEMBERS = 10_000
MOST_RATIO = 200  # unpacked to packed, of a member larger than SMALL
SMALL = 1_000_000


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive in these bytes.

    Raises:
        InputError: It is none, is encrypted, or would unpack to more than can be read.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        msg = f"{name}: damaged: {error}"
        raise InputError(msg) from error
    total = sum(member.file_size for member in members)
    swollen = [member for member in members if member.file_size > max(SMALL, MOST_RATIO * member.compress_size)]
    if total > MOST_BYTES or len(members) > MOST_MEMBERS or swollen:
        msg = f"{name}: would unpack to {len(members)} files of {total / 1e6:.0f} MB, more than is read ({MOST_MEMBERS} files, {MOST_BYTES / 1e6:.0f} MB, {MOST_RATIO} times its size)"
        raise InputError(msg)
    if any(member.flag_bits & 1 for member in members):
        msg = f"{name}: encrypted; save it without a password"
        raise InputError(msg)
    return archive
