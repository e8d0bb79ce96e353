/** Base addresses that NHS England publishes (MESH API description, "Environments and testing"). */
export const meshEnvironments = {
  /** Path to live, over the internet. */
  integration: "https://msg.intspineservices.nhs.uk",
  /** Production, over the internet. */
  live: "https://mesh-sync.spineservices.nhs.uk",
} as const;
