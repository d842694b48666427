// The shapes that sigma draws: curves with an arrow that may be dashed or dotted, discs for entities, diamonds for event nodes. Sigma 3
// has neither broken lines nor shapes, and edges of two pixels are hard to point at, so these programs are the page's own.
import { EdgeLineProgram, EdgeProgram, type EdgeProgramType, NodeProgram, type NodeProgramType } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { drawEdgeLabel } from "./draw.ts";

const FLOAT = WebGLRenderingContext.FLOAT;
const BYTE = WebGLRenderingContext.UNSIGNED_BYTE;
const TRIANGLES = WebGLRenderingContext.TRIANGLES;

/** Dash and gap in pixels of the screen. */
const DASHES = { solid: [1, 0], dashed: [7, 5], dotted: [2, 4] } as const;

// A quadratic curve in its bounding box. The control point lies off the chord by length × curvature, the peak by half of that.
const CURVE_VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_source;
attribute vec2 a_target;
attribute float a_targetSize;
attribute float a_thickness;
attribute float a_curvature;
attribute vec2 a_dash;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform vec2 u_dimensions;
uniform float u_minEdgeThickness;
varying vec4 v_color;
varying float v_thickness;
varying vec2 v_a;
varying vec2 v_b;
varying vec2 v_c;
varying float v_targetSize;
varying vec2 v_dash;
vec2 toViewport(vec2 at) { return ((u_matrix * vec3(at, 1.0)).xy + 1.0) * u_dimensions / 2.0; }
void main() {
  v_a = toViewport(a_source);
  v_c = toViewport(a_target);
  vec2 chord = v_c - v_a;
  float len = max(length(chord), 0.001);
  vec2 normal = vec2(-chord.y, chord.x) / len;
  v_b = (v_a + v_c) / 2.0 + normal * len * a_curvature;
  v_thickness = max(u_minEdgeThickness, a_thickness / u_sizeRatio) * u_pixelRatio;
  v_targetSize = a_targetSize * u_pixelRatio / u_sizeRatio;
  v_dash = a_dash * u_pixelRatio;
  float peak = len * a_curvature / 2.0;
  float pad = max(v_thickness * 2.5, 5.0 * u_pixelRatio);
  float off = a_corner.y < 0.0 ? min(0.0, peak) - pad : max(0.0, peak) + pad;
  vec2 at = mix(v_a, v_c, a_corner.x) + normal * off;
  gl_Position = vec4(at / u_dimensions * 2.0 - 1.0, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const CURVE_FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying float v_thickness;
varying vec2 v_a;
varying vec2 v_b;
varying vec2 v_c;
varying float v_targetSize;
varying vec2 v_dash;
uniform float u_pixelRatio;
float det(vec2 a, vec2 b) { return a.x * b.y - b.x * a.y; }
vec3 nearest(vec2 b0, vec2 b1, vec2 b2) {
  float a = det(b0, b2), b = 2.0 * det(b1, b0), d = 2.0 * det(b2, b1);
  float f = b * d - a * a;
  vec2 d21 = b2 - b1, d10 = b1 - b0, d20 = b2 - b0;
  vec2 g = 2.0 * (b * d21 + d * d10 + a * d20);
  g = vec2(g.y, -g.x);
  vec2 p = b0 + f * g / dot(g, g);
  float t = clamp((det(p, d20) + 2.0 * det(d10, p)) / (2.0 * a + b + d), 0.0, 1.0);
  return vec3(mix(mix(b0, b1, t), mix(b1, b2, t), t), t);
}
void main() {
  vec3 near = nearest(v_a - gl_FragCoord.xy, v_b - gl_FragCoord.xy, v_c - gl_FragCoord.xy);
  float dist = length(near.xy);
  #ifdef PICKING_MODE
  gl_FragColor = dist < max(v_thickness, 8.0 * u_pixelRatio) / 2.0 ? v_color : vec4(0.0);
  #else
  float thickness = v_thickness;
  float toTarget = length(gl_FragCoord.xy - v_c) - v_targetSize;
  float arrow = 2.0 * u_pixelRatio + thickness * 4.0;
  if (toTarget < arrow) thickness *= toTarget / arrow * 4.0;
  else if (v_dash.y > 0.0) {
    float span = (2.0 * length(v_c - v_a) + length(v_b - v_a) + length(v_c - v_b)) / 3.0;
    if (mod(near.z * span, v_dash.x + v_dash.y) > v_dash.x) discard;
  }
  gl_FragColor = mix(v_color, vec4(0.0), smoothstep(thickness / 2.0 - u_pixelRatio, thickness / 2.0, dist));
  #endif
}`;

type CurveUniform = "u_matrix" | "u_sizeRatio" | "u_pixelRatio" | "u_dimensions" | "u_minEdgeThickness";
type Info<Uniform extends string> = Parameters<EdgeProgram<Uniform>["setUniforms"]>[1] & {
  readonly uniformLocations: Record<Uniform, WebGLUniformLocation>;
};
type End = { readonly x: number; readonly y: number; readonly size: number };

function curve(dash: readonly [number, number]): EdgeProgramType {
  class Curve extends EdgeProgram<CurveUniform> {
    override drawLabel = drawEdgeLabel;
    override getDefinition() {
      return {
        VERTICES: 6,
        VERTEX_SHADER_SOURCE: CURVE_VERTEX,
        FRAGMENT_SHADER_SOURCE: CURVE_FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_sizeRatio", "u_pixelRatio", "u_dimensions", "u_minEdgeThickness"] as const,
        ATTRIBUTES: [
          { name: "a_source", size: 2, type: FLOAT },
          { name: "a_target", size: 2, type: FLOAT },
          { name: "a_targetSize", size: 1, type: FLOAT },
          { name: "a_thickness", size: 1, type: FLOAT },
          { name: "a_curvature", size: 1, type: FLOAT },
          { name: "a_dash", size: 2, type: FLOAT },
          { name: "a_color", size: 4, type: BYTE, normalized: true },
          { name: "a_id", size: 4, type: BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [0, 1],
          [0, -1],
          [1, 1],
          [0, -1],
          [1, 1],
          [1, -1],
        ],
      };
    }
    override processVisibleItem(
      edge: number,
      at: number,
      source: End,
      target: End,
      data: { size: number; color: string },
    ) {
      const { curvature = 0.02 } = data as { curvature?: number };
      const values = [
        source.x,
        source.y,
        target.x,
        target.y,
        target.size,
        data.size,
        curvature,
        ...dash,
        floatColor(data.color),
        edge,
      ];
      this.array.set(values, at);
    }
    override setUniforms(params: RenderParams, { gl, uniformLocations }: Info<CurveUniform>) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(uniformLocations.u_pixelRatio, params.pixelRatio);
      gl.uniform2f(uniformLocations.u_dimensions, params.width * params.pixelRatio, params.height * params.pixelRatio);
      gl.uniform1f(uniformLocations.u_minEdgeThickness, params.minEdgeThickness);
    }
  }
  return Curve as unknown as EdgeProgramType;
}

// A triangle around the disc or diamond, which the fragment shader cuts out.
const NODE_VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec2 a_position;
attribute float a_size;
attribute float a_diamond;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_off;
varying float v_radius;
varying float v_soft;
varying float v_diamond;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  v_off = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + v_off, 1.0)).xy, 0.0, 1.0);
  v_radius = size / 2.0;
  v_soft = 2.0 * u_correctionRatio;
  v_diamond = a_diamond;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
  v_ring = vec4(a_ring.rgb, a_ring.a * 255.0 / 254.0);
}`;

const NODE_FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec4 v_ring;
varying vec2 v_off;
varying float v_radius;
varying float v_soft;
varying float v_diamond;
void main() {
  float dist = v_diamond > 0.5 ? abs(v_off.x) + abs(v_off.y) : length(v_off);
  #ifdef PICKING_MODE
  gl_FragColor = dist > v_radius ? vec4(0.0) : v_color;
  #else
  float inner = v_radius - max(v_soft * 1.2, v_radius * 0.14);
  vec4 inside = mix(v_color, v_ring, smoothstep(inner - v_soft, inner, dist));
  gl_FragColor = mix(inside, vec4(0.0), smoothstep(v_radius - v_soft, v_radius, dist));
  #endif
}`;

type NodeUniform = "u_matrix" | "u_sizeRatio" | "u_correctionRatio";

function node(diamond: 0 | 1): NodeProgramType {
  class Shape extends NodeProgram<NodeUniform> {
    override getDefinition() {
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: NODE_VERTEX,
        FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_sizeRatio", "u_correctionRatio"] as const,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_diamond", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: BYTE, normalized: true },
          { name: "a_ring", size: 4, type: BYTE, normalized: true },
          { name: "a_id", size: 4, type: BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }
    override processVisibleItem(index: number, at: number, data: NodeDisplayData) {
      const { ring } = data as NodeDisplayData & { ring: string };
      this.array.set([data.x, data.y, data.size, diamond, floatColor(data.color), floatColor(ring), index], at);
    }
    override setUniforms(params: RenderParams, { gl, uniformLocations }: Info<NodeUniform>) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    }
  }
  return Shape as unknown as NodeProgramType;
}

export const NODE_PROGRAMS: Record<string, NodeProgramType> = { disc: node(0), diamond: node(1) };

/** "line" is what curves become while a large drawing moves: a third of the cost. */
export const EDGE_PROGRAMS: Record<string, EdgeProgramType> = {
  solid: curve(DASHES.solid),
  dashed: curve(DASHES.dashed),
  dotted: curve(DASHES.dotted),
  line: EdgeLineProgram,
};
