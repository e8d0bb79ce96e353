// The tests say themselves whether a terminal has colours: what the caller's terminal or CI has decided is left out.
delete process.env["FORCE_COLOR"];
delete process.env["NO_COLOR"];
delete process.env["TERM"];
