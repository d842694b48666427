// Made from layout.json by scripts/build-kernel.ts; do not edit. Sizes, and the numbers of the sections of the weight file.
export const HIDDEN: i32 = 384;
export const ATTENTION_HEADS: i32 = 12;
export const FEED_FORWARD: i32 = 1536;
export const SUFFIX: i32 = 64;
export const HEAD: i32 = 256;
export const RELATION: i32 = 96;
export const ROLE: i32 = 192;
export const ROLES: i32 = 32;
export const SECTIONS: i32 = 19;
export const LAYER_SECTIONS: i32 = 6;
export namespace Section {
  export const words: i32 = 0;
  export const positions: i32 = 1;
  export const shapesIn: i32 = 2;
  export const norm: i32 = 3;
  export const mix: i32 = 4;
  export const shapes: i32 = 5;
  export const suffixes: i32 = 6;
  export const suffixUp: i32 = 7;
  export const wordNorm: i32 = 8;
  export const heads: i32 = 9;
  export const tags: i32 = 10;
  export const names: i32 = 11;
  export const arc: i32 = 12;
  export const relationPairs: i32 = 13;
  export const relationDependents: i32 = 14;
  export const predicates: i32 = 15;
  export const rolesets: i32 = 16;
  export const rolePairs: i32 = 17;
  export const rolePredicates: i32 = 18;
}
export namespace LayerSection {
  export const attentionIn: i32 = 0;
  export const attentionOut: i32 = 1;
  export const attentionNorm: i32 = 2;
  export const up: i32 = 3;
  export const down: i32 = 4;
  export const feedForwardNorm: i32 = 5;
}
