export { memoryMesh } from "./memory-mesh.js";
export type { MemoryMesh, MemoryMeshOptions, PostedMessage } from "./memory-mesh.js";
