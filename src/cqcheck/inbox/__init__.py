"""An inbox folder: each bulletin that is put there is checked once, reported, told of, and put away."""

from cqcheck.inbox.checking import Desk, Outcome, keep
from cqcheck.inbox.kept import kept_files
from cqcheck.inbox.notices import is_worth_telling, notice_of, payload_of
from cqcheck.inbox.passing import InboxPass
from cqcheck.inbox.sending import Address, addresses_of, undelivered
from cqcheck.inbox.taking import Taken, taken_files, told
from cqcheck.inbox.waiting import SETTLE, require_inbox

__all__ = [
    "SETTLE",
    "Address",
    "Desk",
    "InboxPass",
    "Outcome",
    "Taken",
    "addresses_of",
    "is_worth_telling",
    "keep",
    "kept_files",
    "notice_of",
    "payload_of",
    "require_inbox",
    "taken_files",
    "told",
    "undelivered",
]
