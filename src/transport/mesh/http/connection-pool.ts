import { NoAnswer } from "../failures/no-answer.js";
import type { MeshLimits } from "../options.js";
import type { CallTime } from "./call-time.js";
import { closesUnasked, type Destination } from "./connect.js";
import { Connection, type OnConnected } from "./connection.js";
import type { Exchanger, HttpAnswer, HttpRequest } from "./http-request.js";
import { UnderWay } from "../under-way.js";
import { WaitingLine } from "./waiting-line.js";

/** Most connections at a time with one client certificate. */
export const mostConnections = 16;

/** What the pools of a transport share. */
export interface PoolSettings {
  readonly limits: MeshLimits;
  /** Bounds the requests of all certificates together. */
  readonly placesInAll: WaitingLine;
  readonly onConnected: OnConnected;
}

/**
 * The connections of one client certificate, for all mailboxes that use it (ME-01). Whoever needs one waits in line
 * here, not in undici: so a request that never left is known not to have (ME-13), and its limits begin when it leaves.
 */
export class ConnectionPool implements Exchanger {
  proven = false;
  readonly #to: Destination;
  readonly #settings: PoolSettings;
  readonly #line = new WaitingLine(mostConnections);
  /** Not in use. The last was used last: it is most likely still open. */
  readonly #free: Connection[] = [];
  readonly #underWay = new UnderWay();
  #asking: Promise<boolean> | undefined;

  constructor(to: Destination, settings: PoolSettings) {
    this.#to = to;
    this.#settings = settings;
  }

  get isIdle(): boolean {
    return this.#underWay.isNothing;
  }

  exchange(request: HttpRequest, time: CallTime): Promise<HttpAnswer> {
    return this.#underWay.during(() => this.#inLine(request, time));
  }

  /** Asked once for all who need to know. */
  closesUnasked(): Promise<boolean> {
    return (this.#asking ??= closesUnasked(this.#to).finally(() => {
      this.#asking = undefined;
    }));
  }

  /** Waits for what is under way, and closes all connections. */
  async close(): Promise<void> {
    await this.#underWay.end();
    await Promise.all(this.#free.map((connection) => connection.close()));
  }

  async #inLine(request: HttpRequest, time: CallTime): Promise<HttpAnswer> {
    const { limits, placesInAll } = this.#settings;
    await place(this.#line, request, limits, time);
    try {
      await place(placesInAll, request, limits, time);
      try {
        return await this.#over(request, time);
      } finally {
        placesInAll.leave();
      }
    } finally {
      this.#line.leave();
    }
  }

  async #over(request: HttpRequest, time: CallTime): Promise<HttpAnswer> {
    const connection = this.#free.pop() ?? new Connection(this.#to, this.#settings.onConnected);
    try {
      const answer = await connection.exchange(request, this.#settings.limits, time);
      this.proven = true;
      return answer;
    } catch (error) {
      // The session may be why: it says that the server knows us, and the server may not.
      if (error instanceof NoAnswer && error.fresh) this.#to.tickets.forget();
      throw error;
    } finally {
      if (connection.isOpen) this.#free.push(connection);
      else this.#free.unshift(connection);
    }
  }
}

/** Waiting is over, and nothing was sent: that is certain. */
async function place(line: WaitingLine, { mailboxId }: HttpRequest, limits: MeshLimits, time: CallTime): Promise<void> {
  try {
    await line.enter(mailboxId, limits.waiting, time);
  } catch (why) {
    throw new NoAnswer(why, { left: false, fresh: false });
  }
}
