export const fhirNamespace = "http://hl7.org/fhir";
export const xhtmlNamespace = "http://www.w3.org/1999/xhtml";
export const schemaInstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";

interface Binding {
  readonly prefix: string;
  readonly uri: string;
  /** The depth of the element that declares it. */
  readonly depth: number;
  readonly outer: Binding | undefined;
}

/** The namespace declarations in force (Namespaces in XML 1.0). The empty prefix is the default namespace. */
export class NamespaceScope {
  /** The namespace of a name without a prefix; empty for none. */
  defaultUri = "";
  readonly #bindings = new Map<string, Binding>([
    ["xml", { prefix: "xml", uri: xmlNamespace, depth: 0, outer: undefined }],
  ]);
  readonly #declared: Binding[] = [];
  #deepest = 0;

  /** Makes a declaration. Returns what is wrong with it, or undefined. */
  declare(prefix: string, value: string, depth: number): string | undefined {
    if (prefix === "xmlns") return "the prefix xmlns cannot be declared";
    if ((prefix === "xml") !== (value === xmlNamespace)) return "the prefix xml and its namespace belong to each other";
    if (value === xmlnsNamespace) return "the namespace of xmlns cannot be declared";
    if (prefix !== "" && value.trim() === "") return "a prefix cannot be declared empty";
    // One string object for each of the usual namespaces, so that comparing them only compares pointers.
    const uri = value === fhirNamespace ? fhirNamespace : value === xhtmlNamespace ? xhtmlNamespace : value;
    const binding = { prefix, uri, depth, outer: this.#bindings.get(prefix) };
    this.#bindings.set(prefix, binding);
    this.#declared.push(binding);
    this.#deepest = depth;
    if (prefix === "") this.defaultUri = uri;
    return undefined;
  }

  /** The declaration in force for a prefix. */
  find(prefix: string): { readonly uri: string; readonly depth: number } | undefined {
    return this.#bindings.get(prefix);
  }

  /** Ends the declarations of the element at `depth`. */
  leave(depth: number): void {
    if (this.#deepest !== depth) return;
    for (let last = this.#declared.at(-1); last !== undefined && last.depth === depth; last = this.#declared.at(-1)) {
      this.#declared.pop();
      if (last.outer === undefined) this.#bindings.delete(last.prefix);
      else this.#bindings.set(last.prefix, last.outer);
      if (last.prefix === "") this.defaultUri = last.outer?.uri ?? "";
    }
    this.#deepest = this.#declared.at(-1)?.depth ?? 0;
  }
}
