import { rightMessage } from "../right-message.js";
import { error, ours, right, type Mutant, type Neighbour } from "./mutant.js";
import { marked, whole } from "./parts.js";

const last = /<\/entry>\s*<\/Bundle>$/;
const signature =
  '<signature><type><system value="urn:iso-astm:E1762-95:2013"/><code value="1.2.840.10065.1.12.1.1"/></type><when ' +
  'value="2025-07-02T09:30:00Z"/><whoUri value="https://example.org/pharmacy"/></signature>';

/** UR-001 and UR-002: the text, and the message bundle. */
export const bundleMutants: readonly Mutant[] = [
  error("UR-001", "syntax", "", "JSON", { xml: '["resourceType":"Bundle"]', at: 15 }, { kind: "unreadable" }),
  error("UR-001", "syntax", "", "an empty text", { xml: "", at: 0 }, { kind: "unreadable" }),
  error(
    "UR-001",
    "doctype",
    "",
    "a document type declaration",
    { xml: `<!DOCTYPE Bundle>\n${rightMessage}`, at: 0 },
    { kind: "unreadable" },
  ),
  error(
    "UR-001",
    "syntax",
    "Bundle.entry[2].resource.entry[5].resource",
    "an unpaired tag",
    marked(rightMessage.replace("</Patient>", "</Person>"), "</Person>"),
    { kind: "unreadable" },
  ),

  error(
    "UR-002",
    "required",
    "Bundle.identifier",
    "no identifier of the message",
    whole(/\n *<identifier>[\s\S]*?<\/identifier>/, ""),
  ),
  error(
    "UR-002",
    "required",
    "Bundle.identifier.value",
    "an identifier of the message without its value",
    whole(/\n *<value value="0[^>]*>/, ""),
  ),
  error(
    "UR-002",
    "fixed-value",
    "Bundle.type",
    "a message bundle that is a collection",
    whole('<type value="message"/>', '<type value="collection"/>'),
  ),
  error(
    "UR-002",
    "fixed-value",
    "Bundle.type",
    "a message bundle of a type that FHIR does not have",
    whole('<type value="message"/>', '<type value="massage"/>'),
  ),
  error(
    "UR-002",
    "required",
    "Bundle.type",
    "no type of the message bundle",
    whole(/\n *<type value="message"\/>/, ""),
  ),
  error("UR-002", "forbidden", "Bundle.total", "a total", whole('<type value="message"/>', '$&\n§<total value="3"/>')),
  error(
    "UR-002",
    "forbidden",
    "Bundle.link",
    "a link",
    whole('<type value="message"/>', '$&\n§<link><relation value="self"/><url value="urn:x"/></link>'),
  ),
  error(
    "UR-002",
    "forbidden",
    "Bundle.entry[0].link",
    "a link of an entry",
    whole("<entry>", '$&\n§<link><relation value="self"/><url value="urn:x"/></link>'),
  ),
  error(
    "UR-002",
    "forbidden",
    "Bundle.entry[0].search",
    "how an entry was searched for",
    whole("</resource>\n  </entry>", '</resource>\n§<search><mode value="match"/></search></entry>'),
  ),
  error(
    "UR-002",
    "forbidden",
    "Bundle.entry[0].request",
    "a request of an entry",
    whole(
      "</resource>\n  </entry>",
      '</resource>\n§<request><method value="POST"/><url value="urn:x"/></request></entry>',
    ),
  ),
  error(
    "UR-002",
    "forbidden",
    "Bundle.entry[0].response",
    "a response of an entry",
    whole("</resource>\n  </entry>", '</resource>\n§<response><status value="200"/></response></entry>'),
  ),
  error("UR-002", "forbidden", "Bundle.signature", "a signature", whole(last, `</entry>\n§${signature}</Bundle>`)),
  ours(
    "UR-002",
    "not-a-message",
    "Bundle",
    "a text of another namespace",
    { xml: '<Bundle xmlns="urn:other"><type value="message"/></Bundle>', at: 0 },
    { kind: "other" },
  ),
];

export const bundleNeighbours: readonly Neighbour[] = [
  right("UR-001", "a declaration, a comment and white space around the message", {
    xml: `<?xml version="1.0" encoding="UTF-8"?>\n<!-- sent -->\n${rightMessage}\n`,
  }),
  right("UR-001", "another prefix", {
    xml: rightMessage.replaceAll(/<(\/?)(?=[A-Za-z])/g, "<$1f:").replace("xmlns=", "xmlns:f="),
  }),
  right(
    "UR-002",
    "an identifier of a system of its own",
    whole("https://tools.ietf.org/html/rfc4122", "https://example.org/messages"),
  ),
];
