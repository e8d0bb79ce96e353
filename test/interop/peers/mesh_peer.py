"""NHS England's mesh-sandbox, with the three things of MESH that it leaves out.

- Automatic routing: a GPPROVIDER_ address is looked up in the configuration's patients; where it is not there, the
  sender gets MESH's error report EPL-151.
- More mailboxes than the three that it ships.
- A token serves once, and its timestamp may be two hours off at most (ME-02).

MESH_PEER holds the configuration as JSON: {"mailboxes": [...], "patients": {address: mailbox}}.
"""

import json
import os
from datetime import datetime, timedelta, timezone

from fastapi import HTTPException
from mesh_sandbox import dependencies
from mesh_sandbox.api import app  # noqa: F401 (uvicorn takes it from here)
from mesh_sandbox.common import constants
from mesh_sandbox.common.messaging import Messaging
from mesh_sandbox.models.mailbox import Mailbox
from mesh_sandbox.models.message import Message, MessageEvent, MessageMetadata, MessageParty, MessageStatus, MessageType
from mesh_sandbox.store.memory_store import MemoryStore

configuration = json.loads(os.environ["MESH_PEER"])
patients = {address.upper(): mailbox for address, mailbox in configuration["patients"].items()}
NOWHERE = "ROUTING-FAILED"


class RoutingStore(MemoryStore):
    def _load_mailboxes(self):
        added = [Mailbox(mailbox_id=NOWHERE, mailbox_name=NOWHERE)]
        for mailbox in configuration["mailboxes"]:
            added.append(Mailbox(mailbox_name=mailbox["mailbox_id"], password="password", **mailbox))
        return {**super()._load_mailboxes(), **{each.mailbox_id: each for each in added}}

    async def get_mailbox(self, mailbox_id, accessed=False):
        if mailbox_id.startswith("GPPROVIDER_"):
            mailbox_id = patients.get(mailbox_id, NOWHERE)
        return await super().get_mailbox(mailbox_id, accessed)

    async def add_to_inbox(self, message):
        if message.recipient.mailbox_id == NOWHERE:
            message = await self._returned(message)
        await super().add_to_inbox(message)

    async def _returned(self, message):
        def failure():
            return MessageEvent(
                status=MessageStatus.ERROR, event="SEND", code="EPL-151", description="No mailbox matched",
                linked_message_id=message.message_id,
            )

        message.events.insert(0, failure())
        report = Message(
            message_id=f"{message.message_id}R",
            message_type=MessageType.REPORT,
            total_chunks=0,
            workflow_id=message.workflow_id,
            recipient=MessageParty(mailbox_id=message.sender.mailbox_id),
            metadata=MessageMetadata(subject=message.metadata.subject, local_id=message.metadata.local_id),
            events=[MessageEvent(status=MessageStatus.ACCEPTED), failure()],
        )
        await self.save_message(report)
        return report


store = RoutingStore(dependencies.get_env_config(), dependencies.get_logger())
dependencies.get_store = lambda: store

served = set()
authorise = Messaging.authorise_mailbox


async def authorise_once(self, mailbox_id, authorization):
    mailbox = await authorise(self, mailbox_id, authorization)
    signed = datetime.strptime(authorization.split(":")[3], "%Y%m%d%H%M").replace(tzinfo=timezone.utc)
    if abs(datetime.now(timezone.utc) - signed) > timedelta(hours=2):
        raise HTTPException(403, constants.ERROR_INVALID_AUTH_TOKEN)
    if authorization in served:
        raise HTTPException(403, constants.ERROR_DUPLICATED_AUTH_TOKEN)
    served.add(authorization)
    return mailbox


Messaging.authorise_mailbox = authorise_once
