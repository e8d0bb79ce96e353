/**
 * What the store needs of a connection: `query` of a client of `pg`, or anything that does the same. In a caller's
 * transaction, what its `insert` works through.
 */
export interface PostgresClient {
  // `any`-free and yet met by pg's own overloads: the result is read as plain rows.
  /** Runs a statement with its values ($1, $2, ...). */
  query(text: string, values: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** A connection of a pool. `release(true)` closes it. */
export interface PooledClient extends PostgresClient {
  /** Gives the connection back to its pool. */
  release(destroy?: boolean): void;
  /** Listens for a connection that breaks while nobody uses it. */
  on?(event: "error", listener: (error: Error) => void): unknown;
  /** Stops listening. */
  off?(event: "error", listener: (error: Error) => void): unknown;
}

/** What the store needs of a pool: `pg.Pool` has it. */
export interface PostgresPool {
  /** A connection that nobody else uses until it is released. */
  connect(): Promise<PooledClient>;
}

/** A row as the driver gives it. Whole numbers may come as text, as a number or as a bigint. */
export type Cells = Readonly<Record<string, unknown>>;
