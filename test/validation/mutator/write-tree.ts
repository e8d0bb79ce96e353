import type { Node } from "./node.js";

/** The text of a tree, whatever it holds: nothing is checked, and nothing but markup is escaped. */
export function writeTree({ name, attributes, children }: Node): string {
  const tag = [name, ...[...attributes].map(([attribute, value]) => `${attribute}="${escaped(value)}"`)].join(" ");
  if (children.length === 0) return `<${tag}/>`;
  const inside = children.map((child) => (typeof child === "string" ? escaped(child) : writeTree(child))).join("");
  return `<${tag}>${inside}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
