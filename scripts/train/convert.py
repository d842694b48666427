"""Checkpoint -> files of the product: python convert.py CHECKPOINT_FOLDER TREEBANKS_FOLDER OUT_FOLDER [MODEL_FOLDER]

OUT gets weights.bin, vocab.txt, labels.json and tables.json (what decoding knows beside the scores); with MODEL_FOLDER only weights.bin, which
then belongs to the other files of that model. weights.bin: u32 length of the JSON header, header, padding to 16 bytes, blob. The blob starts
with a table of (offset, outputs), a row for each section of src/language/kernel/layout.json and then for each layer its layerSections, and is
read into the memory of the kernel as it is: nothing is unpacked or moved.
Linear section: f32 scale per output, f32 bias per output, then int8 weights in panels of 8 outputs; a panel holds, for every pair of inputs,
8 x 2 weights, which is the order in which the kernel reads them. Table section: f32 scale per row, then int8 rows (that of the word pieces may
have 4 bits a value). Others: plain f32."""
import hashlib
import json
import os
import struct
import sys

import numpy as np
import torch

import paths
from data import attach_frames, ewt, lemma_exceptions, roleset_table
from model import word_bits

HERE = os.path.dirname(os.path.abspath(__file__))
LAYOUT = json.load(open(os.path.join(HERE, "../../src/language/kernel/layout.json"), encoding="utf-8"))


def quantise(w):
    """int8 rows and their f32 scales (symmetric, largest value of a row = 127)."""
    scale = (np.abs(w).max(1) / 127).astype(np.float32)
    safe = np.where(scale > 0, scale, 1)
    return np.clip(np.rint(w / safe[:, None]), -127, 127).astype(np.int8), scale


def quantise4(w):
    """Rows of values from -7 to 7 and their f32 scales, those of the least squared error; rows that are rounded already stay as they are."""
    peak = np.abs(w).max(1)
    best, scale = np.full(len(w), np.inf), np.zeros(len(w), np.float32)
    for part in np.arange(1, 0.39, -0.03):
        s = (peak * part / 7).astype(np.float32)
        safe = np.where(s > 0, s, 1)[:, None]
        error = ((np.clip(np.rint(w / safe), -7, 7) * safe - w) ** 2).sum(1)
        scale[error < best] = s[error < best]
        best = np.minimum(best, error)
    return np.clip(np.rint(w / np.where(scale > 0, scale, 1)[:, None]), -7, 7).astype(np.int8), scale


def rounded4(w):
    """A table (tensor) with its values rounded as quantise4 stores them."""
    q, scale = quantise4(w.numpy())
    return torch.from_numpy(q * scale[:, None])


