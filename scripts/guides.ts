/** The guides in the order in which somebody reads them, by their parts: for site, llms.txt and tests. */
export const guides: Readonly<Record<string, readonly string[]>> = {
  Start: [
    "docs/getting-started.md",
    "docs/message-explained.md",
    "docs/from-hand-written-xml.md",
    "docs/frameworks.md",
    "docs/what-the-practice-sees.md",
  ],
  Services: [
    "docs/service-pharmacy-first.md",
    "docs/service-blood-pressure-check.md",
    "docs/service-contraception.md",
    "docs/service-urgent-supply.md",
  ],
  "Safety and checks": [
    "docs/clinical-safety/README.md",
    "docs/clinical-safety/hazard-log.md",
    "docs/clinical-safety/safety-case.md",
    "docs/validating.md",
    "docs/rules.md",
    "docs/what-a-message-cannot-carry.md",
  ],
  Sending: [
    "docs/certificates.md",
    "docs/mesh.md",
    "docs/mesh-failures.md",
    "docs/delivery.md",
    "docs/fallback.md",
    "docs/pages.md",
    "docs/sandbox.md",
  ],
  Operating: [
    "docs/operating.md",
    "docs/postgresql.md",
    "docs/your-own-transaction.md",
    "docs/data-protection.md",
    "docs/going-live.md",
    "docs/evidence/README.md",
    "docs/limits.md",
  ],
  Project: ["docs/glossary.md", "docs/architecture.md", "docs/dependencies.md", "docs/terminology-licences.md"],
};

/** All of them. */
export const guidePages: readonly string[] = Object.values(guides).flat();
