import { createHash } from "node:crypto";

/** SHA-256 in hexadecimal, as `mex-content-checksum` carries it. */
export function sha256(body: Uint8Array): string {
  return createHash("sha256").update(body).digest("hex");
}

/** MESH says nothing about the kind of a checksum, so its length tells. MESH's own example is an MD5. */
const kindByLength: Readonly<Record<number, string>> = { 32: "md5", 40: "sha1", 64: "sha256" };

/**
 * False where the sender's checksum certainly is not that of these bytes. True also where there is no checksum, or one
 * of a kind that is not known or not available on this computer.
 */
export function fitsChecksum(body: Uint8Array, checksum: string | undefined): boolean {
  const kind = kindByLength[checksum?.length ?? 0];
  if (checksum === undefined || kind === undefined || !/^[0-9a-f]+$/i.test(checksum)) return true;
  try {
    return createHash(kind).update(body).digest("hex") === checksum.toLowerCase();
  } catch {
    // A computer in FIPS mode has no MD5.
    return true;
  }
}
