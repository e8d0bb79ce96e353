import { createHash } from "node:crypto";
import type { SecureContext } from "node:tls";
import { pemList, type MeshLimits, type MeshTls } from "../options.js";
import { secureContextOf } from "./client-certificate.js";
import type { Destination } from "./connect.js";
import type { OnConnected } from "./connection.js";
import { ConnectionPool, type PoolSettings } from "./connection-pool.js";
import { readProxy } from "./proxy.js";
import { Tickets } from "./tickets.js";
import { WaitingLine } from "./waiting-line.js";

/** Most requests at a time with all certificates together. */
const mostInAll = 64;

/** Most pools that are kept. Beyond it the one that was not used for longest is closed, unless it is in use. */
const mostPools = 64;

/** The connections of a transport: one pool for each client certificate, however many mailboxes use it. */
export class ConnectionPools {
  readonly #to: Omit<Destination, "context" | "tickets">;
  readonly #settings: PoolSettings;
  /** By the certificate's digest, the one used last at the end. */
  readonly #pools = new Map<string, ConnectionPool>();
  readonly #digests = new WeakMap<MeshTls, string>();
  readonly #closing = new Set<Promise<void>>();

  constructor(baseUrl: string, proxy: string | undefined, limits: MeshLimits, onConnected: OnConnected) {
    const { hostname, port } = new URL(baseUrl);
    this.#to = {
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port === "" ? 443 : port),
      authority: `${hostname}:${port === "" ? 443 : port}`,
      connectingMs: limits.connecting,
      proxy: readProxy(proxy),
    };
    this.#settings = { limits, onConnected, placesInAll: new WaitingLine(mostInAll) };
  }

  /** The pool of a certificate. A renewed one gets a new pool; requests under way finish on the old one. */
  pool(tls: MeshTls): ConnectionPool {
    const digest = this.#digestOf(tls);
    const known = this.#pools.get(digest);
    if (known !== undefined) {
      this.#pools.delete(digest);
      this.#pools.set(digest, known);
      return known;
    }
    this.#makeRoom();
    let context: SecureContext | undefined;
    const pool = new ConnectionPool(
      { ...this.#to, tickets: new Tickets(), context: () => (context ??= secureContextOf(tls)) },
      this.#settings,
    );
    this.#pools.set(digest, pool);
    return pool;
  }

  /** Waits for what is under way, and closes all connections. */
  async close(): Promise<void> {
    for (const pool of this.#pools.values()) this.#letGo(pool);
    this.#pools.clear();
    await Promise.all(this.#closing);
  }

  #makeRoom(): void {
    if (this.#pools.size < mostPools) return;
    for (const [digest, pool] of this.#pools) {
      if (!pool.isIdle) continue;
      this.#pools.delete(digest);
      this.#letGo(pool);
      return;
    }
  }

  #letGo(pool: ConnectionPool): void {
    const closed = pool.close().finally(() => this.#closing.delete(closed));
    this.#closing.add(closed);
  }

  #digestOf(tls: MeshTls): string {
    const known = this.#digests.get(tls);
    if (known !== undefined) return known;
    const hash = createHash("sha256");
    for (const part of [...pemList(tls.ca), tls.pfx ?? tls.cert, tls.key ?? "", tls.passphrase ?? ""])
      hash.update(part).update("\0");
    const digest = hash.digest("hex");
    this.#digests.set(tls, digest);
    return digest;
  }
}
