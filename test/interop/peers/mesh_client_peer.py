"""NHS England's mesh-client, told by JSON lines on standard input what to do; it answers each with a JSON line.

{"do": "handshake"} | {"do": "send", "to": .., "text": .., "compress": .., "part_size": ..} | {"do": "read", "workflow": ..}
| {"do": "list"} | {"do": "count"} | {"do": "download", "id": ..} | {"do": "acknowledge", "id": ..} | {"do": "track", "id": ..}
| {"do": "look-up", "ods": .., "workflow": ..}
"""

import json
import os
import sys

from mesh_client import Endpoint, MeshClient

setting = os.environ
endpoint = Endpoint(setting["MESH_URL"], setting["MESH_CA"], (setting["MESH_CERT"], setting["MESH_KEY"]), True, False)


def facts(message):
    return {"id": message.id(), "from": message.sender, "workflow": message.workflow_id, "subject": message.subject,
            "type": message.message_type, "text": message.read().decode(), "linked": message.mex_header("linkedmsgid", default=""),
            "code": message.mex_header("statuscode", default="")}


def read(mesh, workflow):
    found = []
    for message in mesh.iterate_messages(workflow_filter=workflow):
        with message:  # acknowledged on leaving
            found.append(facts(message))
    return found


def perform(mesh, order):
    if order["do"] == "handshake":
        return mesh.handshake()
    if order["do"] == "send":
        more = {"max_chunk_size": order["part_size"]} if "part_size" in order else {}
        return mesh.send_message(order["to"], order["text"].encode(), workflow_id=order["workflow"], subject="from mesh-client", local_id="peer-1",
                                 content_type="application/fhir+xml", compress=order.get("compress", False), **more)
    if order["do"] == "read":
        return read(mesh, order["workflow"])
    if order["do"] == "list":
        return mesh.list_messages()
    if order["do"] == "count":
        return mesh.count_messages()
    if order["do"] == "download":
        return facts(mesh.retrieve_message(order["id"]))
    if order["do"] == "acknowledge":
        return mesh.acknowledge_message(order["id"])
    if order["do"] == "look-up":
        return mesh.lookup_endpoint(order["ods"], order["workflow"])
    if order["do"] == "track":
        return mesh.track_message(message_id=order["id"])
    raise ValueError(order["do"])


with MeshClient(endpoint, setting["MESH_MAILBOX"], setting["MESH_PASSWORD"], shared_key=setting["MESH_SHARED_KEY"].encode(), max_retries=0) as client:
    for line in sys.stdin:
        try:
            answer = {"ok": perform(client, json.loads(line))}
        except Exception as error:  # the test says what it expects
            answer = {"error": type(error).__name__, "text": str(error)}
        print(json.dumps(answer, default=str), flush=True)
