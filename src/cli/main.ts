#!/usr/bin/env node
import { runCommandLine } from "./run-command-line.js";
import { processStreams } from "./terminal.js";

const streams = processStreams();
const exitCode = await runCommandLine(process.argv.slice(2), streams);
await streams.written();
// The command has finished: do not wait for open handles, nor for what the engine is still compiling.
process.exit(exitCode);
