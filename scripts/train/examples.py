"""Sentences -> padded tensors: inputs, labels of words, and the predicates of a batch with their roles."""
import random

import torch

import data as D

NONE = -100  # no label here
_index = {}


def index(lists):
    if id(lists) not in _index:
        _index[id(lists)] = {k: {x: i for i, x in enumerate(v)} for k, v in lists.items()}
    return _index[id(lists)]


def example(s, wp, lists):
    """Integer lists of one sentence. A sentence without labels has only form."""
    idx = index(lists)
    ids, shp, first, last, wshape, suf = [wp.cls], [0], [0], [0], [0], [0]
    for i, w in enumerate(s["form"]):
        p, sh = wp.word(w), D.shape(w, i == 0)
        first.append(len(ids))
        ids += p
        last.append(len(ids) - 1)
        shp += [sh] * len(p)
        wshape.append(sh)
        suf.append(D.suffix(w))
    n = len(s["form"])
    ex = {"ids": ids + [wp.sep], "shape_ids": shp + [0], "first": first, "last": last, "word_shape": wshape, "suffix": suf, "n": n}
    if "head" in s:
        labels = lambda k, tags: [idx[k].get(t, NONE) for t in tags]
        ex["y"] = {"tags": labels("tags", [u + "|" + x for u, x in zip(s["upos"], s["xpos"])]),
                   "lemmas": labels("lemmas", [D.script(f, l) for f, l in zip(s["form"], s["lemma"])]),
                   "heads": list(s["head"]), "rels": labels("rels", s["rel"]),
                   **{k: labels(k, s[k]) if k in s else [NONE] * n for k in ("ner", "gner", "onto")}}
        if "frames" in s:
            at = {p[0] for p in s["frames"]}
            ex["pred"] = [int(i in at) for i in range(n)]
            ex["frames"] = [(w, idx["senses"].get(rs, NONE), [(a, idx["roles"].get(r, 0)) for a, r in roles]) for w, rs, roles in s["frames"]]
        ex["fact"] = s.get("fact", [])
    return ex


def collate(exs):
    """-> inputs x, labels y (None without labels), frames f."""
    t, n = max(len(e["ids"]) for e in exs), max(e["n"] for e in exs)
    pad = lambda rows, w, v=0: torch.tensor([r + [v] * (w - len(r)) for r in rows])
    x = {k: pad([e[k] for e in exs], t) for k in ("ids", "shape_ids")}
    x["mask"] = pad([[1] * len(e["ids"]) for e in exs], t)
    x.update({k: pad([e[k] for e in exs], n + 1) for k in ("first", "last", "word_shape", "suffix")})
    if "y" not in exs[0]:
        return x, None, None
    y = {k: pad([e["y"][k] for e in exs], n, NONE) for k in exs[0]["y"]}
    y["pred"] = pad([e.get("pred", []) for e in exs], n, NONE)
    at, senses, roles = [], [], []
    for k, e in enumerate(exs):
        for w, sense, args in e.get("frames", ()):
            at.append((k, w + 1))
            senses.append(sense)
            row = [NONE] + [0] * e["n"] + [NONE] * (n - e["n"])
            for a, r in args:
                row[a + 1] = r
            roles.append(row)
    fact = [(k, w + 1, v, c) for k, e in enumerate(exs) for w, v, c in e["fact"]]
    f = {"at": torch.tensor(at).T if at else None, "senses": torch.tensor(senses), "roles": torch.tensor(roles),
         "fact": torch.tensor(fact).T if fact else None}
    return x, y, f


def recase(x):
    """A headline in capitals, or a text without any: every shape of a word with letters becomes one."""
    up = D.SHAPE["upper" if random.random() < 0.5 else "lower"]
    for k in ("shape_ids", "word_shape"):
        x[k] = torch.where((x[k] > 0) & (x[k] != D.SHAPE["digit"]) & (x[k] != D.SHAPE["punct"]), up, x[k])


def batches(exs, pieces, shuffle=True):
    """Lists of indices of sentences of like length, about so many pieces each."""
    order = sorted(range(len(exs)), key=lambda i: len(exs[i]["ids"]) + (random.random() * 4 if shuffle else 0))
    out, cur = [], []
    for i in order:
        if cur and len(exs[i]["ids"]) * (len(cur) + 1) > pieces:
            out.append(cur)
            cur = []
        cur.append(i)
    out.append(cur)
    if shuffle:
        random.shuffle(out)
    return out
