"""The text that an editor holds → that text checked, under the settings of the folder of its document."""

import re
from collections.abc import Callable
from pathlib import Path

from pygls.uris import to_fs_path

from cqcheck.baseline import Known, read_baseline
from cqcheck.pipeline import CheckedDocument, check_document
from cqcheck.read import parse_text, require_plain_text, require_reader
from cqcheck.relate.rules import load_rules
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
        DefinitionError: The settings or the rules are wrong.
    """
    path = to_fs_path(uri)
    doc_id = path or uri
    if path:
        require_reader(Path(path))
    readable = HALF_CHARACTER.sub("\ufffd", text)
    if readable.strip():
        require_plain_text(readable, doc_id)
    settings = settings_in(Path(path).parent if path else Path())
    rules = load_rules(settings.rules) if settings.rules else None
    checked = settings.settle(check_document(parse_text(readable, doc_id), rules))
    return Known(read_baseline(settings.baseline)).leave_out(checked) if settings.baseline else checked
