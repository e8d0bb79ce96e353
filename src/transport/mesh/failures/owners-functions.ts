import { MeshError } from "../../mesh-error.js";
import { configurationInvalid } from "./found-here.js";

/**
 * What a function of the caller's threw, with name, code and system call alone: an error of an HTTP library holds
 * headers and bodies, one of a key store holds what it was asked for: secrets or patient data (ME-14).
 */
export function nameAndCode(error: unknown, name: string): Error {
  if (!(error instanceof Error)) return new Error(`the function ${name} threw a value that is not an Error`);
  const copy = new Error(
    `${error.name} of the function ${name}`,
    error.cause instanceof Error ? { cause: nameAndCode(error.cause, name) } : undefined,
  );
  for (const member of ["code", "syscall"] as const) {
    const word: unknown = Reflect.get(error, member);
    if (typeof word === "string") Object.assign(copy, { [member]: word });
  }
  return copy;
}

/** A function of the options, so that what it throws tells whose it is. @throws MeshError `configuration-invalid` */
export function ownersFunction<Given extends readonly unknown[], Result>(
  name: string,
  call: (...given: Given) => Result,
): (...given: Given) => Result {
  return (...given) => {
    try {
      return call(...given);
    } catch (error) {
      throw functionFailed(name, error);
    }
  };
}

/** Our own errors are passed on: they say what is wrong with what a function gave, and hold no secret. */
export function functionFailed(name: string, error: unknown): MeshError {
  if (error instanceof MeshError) return error;
  return configurationInvalid(
    `The function \`${name}\` of the options failed. Nothing was sent. The name of its error: see \`cause\`.`,
    nameAndCode(error, name),
  );
}
