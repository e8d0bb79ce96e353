"""NHS England's mesh-client with 16 threads: each line on standard input is a number of messages to send; the answer
is the CPU seconds that it took."""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import local

from mesh_client import Endpoint, MeshClient
from requests import ConnectionError

setting = os.environ
endpoint = Endpoint(setting["MESH_URL"], setting["MESH_CA"], (setting["MESH_CERT"], setting["MESH_KEY"]), True, False)
body = b"<a>x</a>" * (int(setting["MESH_BYTES"]) // 8)
own = local()


def send(_):
    # requests' sessions are not for several threads: each has its own client, and so its own connection.
    if not hasattr(own, "client"):
        own.client = MeshClient(endpoint, setting["MESH_MAILBOX"], setting["MESH_PASSWORD"],
                                shared_key=setting["MESH_SHARED_KEY"].encode(), max_retries=0)
    try:
        return post(own.client)
    except ConnectionError:
        # The server has closed the connection while the other side of the benchmark was measured.
        return post(own.client)


def post(client):
    return client.send_message("X26ABC2", body, workflow_id="BENCH", local_id="bench", subject="bench",
                               content_type="application/fhir+xml", compress=False)


with ThreadPoolExecutor(16) as threads:
    for line in sys.stdin:
        before = time.process_time()
        list(threads.map(send, range(int(line))))
        print(time.process_time() - before, flush=True)
