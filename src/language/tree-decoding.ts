// Arc scores → the best tree: maximum spanning arborescence (Chu-Liu/Edmonds) with exactly one root.
// Additions and comparisons of doubles only, ties to the lowest index: the same tree everywhere.
const LOW = -1e9;
const ROOT_PRICE = 1e6;

/** Nodes of one cycle of heads, or undefined. heads[0] is not used. */
function findCycle(heads: Int32Array): number[] | undefined {
  const state = new Uint8Array(heads.length);
  state[0] = 2;
  for (let i = 1; i < heads.length; i++) {
    const path: number[] = [];
    let j = i;
    for (; state[j] === 0; j = heads[j]!) {
      state[j] = 1;
      path.push(j);
    }
    if (state[j] === 1) return path.slice(path.indexOf(j));
    for (const k of path) state[k] = 2;
  }
  return undefined;
}

/** s[d * n + h]: score of head h for node d, n nodes, node 0 the root → head of every node. */
function arborescence(s: Float64Array, n: number): Int32Array {
  const heads = new Int32Array(n);
  for (let d = 1; d < n; d++) {
    let best = 0;
    for (let h = 1; h < n; h++) if (h !== d && s[d * n + h]! > s[d * n + best]!) best = h;
    heads[d] = best;
  }
  const cycle = findCycle(heads);
  if (!cycle) return heads;
  // the cycle becomes the last node, m, of a smaller graph
  const inside = new Uint8Array(n);
  for (const c of cycle) inside[c] = 1;
  const outside: number[] = [];
  for (let i = 0; i < n; i++) if (!inside[i]) outside.push(i);
  const m = outside.length;
  const size = m + 1;
  const t = new Float64Array(size * size).fill(LOW);
  const enter: number[] = [];
  const leave: number[] = [];
  const gain = (c: number, h: number) => s[c * n + h]! - s[c * n + heads[c]!]!;
  outside.forEach((a, i) => {
    outside.forEach((b, j) => {
      t[i * size + j] = s[a * n + b]!;
    });
    let [way, out] = [cycle[0]!, cycle[0]!];
    for (const c of cycle) {
      if (gain(c, a) > gain(way, a)) way = c;
      if (s[a * n + c]! > s[a * n + out]!) out = c;
    }
    enter.push(way);
    leave.push(out);
    t[m * size + i] = gain(way, a);
    t[i * size + m] = s[a * n + out]!;
  });
  const sub = arborescence(t, size);
  for (let k = 1; k < m; k++) heads[outside[k]!] = sub[k]! < m ? outside[sub[k]!]! : leave[k]!;
  heads[enter[sub[m]!]!] = outside[sub[m]!]!;
  return heads;
}

/** scores[d * width + h] of words d = 1 … n with heads h = 0 … n (0 is the root) → heads, index 0 unused. */
export function decodeTree(n: number, scores: Float32Array, width: number): Int32Array {
  const nodes = n + 1;
  const s = new Float64Array(nodes * nodes);
  for (let d = 0; d < nodes; d++) s.set(scores.subarray(d * width, d * width + nodes), d * nodes);
  let heads = arborescence(s, nodes);
  let roots = 0;
  for (let d = 1; d <= n; d++) if (heads[d] === 0) roots++;
  if (roots > 1) {
    // a price on every arc from the root that no gain elsewhere can pay: the best tree pays it once
    for (let d = 1; d <= n; d++) s[d * nodes]! -= ROOT_PRICE;
    heads = arborescence(s, nodes);
  }
  return heads;
}
