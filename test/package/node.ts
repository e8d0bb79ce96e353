// A Node program's code against the emitted declarations of every entry.
import * as root from "gp-connect-update-record";
import * as delivery from "gp-connect-update-record/delivery";
import * as mesh from "gp-connect-update-record/mesh";
import * as opentelemetry from "gp-connect-update-record/opentelemetry";
import * as medicines from "gp-connect-update-record/pathway-medicines";
import * as render from "gp-connect-update-record/render";
import * as sandbox from "gp-connect-update-record/sandbox";

export const entries: readonly object[] = [root, delivery, mesh, medicines, opentelemetry, render, sandbox];
