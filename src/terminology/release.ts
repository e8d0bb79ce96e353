/** A public-beta release of the Update Record guide: it decides the code of the Pharmacy First service (UR-050). */
export type Release = "1.2.1" | "1.2.0";

/** Every release that this library knows, newest first. */
export const releases: readonly Release[] = ["1.2.1", "1.2.0"];
