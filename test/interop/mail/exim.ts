/** Where exim keeps what, and how it is reached. */
export interface EximSettings {
  readonly folder: string;
  readonly spool: string;
  readonly mail: string;
  readonly port: number;
  readonly tls: "starttls" | "implicit";
  readonly cert: string;
  readonly key: string;
}

/** A configuration of exim that takes messages for nhs.net over TLS alone, and keeps each as a file. */
export function eximConfiguration({ folder, spool, mail, port, tls, cert, key }: EximSettings): string {
  return `primary_hostname = localhost
spool_directory = ${spool}
log_file_path = ${folder}/%slog
pid_file_path = ${folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
${tls === "implicit" ? `tls_on_connect_ports = ${port}` : ""}
tls_advertise_hosts = *
tls_certificate = ${cert}
tls_privatekey = ${key}
acl_smtp_rcpt = recipient
rfc1413_query_timeout = 0s
keep_environment =
begin acl
recipient:
  deny message = TLS alone
       !encrypted = *
  accept domains = nhs.net
  deny message = no such recipient
begin routers
everything:
  driver = accept
  transport = keep
begin transports
keep:
  driver = appendfile
  directory = ${mail}
  maildir_format
  user = Debian-exim
`;
}
