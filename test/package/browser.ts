// A page's code against the emitted declarations: no @types/node, no DOM, nothing but the language itself.
import * as root from "gp-connect-update-record";
import * as medicines from "gp-connect-update-record/pathway-medicines";
import * as render from "gp-connect-update-record/render";

export const entries: readonly object[] = [root, medicines, render];
