import { bundleKinds } from "./bundle-kinds.js";
import { codingKinds } from "./coding-kinds.js";
import { datatypeKinds } from "./datatype-kinds.js";
import { elementKinds } from "./element-kinds.js";
import { entryKinds } from "./entry-kinds.js";
import { extensionKinds } from "./extension-kinds.js";
import type { Kind } from "./kind.js";
import { primitiveKinds } from "./primitive-kinds.js";
import { referenceKinds } from "./reference-kinds.js";
import { resourceKinds } from "./resource-kinds.js";
import { xmlKinds } from "./xml-kinds.js";

/** Every kind of change, from the whole message down to its characters. */
export const kinds: readonly Kind[] = [
  ...bundleKinds,
  ...entryKinds,
  ...resourceKinds,
  ...elementKinds,
  ...datatypeKinds,
  ...primitiveKinds,
  ...extensionKinds,
  ...referenceKinds,
  ...codingKinds,
  ...xmlKinds,
];
