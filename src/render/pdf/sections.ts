import type { Outline, Section } from "../outline/outline.js";
import { blockOf, identityOf } from "./blocks.js";
import { framed, gap, inset, kept, spaced, stack, together, type Area, type Drawn, type Element } from "./rows.js";
import { colours, sheet, styles, type TextStyle } from "./style.js";
import type { Typesetter } from "./typesetter.js";

const page: Area = { x: sheet.left, width: sheet.width - sheet.left - sheet.right };
const betweenBlocks = 6;

/** The whole page, from its title on. */
export function contentOf({ kicker, title, sections }: Outline, setter: Typesetter): Drawn {
  const system: Element = { type: "P", children: [] };
  const name: Element = { type: "H1", children: [] };
  const parts = sections.map((section) => sectionOf(section, setter));
  return {
    rows: [
      gap(10, { isGap: false, rules: [{ at: "top", ...page, thickness: 3.5, colour: colours.accent }] }),
      ...kept(stack(system, [{ text: kicker, style: styles.kicker }], page, setter)),
      ...kept(stack(name, [{ text: title, style: styles.title }], page, setter)),
      gap(8, { keep: true }),
      ...parts.flatMap(({ rows }) => rows),
    ],
    elements: [system, name, ...parts.flatMap(({ elements }) => elements)],
  };
}

function sectionOf(section: Section, setter: Typesetter): Drawn {
  const heading: Element = { type: "H2", children: [] };
  const inner = section.role === undefined ? page : inset(page, 11);
  const blocks = section.blocks.map((block) =>
    section.role === "identity" && block.kind === "facts" && block.heading === undefined
      ? identityOf(block.rows, inner, setter)
      : blockOf(block, inner, setter),
  );
  const rows = spaced(
    blocks.map((block) => block.rows),
    betweenBlocks,
  );
  const head = (style: TextStyle): Drawn["rows"] =>
    kept(stack(heading, [{ text: section.heading, style }], inner, setter));
  return { rows: boxed(section, head, rows), elements: [sectElement(heading, blocks)] };
}

function sectElement(heading: Element, blocks: readonly Drawn[]): Element {
  return { type: "Sect", children: [heading, ...blocks.flatMap(({ elements }) => elements)] };
}

function boxed({ role }: Section, head: (style: TextStyle) => Drawn["rows"], rows: Drawn["rows"]): Drawn["rows"] {
  switch (role) {
    case "identity":
      return [
        ...together(
          framed(
            [...head(styles.identityHeading), gap(2, { keep: true }), ...rows],
            { ...page, fill: colours.wash, border: [0.75, colours.accent] },
            7,
          ),
        ),
        gap(4),
      ];
    case "notice":
      return [
        ...together(
          framed(
            [...head(styles.noticeHeading), gap(3, { keep: true }), ...rows],
            { ...page, border: [1.5, colours.ink] },
            8,
          ),
          320,
        ),
        gap(12),
      ];
    default:
      return [
        gap(12),
        ...head(styles.heading),
        gap(5, { keep: true, isGap: false, rules: [{ at: "top", ...page, thickness: 0.75, colour: colours.line }] }),
        ...rows,
      ];
  }
}
