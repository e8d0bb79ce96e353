/** What a text may cost. A message of this service has about 40 kB, depth 15, 1,000 elements. */
export interface XmlLimits {
  /** Bytes, or UTF-16 code units where a string is read. Default 5,000,000. */
  readonly size: number;
  /** Elements inside each other. Default 64; reading takes stack for each, so keep it below 1,000. */
  readonly depth: number;
  /** Default 200,000. */
  readonly elements: number;
  /** Attributes of one element, namespace declarations included. Default 64. */
  readonly attributes: number;
  /** What tolerant reading collects before it gives up. Default 1,000. */
  readonly problems: number;
}

export const defaultXmlLimits: XmlLimits = {
  size: 5_000_000,
  depth: 64,
  elements: 200_000,
  attributes: 64,
  problems: 1_000,
};
