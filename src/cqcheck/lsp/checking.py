"""The text that an editor holds → that text checked, under the settings of the folder of its document."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pygls.uris import to_fs_path

from cqcheck.pipeline import CheckedDocument
from cqcheck.read import PLAIN, parse_text, read_sidecar, require_plain_text, require_reader
from cqcheck.settings import Settings

SettingsIn = Callable[[Path], Settings]

# Editors count UTF-16 and may send half a character; it stands for one of as many code units that can be written.
HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def check_text(uri: str, text: str, settings_in: SettingsIn) -> CheckedDocument:
    """The text with the findings that count and are not accepted; one that is still blank has none.

    Args:
        uri: The document; one that is in no folder yet (untitled:1) has the settings of the working folder.
        text: What the editor holds, offsets refer to it.
        settings_in: The settings in force in a folder.

    Raises:
        InputError: There is no reader for such files, the text is binary, or the baseline cannot be read.
        DefinitionError: The settings, the rules or the sidecar are wrong.
    """
    path = to_fs_path(uri)
    doc_id = path or uri
    if path:
        require_reader(Path(path), PLAIN)
    readable = HALF_CHARACTER.sub("\ufffd", text)
    if readable.strip():
        require_plain_text(readable, doc_id)
    settings = settings_in(Path(path).parent if path else Path())
    document = parse_text(readable, doc_id)
    if path:
        document = replace(document, facts=read_sidecar(Path(path), doc_id))
    return settings.known().leave_out(settings.check(document))
