import { memoryStore } from "../../../src/delivery/store/memory/memory-store.js";
import { storeContract } from "./contract/suite.js";

let elapsed = 0;

storeContract("memory", async () => memoryStore({ elapsedMs: () => elapsed }), {
  leaseMs: 1000,
  runOut: async () => {
    elapsed += 1000;
  },
});
