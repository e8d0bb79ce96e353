import type { MeshRequest } from "./mesh-request.js";
import type { RequestPool } from "./undici-request.js";

/**
 * Keeps of a foreign request function's error its name and code alone: other HTTP libraries hang headers and bodies
 * on their errors, and those hold a token and patient data (ME-14).
 */
export function guarded(request: MeshRequest): RequestPool {
  return {
    async request(url, options) {
      try {
        return await request(url, options);
      } catch (error) {
        throw bare(error);
      }
    },
    close: async () => {},
  };
}

function bare(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("the request function threw something that is no error");
  const copy = new Error(
    `${error.name} of the request function`,
    error.cause instanceof Error ? { cause: bare(error.cause) } : undefined,
  );
  return "code" in error && typeof error.code === "string" ? Object.assign(copy, { code: error.code }) : copy;
}
