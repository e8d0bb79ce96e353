import type { Command } from "./command.js";

/** A command by its name: what the list shows of it, and how it is loaded, only when it is asked for. */
export interface CommandRow {
  readonly summary: string;
  load(): Promise<Command>;
}

/** All commands, in the order of the help. */
export const commands: Readonly<Record<string, CommandRow>> = {
  review: {
    summary: "say what must be corrected or confirmed before a consultation is sent",
    load: async () => (await import("./commands/review.js")).review,
  },
  build: {
    summary: "write a consultation (JSON) as an Update Record message (XML)",
    load: async () => (await import("./commands/build.js")).build,
  },
  validate: {
    summary: "check messages and acknowledgements",
    load: async () => (await import("./commands/validate.js")).validate,
  },
  read: {
    summary: "write a message (XML) as a consultation (JSON)",
    load: async () => (await import("./commands/read.js")).read,
  },
  render: {
    summary: "show a consultation, a message or a validation report to a person",
    load: async () => (await import("./commands/render.js")).render,
  },
  sandbox: {
    summary: "run a MESH server with simulated practices, for tests",
    load: async () => (await import("./commands/sandbox.js")).sandbox,
  },
};
