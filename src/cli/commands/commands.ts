import type { Command } from "../command.js";

/** A command by its name: its line in the general help, and how it is loaded. */
export interface CommandRow {
  readonly summary: string;
  load(): Promise<Command>;
}

/**
 * All commands, in the order of the help. Each is loaded when it is used, so that what needs none (the help, the
 * version, a completion) starts at once.
 */
export const commands: Readonly<Record<string, CommandRow>> = {
  review: {
    summary: "say what must be corrected or confirmed before a consultation is sent",
    load: async () => (await import("./of-consultations.js")).review,
  },
  build: {
    summary: "write a consultation (JSON) as an Update Record message (XML)",
    load: async () => (await import("./of-consultations.js")).build,
  },
  validate: {
    summary: "check messages and acknowledgements",
    load: async () => (await import("./validate.js")).validate,
  },
  explain: {
    summary: "say what a rule or a code asks for, why, and how it is right",
    load: async () => (await import("./explain.js")).explain,
  },
  read: {
    summary: "write a message as a consultation (JSON), an acknowledgement as what it says",
    load: async () => (await import("./of-consultations.js")).read,
  },
  render: {
    summary: "show a consultation, a message, an acknowledgement or a report to a person",
    load: async () => (await import("./of-consultations.js")).render,
  },
  send: {
    summary: "send consultations and messages over MESH, and wait for the answers; with or without a store",
    load: async () => (await import("./over-mesh.js")).send,
  },
  poll: {
    summary: "one pass over a store: send what is due, read the inboxes, notice what is overdue",
    load: async () => (await import("./over-mesh.js")).poll,
  },
  run: {
    summary: "the same again and again, until it is stopped: a worker",
    load: async () => (await import("./over-mesh.js")).run,
  },
  status: {
    summary: "say what has become of the messages in a store",
    load: async () => (await import("./over-store.js")).status,
  },
  attention: {
    summary: "list what a person must deal with",
    load: async () => (await import("./over-store.js")).attention,
  },
  resolve: {
    summary: "close what a person has dealt with",
    load: async () => (await import("./over-store.js")).resolve,
  },
  migrate: {
    summary: "make the tables of a PostgreSQL store, or bring them up to date",
    load: async () => (await import("./over-store.js")).migrate,
  },
  inbox: {
    summary: "list what waits in a MESH mailbox; nothing is acknowledged",
    load: async () => (await import("./over-mesh.js")).inbox,
  },
  checklist: {
    summary: "run the integration tests against the sandbox or a MESH for tests, and write a report",
    load: async () => (await import("./checklist.js")).checklist,
  },
  sandbox: {
    summary: "run a MESH server with simulated practices, for tests",
    load: async () => (await import("./sandbox.js")).sandbox,
  },
  "sandbox list": {
    summary: "list the messages that a running sandbox holds",
    load: async () => (await import("./sandbox-list.js")).sandboxList,
  },
  "sandbox show": {
    summary: "show what has become of a message in a running sandbox",
    load: async () => (await import("./sandbox-show.js")).sandboxShow,
  },
  completion: {
    summary: "write a script with which a shell completes all of this",
    load: async () => (await import("./completion.js")).completion,
  },
};
