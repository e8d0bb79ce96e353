import { memoryStore } from "../../../src/delivery/store/memory.js";
import { storeContract } from "./store-contract.js";

storeContract("memory", () => Promise.resolve(memoryStore()));
