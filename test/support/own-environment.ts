// The tests say themselves whether a terminal has colours: what the caller's terminal or CI has decided is left out.
for (const name of ["FORCE_COLOR", "NO_COLOR", "TERM"]) delete process.env[name];
