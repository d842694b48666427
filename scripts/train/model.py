"""The encoder (MiniLM in BERT's layout, or MPNet as a teacher) with word vectors and its heads, plus decoding of trees and names."""
import json
import math
import os

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from data import SHAPES, SUFFIX_BUCKETS, WordPiece

HIDDEN, ATT_HEADS = 384, 12  # of MiniLM; MPNet is 768 wide
BERT_UNK, BERT_CLS, BERT_SEP = 100, 101, 102
BUCKETS, FARTHEST = 32, 128  # of MPNet's relative positions
ARC, LAB, TAG, NER, PRED, ROLE = 256, 96, 256, 256, 256, 192


class Layer(nn.Module):
    def __init__(self, hidden, width, drop):
        super().__init__()
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, width)
        self.down = nn.Linear(width, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)
        self.drop = drop

    def forward(self, x, mask):
        b, t, hidden = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, ATT_HEADS, hidden // ATT_HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, mask.to(q.dtype))
        p = self.drop
        x = self.norm1(x + F.dropout(self.out(a.transpose(1, 2).reshape(b, t, hidden)), p, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), p, self.training))


class Mlp(nn.Module):
    def __init__(self, n_in, n_out, drop):
        super().__init__()
        self.lin, self.drop = nn.Linear(n_in, n_out), nn.Dropout(drop)

    def forward(self, x):
        return self.drop(F.gelu(self.lin(x)))


class Frames(nn.Module):
    """Heads for predicates, their rolesets, factuality, and roles between predicates and words."""

    def __init__(self, hidden, roles, senses, drop):
        super().__init__()
        self.n_roles = roles
        self.p_mlp = Mlp(hidden, PRED, drop)
        self.pred, self.sense, self.fact = nn.Linear(PRED, 2), nn.Linear(PRED, senses), nn.Linear(PRED, 1)
        self.r_pred, self.r_arg = Mlp(hidden, ROLE, drop), Mlp(hidden, ROLE, drop)
        self.bil = nn.Parameter(torch.randn(ROLE, roles * ROLE) * 0.02)
        self.lp, self.la = nn.Linear(ROLE, roles), nn.Linear(ROLE, roles)

    def roles(self, v, sentence, word):
        """sentence, word [P]: where the predicates are -> scores [P, N, roles]"""
        hp, ha = self.r_pred(v[sentence, word]), self.r_arg(v)[sentence]
        left = (hp @ self.bil).view(len(sentence), self.n_roles, ROLE)
        return torch.einsum("prd,pnd->pnr", left, ha) + self.lp(hp)[:, None] + self.la(ha)


