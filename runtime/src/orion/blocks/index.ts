export { blocksOf, MOST_BLOCK_BYTES, type BlockKind, type Blocks, type NamedBlock } from "./blocks.js";
