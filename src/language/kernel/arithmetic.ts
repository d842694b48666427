// f32 functions in a fixed order of operations: e^x, GELU, layer norm, softmax, table rows. Own polynomials, because the results
// must be the same bits on every machine, and the host's maths is not.
import { HIDDEN } from "./sections";
import { outputs, ROW, section } from "./memory";

// @ts-ignore: decorator
@inline
export function sum(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

// @ts-ignore: decorator
@inline
export function largest(v: v128): f32 {
  return max(max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)), max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)));
}

// @ts-ignore: decorator
@inline
function times(a: v128, x: v128, b: f32): v128 {
  return f32x4.add(f32x4.mul(a, x), f32x4.splat(b));
}

/** e^x for x <= 0, exactly 0 below -87; relative error 1e-7. */
// @ts-ignore: decorator
@inline
function exp(x: v128): v128 {
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950216293335)));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-0.00021219444170128554)));
  let p = times(f32x4.splat(0.0013814467238262296), r, 0.008368780836462975);
  p = times(p, r, 0.04166839271783829);
  p = times(p, r, 0.1666651964187622);
  p = times(p, r, 0.4999999403953552);
  p = times(times(p, r, 1), r, 1);
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return v128.and(f32x4.mul(p, power), f32x4.ge(x, f32x4.splat(-87)));
}

/** x * Phi(x), Phi by a rational function fitted for this purpose; absolute error 1.3e-6. */
// @ts-ignore: decorator
@inline
function gelu(x: v128): v128 {
  const z = f32x4.pmax(f32x4.splat(-5.25), f32x4.pmin(f32x4.splat(5.25), x)), t = f32x4.mul(z, z);
  let p = times(f32x4.splat(7.33901151761529e-06), t, 0.0004004900110885501);
  p = times(p, t, 0.006056251469999552);
  p = times(p, t, 0.05711068585515022);
  p = times(p, t, 0.3989410996437073);
  let q = times(f32x4.splat(6.111830543886754e-07), t, 0.00014509381435345858);
  q = times(q, t, 0.0031885644420981407);
  q = times(q, t, 0.041841596364974976);
  q = times(q, t, 0.3098054528236389);
  q = times(q, t, 1);
  return f32x4.mul(x, f32x4.add(f32x4.splat(0.5), f32x4.div(f32x4.mul(z, p), q)));
}

/** GELU of k values a row, in place. */
export function geluRows(at: usize, stride: usize, rows: i32, k: i32): void {
  for (let i = 0; i < rows; i++, at += stride)
    for (let p = at, end = at + <usize>k * 4; p < end; p += 16) v128.store(p, gelu(v128.load(p)));
}

/** Layer norm of one row of HIDDEN values, in place. `norm`: the weights, then the biases. */
export function layerNorm(row: usize, norm: usize, eps: f32): void {
  let s = f32x4.splat(0), d = s;
  for (let p: usize = 0; p < ROW; p += 16) s = f32x4.add(s, v128.load(row + p));
  const mean = f32x4.splat(sum(s) / <f32>HIDDEN);
  for (let p: usize = 0; p < ROW; p += 16) {
    const v = f32x4.sub(v128.load(row + p), mean);
    d = f32x4.add(d, f32x4.mul(v, v));
  }
  const factor = f32x4.splat(1 / sqrt<f32>(sum(d) / <f32>HIDDEN + eps));
  for (let p: usize = 0; p < ROW; p += 16) {
    const v = f32x4.mul(f32x4.sub(v128.load(row + p), mean), factor);
    v128.store(row + p, f32x4.add(f32x4.mul(v, v128.load(norm + p)), v128.load(norm + ROW + p)));
  }
}

/** Softmax of n scores times `factor`; the columns up to the next multiple of 8 become 0. */
export function softmax(row: usize, n: i32, columns: i32, factor: f32): void {
  const scale = f32x4.splat(factor);
  for (let j = n; j < columns; j++) store<f32>(row + <usize>j * 4, -1e30);
  const end = row + <usize>columns * 4;
  let m = v128.load(row), s = f32x4.splat(0);
  for (let p = row + 16; p < end; p += 16) m = f32x4.pmax(m, v128.load(p));
  const peak = f32x4.splat(largest(m));
  for (let p = row; p < end; p += 16) {
    const e = exp(f32x4.mul(f32x4.sub(v128.load(p), peak), scale));
    s = f32x4.add(s, e);
    v128.store(p, e);
  }
  const part = f32x4.splat(1 / sum(s));
  for (let p = row; p < end; p += 16) v128.store(p, f32x4.mul(v128.load(p), part));
}

/** row = HIDDEN values of a row of a table of 4 bits a value and one scale a row: 16 bytes hold 16 values in their low halves, the next 16
 *  in their high ones. */
export function halfByteRow(id: i32, index: i32, row: usize): void {
  const at = section(id), n = outputs(id), scale = f32x4.splat(load<f32>(at + <usize>index * 4));
  const from = at + <usize>((n + 3) & ~3) * 4 + <usize>(index * (HIDDEN / 2));
  for (let p: usize = 0; p < <usize>(HIDDEN / 2); p += 16) {
    const v = v128.load(from + p), to = row + p * 8;
    store16(i8x16.shr_s(i8x16.shl(v, 4), 4), scale, to);
    store16(i8x16.shr_s(v, 4), scale, to + 64);
  }
}

/** 16 int8 values times `scale`. */
// @ts-ignore: decorator
@inline
function store16(v: v128, scale: v128, to: usize): void {
  const low = i16x8.extend_low_i8x16_s(v), high = i16x8.extend_high_i8x16_s(v);
  v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(low)), scale));
  v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(low)), scale), 16);
  v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(high)), scale), 32);
  v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(high)), scale), 48);
}

/** row = (or +=) HIDDEN values of a row of an int8 table with one scale a row. */
// @ts-ignore: decorator
@inline
export function tableRow(id: i32, index: i32, row: usize, add: bool): void {
  const at = section(id), n = outputs(id), scale = f32x4.splat(load<f32>(at + <usize>index * 4));
  const from = at + <usize>((n + 3) & ~3) * 4 + <usize>(index * HIDDEN);
  for (let p: usize = 0; p < <usize>HIDDEN; p += 8) {
    const v = v128.load_ext<i8>(from + p), to = row + p * 4;
    let low = f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(v)), scale);
    let high = f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(v)), scale);
    if (add) {
      low = f32x4.add(v128.load(to), low);
      high = f32x4.add(v128.load(to, 16), high);
    }
    v128.store(to, low);
    v128.store(to, high, 16);
  }
}
