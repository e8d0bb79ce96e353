/** The name of tracer and meter. */
export const scope = "gp-connect-update-record";
