// Matrix products. With weights: int16 activations times int8 weights, exact in int32 and therefore the same bits everywhere and fast
// (pmaddwd). Without: f32 in a fixed order. The tiles are as large as 16 vector registers allow; see the comment at tile().
import { outputs, panel16, quant, QUANT_ROW, scales, section } from "./memory";
import { largest } from "./arithmetic";

const LEVELS: f32 = 8191;             // 1536 inputs * 8191 * 127 < 2^31: no accumulator can overflow

/** Quantises k f32 values to int16 row `i` of `quant`; the row has its own scale, so that its neighbours cannot change it. */
export function quantiseRow(from: usize, k: i32, i: i32): void {
  const magic: f32 = 12582912;        // 1.5 * 2^23: adding it rounds to the nearest integer, ties to even, into the low bits
  let m = f32x4.splat(0), o = m;
  const end = from + <usize>k * 4;
  for (let p = from; p < end; p += 32) {
    m = f32x4.pmax(m, f32x4.abs(v128.load(p)));
    o = f32x4.pmax(o, f32x4.abs(v128.load(p, 16)));
  }
  const peak = largest(f32x4.pmax(m, o));
  store<f32>(scales + <usize>i * 4, peak / LEVELS);
  const factor = f32x4.splat(peak > 0 ? LEVELS / peak : 0), shift = f32x4.splat(magic), base = i32x4.splat(reinterpret<i32>(magic));
  let to = quant + <usize>i * QUANT_ROW;
  for (let p = from; p < end; p += 32, to += 16) {
    const a = i32x4.sub(f32x4.add(f32x4.mul(v128.load(p), factor), shift), base);
    const b = i32x4.sub(f32x4.add(f32x4.mul(v128.load(p, 16), factor), shift), base);
    v128.store(to, i16x8.narrow_i32x4_s(a, b));
  }
}

/** Quantises rows of k values for linear(). */
export function quantise(from: usize, stride: usize, rows: i32, k: i32): void {
  for (let i = 0; i < rows; i++, from += stride) quantiseRow(from, k, i);
}

// @ts-ignore: decorator
@inline
function finish(sums: v128, scale: v128, weightScale: v128, bias: v128, to: usize, add: bool): void {
  let v = f32x4.add(f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(sums), weightScale), scale), bias);
  if (add) v = f32x4.add(v128.load(to), v);
  v128.store(to, v);
}

/** R rows x 8 outputs. One pair of inputs a step and no more: V8 issues all loads of a loop body first, and more would spill.
 *  The first tile of a panel leaves the weights as int16 in panel16 for the others. */
// @ts-ignore: decorator
@inline
function tile(R: i32, firstTile: bool, i: i32, panel: usize, k: i32, weightScale: usize, bias: usize, to: usize, stride: usize, add: bool): void {
  let a = quant + <usize>i * QUANT_ROW, w = firstTile ? panel : panel16, o = panel16;
  const end = w + <usize>k * (firstTile ? 8 : 16), zero = i32x4.splat(0);
  let s00 = zero, s01 = zero, s10 = zero, s11 = zero, s20 = zero, s21 = zero, s30 = zero, s31 = zero;
  do {
    let w0: v128, w1: v128;
    if (firstTile) {
      w0 = v128.load_ext<i8>(w);
      w1 = v128.load_ext<i8>(w, 8);
      v128.store(o, w0);
      v128.store(o, w1, 16);
      o += 32;
      w += 16;
    } else {
      w0 = v128.load(w);
      w1 = v128.load(w, 16);
      w += 32;
    }
    let v = v128.load_splat<i32>(a);
    s00 = i32x4.add(s00, i32x4.dot_i16x8_s(v, w0));
    s01 = i32x4.add(s01, i32x4.dot_i16x8_s(v, w1));
    if (R > 1) {
      v = v128.load_splat<i32>(a, QUANT_ROW);
      s10 = i32x4.add(s10, i32x4.dot_i16x8_s(v, w0));
      s11 = i32x4.add(s11, i32x4.dot_i16x8_s(v, w1));
    }
    if (R > 2) {
      v = v128.load_splat<i32>(a, 2 * QUANT_ROW);
      s20 = i32x4.add(s20, i32x4.dot_i16x8_s(v, w0));
      s21 = i32x4.add(s21, i32x4.dot_i16x8_s(v, w1));
    }
    if (R > 3) {
      v = v128.load_splat<i32>(a, 3 * QUANT_ROW);
      s30 = i32x4.add(s30, i32x4.dot_i16x8_s(v, w0));
      s31 = i32x4.add(s31, i32x4.dot_i16x8_s(v, w1));
    }
    a += 4;
  } while (w < end);
  const f0 = v128.load(weightScale), f1 = v128.load(weightScale, 16), b0 = v128.load(bias), b1 = v128.load(bias, 16);
  const scale = scales + <usize>i * 4;
  let f = v128.load_splat<i32>(scale);
  finish(s00, f, f0, b0, to, add);
  finish(s01, f, f1, b1, to + 16, add);
  if (R > 1) {
    f = v128.load_splat<i32>(scale, 4);
    finish(s10, f, f0, b0, to + stride, add);
    finish(s11, f, f1, b1, to + stride + 16, add);
  }
  if (R > 2) {
    f = v128.load_splat<i32>(scale, 8);
    finish(s20, f, f0, b0, to + 2 * stride, add);
    finish(s21, f, f1, b1, to + 2 * stride + 16, add);
  }
  if (R > 3) {
    f = v128.load_splat<i32>(scale, 12);
    finish(s30, f, f0, b0, to + 3 * stride, add);
    finish(s31, f, f1, b1, to + 3 * stride + 16, add);
  }
}

