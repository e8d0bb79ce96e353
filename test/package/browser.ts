// A page's code against the emitted declarations: no @types/node, no DOM, nothing but the language itself.
import * as root from "gp-connect-update-record";
import * as medicines from "gp-connect-update-record/pathway-medicines";
import * as render from "gp-connect-update-record/render";

export const entries: readonly object[] = [root, medicines, render];

type IsAny<Type> = 0 extends 1 & Type ? true : false;

/** The types of FHIR that other tools use come with the package: without them this would be `any`. */
export const isUntyped: IsAny<ReturnType<typeof root.fhirJsonOf>> = false;
