"""What Discord refuses, with its status and JSON error code (docs: topics/opcodes-and-status-codes)."""

from enum import Enum
from typing import Any


class Reason(Enum):
    """An error of Discord: HTTP status, numeric code, message."""

    UNAUTHORIZED = (401, 0, "401: Unauthorized")
    NOT_FOUND = (404, 0, "404: Not Found")
    METHOD_NOT_ALLOWED = (405, 0, "405: Method Not Allowed")
    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_GUILD = (404, 10004, "Unknown Guild")
    UNKNOWN_MEMBER = (404, 10007, "Unknown Member")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    UNKNOWN_ROLE = (404, 10011, "Unknown Role")
    UNKNOWN_USER = (404, 10013, "Unknown User")
    UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
    UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
    UNKNOWN_COMMAND = (404, 10063, "Unknown application command")
    UNKNOWN_EVENT = (404, 10070, "Unknown Guild Scheduled Event")
    UNKNOWN_TAG = (404, 10087, "Unknown Tag")
    NOT_AUTHORIZED_FOR_APPLICATION = (
        403,
        20012,
        "You are not authorized to perform this action on this application",
    )
    TOO_MANY_ACTIVE_EVENTS = (400, 30038, "Maximum number of uncompleted guild scheduled events reached (100).")
    TOO_MANY_COMMANDS = (400, 30032, "Maximum number of application commands reached (100).")
    TOO_MANY_COMMAND_CREATES = (400, 30034, "Max number of daily application command creates has been reached (200)")
    TOO_LARGE = (413, 40005, "Request entity too large")
    FORUM_TAKES_NO_MESSAGES = (400, 40058, "Cannot send a message in a forum channel")
    ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
    TAG_REQUIRED = (400, 40067, "A tag is required to create a forum post in this channel")
    TOO_MANY_FOLLOWUPS = (400, 40094, "Maximum number of follow-up messages reached for this interaction (5).")
    MISSING_ACCESS = (403, 50001, "Missing Access")
    DM_NOT_POSSIBLE = (403, 50003, "Cannot execute action on a DM channel")
    NOT_YOUR_MESSAGE = (403, 50005, "Cannot edit a message authored by another user")
    EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
    CANNOT_MESSAGE_USER = (403, 50007, "Cannot send messages to this user")
    NOT_A_TEXT_CHANNEL = (400, 50008, "Cannot send messages in a non-text channel")
    MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
    WRONG_MESSAGE_COUNT = (
        400,
        50016,
        "Provided too few or too many messages to delete. Must provide at least 2 and at most 100 messages to delete.",
    )
    SYSTEM_MESSAGE = (403, 50021, "Cannot execute action on a system message")
    WRONG_CHANNEL_TYPE = (400, 50024, "Cannot execute action on this channel type")
    INVALID_WEBHOOK_TOKEN = (401, 50027, "Invalid Webhook Token")
    INVALID_RECIPIENT = (400, 50033, "Invalid Recipient(s)")
    TOO_OLD_TO_BULK_DELETE = (400, 50034, "A message provided was too old to bulk delete")
    INVALID_FORM = (400, 50035, "Invalid Form Body")
    THREAD_ARCHIVED = (400, 50083, "Thread is archived")
    INVALID_JSON = (400, 50109, "The request body contains invalid JSON.")
    NO_MUTUAL_GUILD = (403, 50278, "Cannot send messages to this user due to having no mutual guilds")
    UPLOAD_NOT_FOUND = (400, 50146, "Uploaded file not found.")
    NO_REPLY_WITHOUT_HISTORY = (403, 160002, "Cannot reply without permission to read message history")
    THREAD_EXISTS = (400, 160004, "A thread has already been created for this message")
    THREAD_LOCKED = (400, 160005, "Thread is locked")
    TOO_MANY_ACTIVE_THREADS = (400, 160006, "Maximum number of active threads reached")
    EVENT_FINISHED = (400, 180000, "Cannot update a finished event")


class Refused(Exception):
    """Discord's refusal of one request, ready to be written as its JSON error."""

    def __init__(self, reason: Reason, errors: dict[str, Any] | None = None) -> None:
        self.reason = reason
        self.status, self.code, self.message = reason.value
        self.errors = errors
        super().__init__(f"{self.status} {self.code}: {self.message} {errors or ''}".rstrip())

    def body(self) -> dict[str, Any]:
        """Return the JSON body; `errors` is Discord's nested tree and only there for an invalid form."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body
