/**
 * Where this package is, from which Node finds the packages beside it. It is a file of its own, since a test runner
 * that turns modules into CommonJS cannot load a file with `import.meta`: only making a PDF loads it.
 */
export const place: string = import.meta.url;