class Model(nn.Module):
    def __init__(self, sizes, layers=6, width=4 * HIDDEN, vocab=30522, drop=0.1, word_drop=0.1, head_drop=0.2, frame_drop=0.3,
                 hidden=HIDDEN, relative=False):
        """sizes: numbers of tags, lemma scripts, relations, ner, gner and onto classes, roles and senses. width: of the feed-forward parts.
        hidden: width of the vectors. relative: attention knows relative positions, as MPNet's does."""
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(vocab, hidden)
        self.positions = nn.Embedding(512, hidden)
        self.shapes_in = nn.Embedding(len(SHAPES), hidden)
        self.relative = nn.Embedding(BUCKETS, ATT_HEADS) if relative else None
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, width, drop) for _ in range(layers))
        self.mix = nn.Parameter(torch.tensor([0.0] * (layers - 2) + [0.5, 1.0, 2.0]))
        self.shapes = nn.Embedding(len(SHAPES), hidden)
        self.suffixes = nn.Embedding(SUFFIX_BUCKETS, 64)
        self.suffix_up = nn.Linear(64, hidden, bias=False)
        self.word_norm = nn.LayerNorm(hidden)
        nn.init.zeros_(self.shapes_in.weight)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.drop, self.word_drop = nn.Dropout(drop), nn.Dropout(word_drop)
        self.tag_mlp = Mlp(hidden, TAG, head_drop)
        self.tag, self.lemma = nn.Linear(TAG, sizes["tags"]), nn.Linear(TAG, sizes["lemmas"])
        self.arc_dep, self.arc_head = Mlp(hidden, ARC, head_drop), Mlp(hidden, ARC, head_drop)
        self.arc = nn.Linear(ARC, ARC)
        self.arc_bias = nn.Linear(ARC, 1)
        self.lab_dep, self.lab_head = Mlp(hidden, LAB, head_drop), Mlp(hidden, LAB, head_drop)
        self.lab = nn.Parameter(torch.randn(LAB, sizes["rels"] * LAB) * 0.02)
        self.lab_d, self.lab_h = nn.Linear(LAB, sizes["rels"]), nn.Linear(LAB, sizes["rels"])
        self.ner_mlp = Mlp(hidden, NER, head_drop)
        self.ner, self.gner, self.onto = (nn.Linear(NER, sizes[k]) for k in ("ner", "gner", "onto"))
        self.srl = Frames(hidden, sizes["roles"], sizes["senses"], frame_drop)

    def load_encoder(self, path):
        """Weights of a plain encoder: MiniLM's names, or MPNet's, whose vocabulary is BERT's behind four pieces of its own."""
        from safetensors.torch import load_file
        t = load_file(path)
        mpnet = self.relative is not None
        attention, norm = ("attention.attn.%s.%s", "attention.LayerNorm") if mpnet else ("attention.self.%s.%s", "attention.output.LayerNorm")
        q, k, v, out = ("q", "k", "v", "attention.attn.o") if mpnet else ("query", "key", "value", "attention.output.dense")
        with torch.no_grad():
            e = "embeddings."
            words, positions = t[e + "word_embeddings.weight"], t[e + "position_embeddings.weight"]
            if mpnet:
                words, first = words[4:4 + len(self.words.weight)].clone(), words[:4]
                for piece, own in ((BERT_CLS, 0), (BERT_SEP, 2), (BERT_UNK, 3)):
                    words[piece] = first[own]
                positions = positions[2:]
                self.relative.weight.copy_(t["encoder.relative_attention_bias.weight"])
            else:
                positions = positions + t[e + "token_type_embeddings.weight"][0]
            self.words.weight.copy_(words)
            self.positions.weight.copy_(positions)
            self.norm.load_state_dict({k: t[e + "LayerNorm." + k] for k in ("weight", "bias")})
            for i, layer in enumerate(self.layers):
                p = "encoder.layer.%d." % i
                for name, src in (("out", out), ("norm1", norm), ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                    getattr(layer, name).load_state_dict({k: t[p + src + "." + k] for k in ("weight", "bias")})
                for part in ("weight", "bias"):
                    getattr(layer.qkv, part).copy_(torch.cat([t[p + attention % (n, part)] for n in (q, k, v)]))

    def attention_bias(self, mask, dtype):
        """Added to attention scores [B,1 or heads,T or 1,T]: padding is out; MPNet's relative positions (T5's buckets)."""
        bias = (1.0 - mask.to(dtype))[:, None, None, :] * -10000.0
        if self.relative is None:
            return bias
        at = torch.arange(mask.shape[1])
        far = at[:, None] - at[None, :]                       # query minus key
        half = BUCKETS // 2
        near, size = half // 2, far.abs()
        log = near + (torch.log(size.clamp(min=1).float() / near) / math.log(FARTHEST / near) * (half - near)).long()
        bucket = (far < 0).long() * half + torch.where(size < near, size, log.clamp(max=half - 1))
        return bias + self.relative(bucket).permute(2, 0, 1)[None]

    def encode(self, ids, shape_ids, mask, first, last, word_shape, suffix):
        """ids, shape_ids, mask [B,T]; first, last, word_shape, suffix [B,N], word 0 is [CLS] -> word vectors [B,N,H]."""
        t = ids.shape[1]
        x = self.drop(self.norm(self.words(ids) + self.positions.weight[:t] + self.shapes_in(shape_ids)))
        bias = self.attention_bias(mask, x.dtype)
        w = torch.softmax(self.mix, 0)
        total = w[0] * x
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            total = total + w[i + 1] * x
        pick = lambda idx: torch.gather(total, 1, idx[:, :, None].expand(-1, -1, total.shape[2]))
        v = (pick(first) + pick(last)) * 0.5
        return self.word_drop(self.word_norm(v + self.shapes(word_shape) + self.suffix_up(self.suffixes(suffix))))

    def arcs(self, v):
        d, h = self.arc_dep(v[:, 1:]), self.arc_head(v)
        return (self.arc(d) @ h.transpose(1, 2)) * (1 / math.sqrt(ARC)) + self.arc_bias(h).transpose(1, 2)  # [B,N-1,N]

    def labels_at(self, v, heads):
        """Relation scores for given heads [B,n] (0 = root)."""
        d = self.lab_dep(v[:, 1:])
        h = torch.gather(self.lab_head(v), 1, heads[:, :, None].expand(-1, -1, LAB))
        b, n, _ = d.shape
        left = (d @ self.lab).view(b, n, self.sizes["rels"], LAB)
        return (left @ h[..., None])[..., 0] + self.lab_d(d) + self.lab_h(h)

    def all_labels(self, v):
        """Best relation for every (word, head) pair [B,n,N]: column 0 can only be root (relation 0), the others never."""
        d, h = self.lab_dep(v[:, 1:]), self.lab_head(v)
        b, n, _ = d.shape
        left = (d @ self.lab).view(b, n * self.sizes["rels"], LAB)
        s = (left @ h.transpose(1, 2)).view(b, n, self.sizes["rels"], n + 1) + self.lab_d(d)[..., None] + self.lab_h(h).transpose(1, 2)[:, None]
        return s[:, :, 1:].argmax(2) + 1

    def tags(self, v):
        t, n = self.tag_mlp(v[:, 1:]), self.ner_mlp(v[:, 1:])
        return self.tag(t), self.lemma(t), self.ner(n), self.gner(n), self.onto(n)


def scores(model, v, words):
    """What all losses need: scores of arcs (only between words), tags, lemmas, names and predicates. words [B,N]: which rows are words or the root."""
    hidden = model.srl.p_mlp(v)
    return {"v": v, "words": words, "arc": model.arcs(v).masked_fill(~words[:, None, :], -1e9), "hidden": hidden, "pred": model.srl.pred(hidden),
            **dict(zip(("tags", "lemmas", "ner", "gner", "onto"), model.tags(v)))}


def load(folder):
    """A checkpoint -> model, label lists, WordPiece."""
    from safetensors.torch import load_file
    lists = json.load(open(os.path.join(folder, "labels.json"), encoding="utf-8"))
    tensors = {k: v.float() for k, v in load_file(os.path.join(folder, "model.safetensors")).items()}
    layers = len({k.split(".")[1] for k in tensors if k.startswith("layers.")})
    model = Model({k: len(v) for k, v in lists.items()}, layers, len(tensors["layers.0.up.bias"]), hidden=tensors["words.weight"].shape[1],
                  relative="relative.weight" in tensors)
    model.load_state_dict(tensors)
    return model.eval(), lists, WordPiece(os.path.join(folder, "vocab.txt"))


def word_bits(folder):
    """Bits of a value of the table of word pieces that a checkpoint was trained with: 8 unless its metadata say otherwise."""
    from safetensors import safe_open
    with safe_open(os.path.join(folder, "model.safetensors"), "pt") as f:
        return int((f.metadata() or {}).get("word_bits", 8))


# ---------- decoding ----------
def has_cycle(heads):
    """Words of one cycle of heads (heads[0] is unused), or None."""
    state = [0] * len(heads)
    state[0] = 2
    for i in range(1, len(heads)):
        path, j = [], i
        while state[j] == 0:
            state[j] = 1
            path.append(j)
            j = heads[j]
        if state[j] == 1:
            return path[path.index(j):]
        for k in path:
            state[k] = 2
    return None


def chu_liu(score):
    """score[d, h] over nodes 0..n (0 = root) -> heads of the maximum spanning arborescence."""
    n = len(score)
    s = score.copy()
    np.fill_diagonal(s, -1e9)
    heads = s.argmax(1)
    heads[0] = 0
    cycle = has_cycle(list(heads))
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    out = np.flatnonzero(~inside)
    cyc = np.array(cycle)
    base = s[cyc, heads[cyc]]
    m = len(out)
    t = np.full((m + 1, m + 1), -1e9)
    t[:m, :m] = s[np.ix_(out, out)]
    enter = s[np.ix_(cyc, out)] - base[:, None]      # a head outside for the cycle
    t[m, :m] = enter.max(0)
    leave = s[np.ix_(out, cyc)]                      # a head inside the cycle for words outside
    t[:m, m] = leave.max(1)
    sub = chu_liu(t)
    res = heads.copy()
    for k in range(1, m):
        res[out[k]] = out[sub[k]] if sub[k] < m else cyc[leave[k].argmax()]
    h = sub[m]
    res[cyc[enter[:, h].argmax()]] = out[h]
    return res


def tree(score):
    """score [n, n+1] of (word, head), head 0 is the root -> heads of the best tree with exactly one root."""
    n = score.shape[0]
    s = np.zeros((n + 1, n + 1))
    s[1:] = score  # a softmax would only add a constant to each row
    heads = chu_liu(s)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        return heads[1:]
    best = None
    for r in roots:
        t = s.copy()
        t[1:, 0] = -1e9
        t[r, 0] = 1e6
        h = chu_liu(t)
        v = s[np.arange(1, n + 1), h[1:]].sum()
        if best is None or v > best[0]:
            best = (v, h)
    return best[1][1:]


def spans_ok(score, labels):
    """Viterbi over BIO: I-X only after B-X or I-X."""
    allowed = np.array([[not (b[0] == "I" and a[1:] != b[1:]) for b in labels] for a in labels])
    pen = np.where(allowed, 0.0, -1e9)
    start = np.array([-1e9 if b[0] == "I" else 0.0 for b in labels])
    v, back = score[0] + start, []
    for row in score[1:]:
        m = v[:, None] + pen
        back.append(m.argmax(0))
        v = m.max(0) + row
    best = [int(v.argmax())]
    for b in reversed(back):
        best.append(int(b[best[-1]]))
    return [labels[i] for i in reversed(best)]