def linear(w, bias=None):
    n, k = w.shape
    pad = -n % 8
    q, scale = quantise(np.pad(w, ((0, pad), (0, 0))))
    bias = np.pad(np.zeros(n) if bias is None else bias, (0, pad)).astype(np.float32)
    panels = q.reshape(-1, 8, k // 2, 2).transpose(0, 2, 1, 3)
    return n + pad, scale.tobytes() + bias.tobytes() + panels.tobytes()


def table(w):
    q, scale = quantise(w)
    return len(w), np.pad(scale, (0, -len(w) % 4)).tobytes() + q.tobytes()


def half_table(w):
    """A table of 4 bits a value: 16 bytes hold 16 values in their low halves and the next 16 in their high ones."""
    q, scale = quantise4(w)
    pairs = q.reshape(len(w), -1, 2, 16)
    return len(w), np.pad(scale, (0, -len(w) % 4)).tobytes() + (pairs[:, :, 0] & 15 | pairs[:, :, 1] << 4).astype(np.int8).tobytes()


def vectors(*parts):
    v = np.concatenate(parts).astype(np.float32)
    return len(v), v.tobytes()


def sections(t, relations, bits):
    """Name -> (outputs, bytes). t: the tensors of the checkpoint; relations: how many; bits: of a value of the word pieces."""
    lin = lambda *names: linear(np.concatenate([t[n + ".weight"] for n in names]), np.concatenate([t[n + ".bias"] for n in names]))
    norm = lambda n: vectors(t[n + ".weight"], t[n + ".bias"])
    rel, role, roles, head = LAYOUT["relation"], LAYOUT["role"], LAYOUT["roles"], LAYOUT["head"]
    mix = np.exp(t["mix"] - t["mix"].max())
    # d W_r g + u_r . g  =  (d W_r + u_r) . g: one small linear per relation or role, its bias the governor's or argument's own weights
    pairs = t["lab"].reshape(rel, relations, rel)
    frames = t["srl.bil"].reshape(role, roles, role)
    return {
        "words": (half_table if bits == 4 else table)(t["words.weight"]),
        "positions": table(t["positions.weight"]),
        "shapesIn": table(t["shapes_in.weight"]),
        "norm": norm("norm"),
        "mix": vectors(mix / mix.sum()),
        "shapes": table(t["shapes.weight"]),
        "suffixes": table(t["suffixes.weight"]),
        "suffixUp": linear(t["suffix_up.weight"]),
        "wordNorm": norm("word_norm"),
        "heads": lin("tag_mlp.lin", "ner_mlp.lin", "arc_dep.lin", "arc_head.lin", "srl.p_mlp.lin", "lab_dep.lin", "lab_head.lin",
                     "srl.r_pred.lin", "srl.r_arg.lin"),
        "tags": lin("tag", "lemma"),
        "names": lin("ner", "gner", "onto"),
        # (arc(d) . g) / 16 + arc_bias . g  =  (arc(d) / 16 + arc_bias) . g
        "arc": linear(t["arc.weight"] / head ** 0.5, t["arc.bias"] / head ** 0.5 + t["arc_bias.weight"][0]),
        "relationPairs": (rel, b"".join(linear(pairs[:, r].T, t["lab_h.weight"][r])[1] for r in range(relations))),
        "relationDependents": linear(t["lab_d.weight"], t["lab_d.bias"] + t["lab_h.bias"]),
        "predicates": lin("srl.pred", "srl.fact"),
        "rolesets": lin("srl.sense"),
        "rolePairs": linear(frames.reshape(role, roles * role).T, t["srl.la.weight"].reshape(-1)),
        "rolePredicates": linear(t["srl.lp.weight"], t["srl.lp.bias"] + t["srl.la.bias"]),
    }


def layer(t, i):
    p = "layers.%d." % i
    lin = lambda n: linear(t[p + n + ".weight"], t[p + n + ".bias"])
    norm = lambda n: vectors(t[p + n + ".weight"], t[p + n + ".bias"])
    return {"attentionIn": lin("qkv"), "attentionOut": lin("out"), "attentionNorm": norm("norm1"),
            "up": lin("up"), "down": lin("down"), "feedForwardNorm": norm("norm2")}


def digest(data):
    return hashlib.sha256(data).hexdigest()


def weights(t, lists, bits, files):
    """The bytes of weights.bin, and bytes per section for the report."""
    layers = len({k.split(".")[1] for k in t if k.startswith("layers.")})
    made = sections(t, len(lists["rels"]), bits)
    assert list(made) == LAYOUT["sections"] and len(lists["roles"]) == LAYOUT["roles"]
    parts = list(made.items())
    for i in range(layers):
        made = layer(t, i)
        assert list(made) == LAYOUT["layerSections"]
        parts += made.items()
    at, rows, blob, report = -(-8 * len(parts) // 16) * 16, b"", b"", {}
    for name, (n, data) in parts:
        rows += struct.pack("<II", at + len(blob), n)
        blob += data + bytes(-len(data) % 16)
        report[name] = report.get(name, 0) + len(data)
    blob = rows.ljust(at, b"\0") + blob
    header = {"format": 1, "layout": LAYOUT, "layers": layers, "bytes": len(blob), "sha256": digest(blob), "files": files}
    header = json.dumps({**header, "wordBits": 4} if bits == 4 else header).encode()
    header += b" " * (-(len(header) + 4) % 16)
    return struct.pack("<I", len(header)) + header + blob, report


def main():
    from safetensors.numpy import load_file
    source, treebanks, out = sys.argv[1:4]
    shared = sys.argv[4] if len(sys.argv) > 4 else None
    lists = json.load(open(os.path.join(source, "labels.json"), encoding="utf-8"))
    vocab = open(os.path.join(source, "vocab.txt"), "rb").read()
    tensors = {k: v.astype(np.float32) for k, v in load_file(os.path.join(source, "model.safetensors")).items()}
    train = ewt(treebanks, "train")
    attach_frames(train, treebanks, "train")
    tables = {"frames": roleset_table(treebanks), "lemmaExceptions": lemma_exceptions(treebanks, lists),
             "rolePaths": paths.table(paths.count(train, lists))}
    text = lambda value: (json.dumps(value, ensure_ascii=False, indent=0) + "\n").encode()
    files = {"labels.json": text(lists), "tables.json": text(tables), "vocab.txt": vocab}
    if shared:
        own, files = files, {k: open(os.path.join(shared, k), "rb").read() for k in files}
        theirs = json.loads(files["labels.json"])
        assert all(theirs[k] == v for k, v in lists.items()) and all(files[k] == own[k] for k in ("tables.json", "vocab.txt")), "not the same files"
    data, report = weights(tensors, lists, word_bits(source), {k: digest(files[k]) for k in ("labels.json", "vocab.txt")})
    os.makedirs(out, exist_ok=True)
    for name, content in {"weights.bin": data, **({} if shared else files)}.items():
        with open(os.path.join(out, name), "wb") as f:
            f.write(content)
    for name, size in report.items():
        print("%-20s %9d bytes" % (name, size))
    print("%-20s %9d bytes" % ("weights.bin", len(data)), " ".join("%s %d" % (k, len(v)) for k, v in files.items()))


if __name__ == "__main__":
    main()
