"""ZIP archives of documents: their members by name and what these hold; nothing is unpacked to disk."""

import os
import zipfile
from contextlib import suppress
from pathlib import Path, PurePosixPath

from cqcheck.errors import InputError
from cqcheck.read.archive import open_archive, read_member

SUFFIX = ".zip"
UTF8_NAME = 0x800  # the flag of a member whose name is in UTF-8


def is_bundle(path: Path) -> bool:
    """Whether a path is that of an archive of documents."""
    return path.suffix.lower() == SUFFIX and os.path.isfile(path)  # noqa: PTH113 - False for names that no file can have


def bundle_of(path: Path) -> Path | None:
    """The archive that a path leads into."""
    return next((folder for folder in path.parents if is_bundle(folder)), None)


def member_names(path: Path) -> list[str]:
    """The files of an archive in sorted order, without hidden ones and without those that claim to lie outside of it.

    Raises:
        InputError: It is damaged, encrypted or too large.
    """
    with open_archive(path, str(path)) as archive:
        return sorted(_members(archive))


def bytes_of_member(path: Path, name: str) -> bytes:
    """What the file of this name in an archive holds.

    Raises:
        InputError: There is no such file, or the archive is damaged, encrypted or too large.
    """
    with open_archive(path, str(path)) as archive:
        member = _members(archive).get(name)
        if member is None:
            msg = f"{path}/{name}: no such file in the archive"
            raise InputError(msg)
        return read_member(archive, member, str(path))


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    named = {_name(member): member for member in archive.infolist() if member.filename and not member.is_dir()}
    return {name: member for name, member in named.items() if not any(_is_hidden(part) for part in name.split("/"))}


def _is_hidden(part: str) -> bool:
    return part.startswith(".") or part == "__MACOSX"


def _name(member: zipfile.ZipInfo) -> str:
    """The path of a member; Chinese Windows writes names in GBK without saying so."""
    name = member.filename
    if not member.flag_bits & UTF8_NAME:
        with suppress(UnicodeEncodeError):  # a name in a field of its own has been decoded
            name = decoded_name(name.encode("cp437")) or name
    return PurePosixPath(name.replace("\\", "/").lstrip("/")).as_posix()


def decoded_name(raw: bytes) -> str | None:
    """A file's name in UTF-8 or, as Chinese Windows has it, in GBK; None if it is in neither."""
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return None
