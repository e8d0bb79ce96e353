/** PostgreSQL for scenarios: from the sources, so it is bundled. */
export { startPostgres } from "../../support/postgres/start-postgres.js";
