/**
 * What the handshake says about the program (ME-03), in the API description's form; kept equal to package.json by a
 * test.
 */
export const clientVersion = "gp-connect-update-record==0.1.0";
