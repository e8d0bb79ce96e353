"""aiosmtpd over TLS, for tests: keeps each message as it came, and says so on standard output."""

import asyncio
import json
import ssl
import sys

from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

settings = json.loads(sys.argv[1])  # port, tls, cert, key, folder, password
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(settings["cert"], settings["key"])
is_implicit = settings["tls"] == "implicit"


class Keep(Sink):
    count = 0

    async def handle_DATA(self, server, session, envelope):
        Keep.count += 1
        with open(f"{settings['folder']}/{Keep.count}.eml", "wb") as file:
            file.write(envelope.original_content)
        sender, recipients = envelope.mail_from, envelope.rcpt_tos
        is_encrypted = server.transport.get_extra_info("cipher") is not None
        print(json.dumps({"from": sender, "to": recipients, "encrypted": is_encrypted}), flush=True)
        return "250 kept"


def sign_in(server, session, envelope, mechanism, data):
    right = settings["password"].encode()
    is_right = isinstance(data, LoginPassword) and data.password == right
    return AuthResult(success=is_right, handled=False)  # False: the server itself answers


def protocol():
    return SMTP(
        Keep(),
        hostname="localhost",
        tls_context=None if is_implicit else context,
        require_starttls=not is_implicit,
        authenticator=sign_in,
        auth_required=True,
        auth_require_tls=not is_implicit,
    )


async def serve():
    server = await asyncio.get_running_loop().create_server(
        protocol, "127.0.0.1", settings["port"], ssl=context if is_implicit else None
    )
    print(json.dumps({"ready": True}), flush=True)
    await server.serve_forever()


asyncio.run(serve())
