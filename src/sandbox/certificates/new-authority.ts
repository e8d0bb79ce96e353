import type { Authority } from "./authority.js";
import { CertificatePackagesError } from "./packages-error.js";

/** Loaded when it is needed, since an install may leave out the packages that it is made with. */
export async function newAuthority(): Promise<Authority> {
  const { createAuthority } = await import("./authority.js").catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") throw new CertificatePackagesError(cause);
    throw cause;
  });
  return createAuthority();
}
