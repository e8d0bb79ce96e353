import { meshEnvironments, type MeshEnvironment } from "./options.js";

/** The named environment at an address. Undefined for any other address. */
export function environmentAt(baseUrl: string): MeshEnvironment | undefined {
  const host = new URL(baseUrl).host;
  return Object.values(meshEnvironments).find(({ url }) => new URL(url).host === host);
}
