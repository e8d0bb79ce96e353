"""Reads every message of a folder, as Python's own library understands it: a list as JSON, in order of arrival."""

import base64
import email
import email.policy
import json
import os
import sys

folder = sys.argv[1]
files = sorted((os.path.join(folder, name) for name in os.listdir(folder)), key=lambda file: os.stat(file).st_mtime_ns)


def read(file):
    with open(file, "rb") as opened:
        raw = opened.read()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    attachments = list(message.iter_attachments())
    return {
        "headers": {name.lower(): value for name, value in message.items()},
        "text": message.get_body().get_content(),
        "beforeAttachment": raw.split(b"Content-Disposition: attachment")[0].decode("latin1"),
        "attachments": [
            {
                "name": one.get_filename(),
                "type": one.get_content_type(),
                "content": base64.b64encode(one.get_content()).decode(),
            }
            for one in attachments
        ],
        "defects": [str(defect) for part in message.walk() for defect in part.defects],
    }


print(json.dumps([read(file) for file in files]))
