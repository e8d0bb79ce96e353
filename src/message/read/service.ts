import type { Composition, Encounter } from "../../fhir/types.js";
import { releases, type Release } from "../../terminology/release.js";
import { findService, serviceCoding, type Service } from "../../terminology/services.js";
import { systems, type Coding } from "../../terminology/systems.js";
import { MessageUnreadableError } from "../message-unreadable-error.js";
import type { Part } from "./part.js";
import { codeIn } from "./reading.js";

/** The service that a message is of, and the release whose code it has. */
export interface ServiceFound {
  readonly service: Service;
  readonly release: Release;
  readonly coding: Coding;
}

/**
 * UR-050 to UR-053: Composition and Encounter name the same service. Where two releases have the same code, the words
 * tell
 * which it is; where they do not, it is the later one.
 */
export function serviceOf(composition: Part<Composition>, encounter: Part<Encounter>): ServiceFound {
  const type = composition.see("type");
  const code = codeIn(type, systems.snomed);
  const reason = codeIn(encounter.see("reason")?.[0], systems.snomed);
  const found = code === undefined || (reason !== undefined && reason !== code) ? undefined : findService(code);
  if (found === undefined) throw new MessageUnreadableError("service-unknown");
  const display = type?.coding?.[0]?.display;
  const using = releases
    .filter((release) => found.releases.includes(release))
    .flatMap((release) => {
      const coding = serviceCoding(found.service, release);
      return coding === undefined ? [] : [{ service: found.service, release, coding }];
    });
  const [latest] = [...using].sort((one, other) => (one.release < other.release ? 1 : -1));
  const chosen =
    latest?.coding.display === display ? latest : (using.find(({ coding }) => coding.display === display) ?? latest);
  if (chosen === undefined) throw new MessageUnreadableError("service-unknown");
  return chosen;
}
