#!/usr/bin/env node
import { endProcess } from "./end-process.js";
import { quietAboutSqlite } from "./quiet-sqlite.js";
import { runCommandLine } from "./run-command-line.js";
import { processStreams } from "./terminal.js";

quietAboutSqlite();
const streams = processStreams();
const exitCode = await runCommandLine(process.argv.slice(2), streams);
await streams.written();
endProcess(exitCode, { usedStore: process.argv.some((given) => given === "--store" || given.startsWith("--store=")) });
