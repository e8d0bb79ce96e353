import { postgresPackages, type PostgresMajor } from "../../support/postgres/binaries.js";
import { postgresMissing } from "../../support/postgres/start-postgres.js";

/** The versions of PostgreSQL that can be started here; `POSTGRES_VERSIONS=15,18` names some. */
export function versionsHere(): readonly PostgresMajor[] {
  const wanted = process.env["POSTGRES_VERSIONS"]?.split(",") ?? Object.keys(postgresPackages);
  return wanted
    .map((version) => Number(version) as PostgresMajor)
    .filter((version) => {
      const missing = postgresMissing(version);
      if (missing !== undefined) console.log(`not run: PostgreSQL ${version}: ${missing}`);
      return missing === undefined;
    });
}
