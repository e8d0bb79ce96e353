import { type Coding, snomed } from "./systems.js";

/** A clinical pathway of Pharmacy First. */
export type Pathway =
  | "acute-otitis-media"
  | "impetigo"
  | "infected-insect-bites"
  | "shingles"
  | "sinusitis"
  | "sore-throat"
  | "uncomplicated-urinary-tract-infection";

/**
 * Pathways whose patient group directions cover women only: their rows have `female`; their constructors are stricter.
 */
export type PathwayForWomen = "uncomplicated-urinary-tract-infection";

/** The name of a pathway, the condition that it treats, and which patients its patient group directions cover. */
export interface PathwayRow {
  readonly title: string;
  readonly condition: Coding;
  /** Youngest age in whole years. */
  readonly fromAge: number;
  /** Oldest age in whole years; no upper limit if left out. */
  readonly toAge?: number;
  /** Only patients of this gender; any if left out. */
  readonly gender?: "female";
  /** Youngest age at which its patient group directions cover pregnant patients; at none if left out. */
  readonly pregnantFromAge?: number;
}

/**
 * The pathways, with the codes that are transferred to practices (UR-038). Source: condition codes as NHS England
 * issued them, in OpenSAFELY's list user/chriswood/pharmacy-first-clinical-pathway-conditions, version 7ec97762; ages,
 * sex and pregnancy as in clinical-safety.md.
 */
export const pathways: {
  readonly [Name in Pathway]: PathwayRow & { readonly gender?: Name extends PathwayForWomen ? "female" : never };
} = {
  "acute-otitis-media": {
    title: "Acute otitis media",
    condition: snomed("3110003", "Acute otitis media"),
    fromAge: 1,
    toAge: 17,
    pregnantFromAge: 16,
  },
  impetigo: { title: "Impetigo", condition: snomed("48277006", "Impetigo"), fromAge: 1, pregnantFromAge: 16 },
  "infected-insect-bites": {
    title: "Infected insect bites",
    condition: snomed("262550002", "Infected insect bite"),
    fromAge: 1,
    pregnantFromAge: 16,
  },
  shingles: { title: "Shingles", condition: snomed("4740000", "Herpes zoster"), fromAge: 18 },
  sinusitis: {
    title: "Acute sinusitis",
    condition: snomed("15805002", "Acute sinusitis"),
    fromAge: 12,
    pregnantFromAge: 16,
  },
  "sore-throat": {
    title: "Acute sore throat",
    condition: snomed("363746003", "Acute pharyngitis"),
    fromAge: 5,
    pregnantFromAge: 16,
  },
  "uncomplicated-urinary-tract-infection": {
    title: "Uncomplicated urinary tract infection",
    condition: snomed("1090711000000102", "Uncomplicated urinary tract infection"),
    fromAge: 16,
    toAge: 64,
    gender: "female",
  },
};

/** The names of all pathways, in the order of the table. */
export const pathwayNames: readonly Pathway[] = Object.keys(pathways) as Pathway[];

const pathwayOfCondition: ReadonlyMap<string, Pathway> = new Map(
  pathwayNames.map((name) => [pathways[name].condition.code, name]),
);

/** The pathways that treat any of these conditions, each once. */
export function pathwaysTreating(conditions: readonly string[]): readonly Pathway[] {
  return [...new Set(conditions.flatMap((code) => pathwayOfCondition.get(code) ?? []))];
}
