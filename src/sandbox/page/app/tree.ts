import type { MessageJson } from "../shapes.js";
import { act, text } from "./api.js";
import { fill, h } from "./dom.js";

/** Elements that are open at first: so many levels. */
const openLevels = 3;
/** Children that are shown of one element. */
const mostChildren = 500;

/** The message as a tree of its elements. What is closed is made when it is opened. */
export function treeOf({ id, kind }: MessageJson): HTMLElement {
  if (kind === "report") return h("p", {}, "A report of MESH has no content.");
  const place = h("div", { class: "tree" }, h("p", {}, "Loading ..."));
  act(async () => {
    const document_ = new DOMParser().parseFromString(await text(`messages/${id}/body`), "text/xml");
    const isBroken = document_.querySelector("parsererror") !== null;
    fill(place, isBroken ? h("p", {}, "This is no XML: look at its text.") : elementOf(document_.documentElement, 0));
    return undefined;
  });
  return place;
}

function elementOf(element: Element, level: number): HTMLElement {
  const value = element.getAttribute("value");
  const name = h("span", { class: "element" }, element.localName);
  const shown = value === null ? undefined : h("span", { class: "value" }, value);
  const children = element.localName === "div" ? [] : [...element.children];
  if (children.length === 0) {
    const content = value === null ? element.textContent.trim() : "";
    return h(
      "div",
      { class: "leaf" },
      name,
      " ",
      shown,
      content === "" ? undefined : h("span", { class: "value" }, content),
    );
  }
  const inside = h("div", { class: "inside" });
  const details = h(
    "details",
    {},
    h("summary", {}, name, " ", shown, h("span", { class: "quiet" }, hint(element))),
    inside,
  );
  let isMade = false;
  const make = (): void => {
    if (isMade) return;
    isMade = true;
    const some = children.slice(0, mostChildren).map((child) => elementOf(child, level + 1));
    fill(
      inside,
      some,
      children.length > mostChildren ? h("p", {}, `and ${children.length - mostChildren} more`) : undefined,
    );
  };
  details.addEventListener("toggle", make);
  if (level < openLevels) {
    details.open = true;
    make();
  }
  return details;
}

/** What a closed element is about: the resource in an entry, the words of a code. */
function hint(element: Element): string {
  const resource = element.querySelector(":scope > resource > *")?.localName;
  const words = element
    .querySelector(":scope > display, :scope > text, :scope > coding > display, :scope > family")
    ?.getAttribute("value");
  const found = resource ?? words;
  return found === undefined || found === null ? "" : ` ${found.length > 60 ? `${found.slice(0, 60)} ...` : found}`;
}
