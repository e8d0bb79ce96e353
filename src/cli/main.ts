#!/usr/bin/env node
import { runCommandLine } from "./run-command-line.js";
import { processTerminal } from "./terminal.js";

const terminal = processTerminal();
const exitCode = await runCommandLine(process.argv.slice(2), terminal);
await terminal.written();
// The command has finished: do not wait for open handles, nor for what the engine is still compiling.
process.exit(exitCode);
