/** Limits on the text that is read. A message of this service has about 40 kB, 1,000 elements and a depth of 15. */
export interface XmlLimits {
  /** In bytes, or in UTF-16 code units if a string is read. Default 5,000,000. */
  readonly size: number;
  /** How deep elements may be nested. Default 64. Each level uses the stack, so keep it below 1,000. */
  readonly depth: number;
  /** Number of elements. Default 200,000. */
  readonly elements: number;
  /** Number of attributes of one element, including namespace declarations. Default 64. */
  readonly attributes: number;
  /** Number of problems that tolerant reading collects before it gives up. Default 1,000. */
  readonly problems: number;
}

export const defaultXmlLimits: XmlLimits = {
  size: 5_000_000,
  depth: 64,
  elements: 200_000,
  attributes: 64,
  problems: 1_000,
};
