import type { FileHandle } from "node:fs/promises";
import { practiceMemories, type PracticeMemories, type RememberedIds } from "../practice/memory.js";
import { readFrames } from "./frames.js";
import type { MessageRecord, SettingsRecord, StateRecord } from "./records.js";

/** What a state file says in the end. */
export interface StateContent {
  readonly messages: ReadonlyMap<string, MessageRecord>;
  readonly settings: SettingsRecord;
  readonly memory: readonly RememberedIds[];
  /** Where the last whole entry ends. 0: there is nothing yet. */
  readonly end: number;
}

/** Reads a state file to its end. @throws FrameFault */
export async function readContent(handle: FileHandle): Promise<StateContent> {
  const messages = new Map<string, MessageRecord>();
  const memories = practiceMemories();
  let settings: SettingsRecord = { ahead: 0, switches: [] };
  const frames = readFrames(handle);
  for (;;) {
    const { done, value } = await frames.next();
    if (done === true) return { messages, settings, memory: [...memories.all()], end: value };
    // A checksum shows that this library wrote it.
    const record = value.value as StateRecord;
    if (record.type === "settings") settings = record.settings;
    else if (record.type === "message") messages.set(record.message.id, record.message);
    else if (record.type === "forgotten") for (const id of record.ids) messages.delete(id);
    else memorise(record, memories);
  }
}

function memorise(record: StateRecord, memories: PracticeMemories): void {
  if (record.type === "memory-cleared") memories.clear(record.run);
  if (record.type === "remembered") memories.restore(record.remembered);
}
