/** Newest first. Each has a column in the table of services. */
const known = ["1.2.1", "1.2.0"] as const;

/** A public-beta release of the Update Record guide: it decides the code of the Pharmacy First service (UR-050). */
export type Release = (typeof known)[number];

/** Every release that this library knows, newest first. */
export const releases: readonly Release[] = known;

/** The release that is built unless another is named. */
export const newestRelease: Release = known[0];
