#!/usr/bin/env node
import { runCommandLine } from "./run-command-line.js";
import { processTerminal } from "./terminal.js";

const terminal = processTerminal();
const exitCode = await runCommandLine(process.argv.slice(2), terminal);
await terminal.written();
// The command is over: nothing that is left open, and nothing that the engine is still compiling, is worth waiting for.
process.exit(exitCode);
