// What a program does that uses the package, and nothing else.
import "gp-connect-update-record";
