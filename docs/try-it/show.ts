import type { Finding, Judgement } from "./judge.js";

/** An element of page.html. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`page.html has no such #${id}`);
  return found;
}

/** An element with text: no markup is read from it. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== "") made.className = className;
  return made;
}

/** Shows what was found; `goTo` is called with the line that somebody wants to see. */
export function show({ says, good, findings, xml, page }: Judgement, goTo: (line: number) => void): void {
  const verdict = byId("verdict", HTMLElement);
  verdict.textContent = says;
  verdict.className = good ? "good" : "bad";
  byId("findings", HTMLElement).replaceChildren(
    ...findings.map((found) => findingItem(found, goTo)),
    ...(findings.length === 0 ? [element("li", "Nothing was found.")] : []),
  );
  byId("message", HTMLElement).hidden = xml === undefined;
  byId("xml", HTMLElement).textContent = xml === undefined ? "" : indented(xml);
  byId("people", HTMLElement).hidden = page === undefined;
  if (page !== undefined) showPage(page);
}

function findingItem({ kind, rule, message, place, line }: Finding, goTo: (line: number) => void): HTMLElement {
  const item = element("li", "", kind.replace(" ", "-"));
  item.append(element("strong", kind), " ", element("span", rule, "rule"), " ", element("span", message));
  if (line === undefined) item.append(" ", element("code", place));
  else {
    const button = element("button", `line ${String(line)}`);
    button.type = "button";
    button.addEventListener("click", () => goTo(line));
    item.append(" ", button, " ", element("code", place));
  }
  return item;
}

/** A line for each element. Only for people: what would be sent has no such spaces. */
function indented(xml: string): string {
  let depth = 0;
  return xml
    .split(/(?<=>)(?=<)/)
    .map((tag) => {
      if (tag.startsWith("</")) depth -= 1;
      const line = "  ".repeat(Math.max(depth, 0)) + tag;
      if (!tag.startsWith("</") && !tag.endsWith("/>") && !tag.includes("</") && !tag.startsWith("<?")) depth += 1;
      return line;
    })
    .join("\n");
}

/**
 * The page in a frame in which nothing runs. Its style comes as a constructed sheet: this page's policy allows no style
 * in a text.
 */
function showPage(html: string): void {
  const [before = "", rules = "", after = ""] = html.split(/<\/?style>/);
  const frame = byId("frame", HTMLIFrameElement);
  frame.addEventListener(
    "load",
    () => {
      const inside = frame.contentWindow as (Window & { readonly CSSStyleSheet: typeof CSSStyleSheet }) | null;
      if (inside === null) return;
      const sheet = new inside.CSSStyleSheet();
      sheet.replaceSync(rules);
      inside.document.adoptedStyleSheets = [sheet];
    },
    { once: true },
  );
  frame.srcdoc = before + after;
}