/** to[rows][n] = (or +=) quantised rows * weights + bias. Computes at least 4 rows; those beyond `rows` are not used. */
export function linear(at: usize, n: i32, k: i32, rows: i32, to: usize, add: bool): void {
  const stride = <usize>n * 4;
  let panel = at + 2 * stride;
  for (let j: usize = 0; j < stride; j += 32, panel += <usize>k * 8) {
    const f = at + j, b = f + stride;
    let i = 4, o = to + j;
    tile(4, true, 0, panel, k, f, b, o, stride, add);
    for (o += 4 * stride; i + 4 <= rows; i += 4, o += 4 * stride) tile(4, false, i, panel, k, f, b, o, stride, add);
    if (rows - i == 3) tile(3, false, i, panel, k, f, b, o, stride, add);
    else if (rows - i == 2) tile(2, false, i, panel, k, f, b, o, stride, add);
    else if (rows - i == 1) tile(1, false, i, panel, k, f, b, o, stride, add);
  }
}

/** to[rows][outputs] = (or +=) the quantised rows times a linear section. */
// @ts-ignore: decorator
@inline
export function apply(id: i32, k: i32, rows: i32, to: usize, add: bool = false): void {
  linear(section(id), outputs(id), k, rows, to, add);
}

/** c[4 rows][n] = a[4 rows][k] * b[k][n] in f32; n a multiple of 8, strides in bytes. Rows past the last repeat the last. */
export function product4(a: usize, aStride: usize, b: usize, bStride: usize, c: usize, cStride: usize, rows: i32, k: i32, n: i32): void {
  const r1: usize = rows > 1 ? 1 : 0, r2: usize = rows > 2 ? 2 : r1, r3: usize = rows > 3 ? 3 : r2;
  for (let j: usize = 0; j < <usize>n * 4; j += 32) {
    let a0 = a, a1 = a + r1 * aStride, a2 = a + r2 * aStride, a3 = a + r3 * aStride, w = b + j;
    const end = a + <usize>k * 4, zero = f32x4.splat(0);
    let s00 = zero, s01 = zero, s10 = zero, s11 = zero, s20 = zero, s21 = zero, s30 = zero, s31 = zero;
    do {
      const w0 = v128.load(w), w1 = v128.load(w, 16);
      let v = v128.load_splat<i32>(a0);
      s00 = f32x4.add(s00, f32x4.mul(v, w0));
      s01 = f32x4.add(s01, f32x4.mul(v, w1));
      v = v128.load_splat<i32>(a1);
      s10 = f32x4.add(s10, f32x4.mul(v, w0));
      s11 = f32x4.add(s11, f32x4.mul(v, w1));
      v = v128.load_splat<i32>(a2);
      s20 = f32x4.add(s20, f32x4.mul(v, w0));
      s21 = f32x4.add(s21, f32x4.mul(v, w1));
      v = v128.load_splat<i32>(a3);
      s30 = f32x4.add(s30, f32x4.mul(v, w0));
      s31 = f32x4.add(s31, f32x4.mul(v, w1));
      a0 += 4; a1 += 4; a2 += 4; a3 += 4;
      w += bStride;
    } while (a0 < end);
    const o = c + j;
    v128.store(o + r3 * cStride, s30);
    v128.store(o + r3 * cStride, s31, 16);
    v128.store(o + r2 * cStride, s20);
    v128.store(o + r2 * cStride, s21, 16);
    v128.store(o + r1 * cStride, s10);
    v128.store(o + r1 * cStride, s11, 16);
    v128.store(o, s00);
    v128.store(o, s01, 16);
  }
}

/** to[k][columns] = from[rows][k] transposed, k a multiple of 4; columns >= rows beyond the rows become 0. */
export function transpose(from: usize, stride: usize, rows: i32, k: i32, to: usize, columns: i32): void {
  const step = <usize>columns * 4;
  for (let j = 0; j < columns; j++, from += stride) {
    let o = to + <usize>j * 4;
    for (let p: usize = 0; p < <usize>k * 4; p += 16, o += 4 * step) {
      const v = j < rows ? v128.load(from + p) : f32x4.splat(0);
      v128.store_lane<f32>(o, v, 0);
      v128.store_lane<f32>(o + step, v, 1);
      v128.store_lane<f32>(o + 2 * step, v, 2);
      v128.store_lane<f32>(o + 3 * step, v, 3);
    }
  }
}
