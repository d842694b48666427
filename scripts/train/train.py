"""Fine-tunes the encoder: python train.py --init MINILM_FOLDER --silver silver.json --out ../../models/encoder --epochs 6"""
import argparse
import collections
import json
import os
import random
import shutil
import time

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

import data as D

from model import Model


def label_lists(sents):
    scripts = collections.Counter(D.script(f, l) for s in sents for f, l in zip(s["form"], s["lemma"]))
    scripts.pop(None, None)
    bio = lambda types: ["O"] + [b + t for t in types for b in ("B-", "I-")]
    onto = sorted({t[2:] for s in sents for t in s.get("onto", ()) if len(t) > 1})
    return {"tags": sorted({u + "|" + x for s in sents for u, x in zip(s["upos"], s["xpos"])}),
            "lemmas": [k for k, v in scripts.most_common() if v >= 3],
            "rels": ["root"] + sorted({r for s in sents for r in s["rel"]} - {"root"}),
            "ner": bio(D.NAME_TYPES), "gner": bio(D.NAME_TYPES), "onto": bio(onto)}


_index = {}


def index(lists):
    if id(lists) not in _index:
        _index[id(lists)] = {k: {x: i for i, x in enumerate(v)} for k, v in lists.items()}
    return _index[id(lists)]


def example(s, wp, lists):
    """Integer arrays of one sentence; -100 where there is no label."""
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
    ids.append(wp.sep)
    shp.append(0)
    n = len(s["form"])
    none = [-100] * n
    y = {"tags": [idx["tags"].get(u + "|" + x, -100) for u, x in zip(s["upos"], s["xpos"])],
         "lemmas": [idx["lemmas"].get(D.script(f, l), -100) for f, l in zip(s["form"], s["lemma"])],
         "heads": list(s["head"]), "rels": [idx["rels"].get(r, -100) for r in s["rel"]],
         **{k: [idx[k].get(t, -100) for t in s[k]] if k in s else none for k in ("ner", "gner", "onto")}}
    return {"ids": ids, "shape_ids": shp, "first": first, "last": last, "word_shape": wshape, "suffix": suf, "y": y, "n": n}


def collate(ex):
    t, n = max(len(e["ids"]) for e in ex), max(e["n"] for e in ex)
    pad = lambda rows, w, v=0: torch.tensor([r + [v] * (w - len(r)) for r in rows])
    x = {k: pad([e[k] for e in ex], t) for k in ("ids", "shape_ids")}
    x["mask"] = pad([[1] * len(e["ids"]) for e in ex], t)
    x.update({k: pad([e[k] for e in ex], n + 1) for k in ("first", "last", "word_shape", "suffix")})
    y = {k: pad([e["y"][k] for e in ex], n, -100) for k in ex[0]["y"]}
    return x, y


def batches(exs, pieces, shuffle=True):
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


WEIGHTS = {"arc": 1.0, "rels": 1.0, "tags": 1.0, "lemmas": 0.5, "ner": 1.0, "gner": 0.5, "onto": 0.5}


def losses(model, x, y):
    v = model.encode(**x)
    arcs = model.arcs(v)
    n_mask = y["heads"] >= 0
    arcs = arcs.masked_fill(~F.pad(n_mask, (1, 0), value=True)[:, None, :], -1e9)
    out = {"arc": F.cross_entropy(arcs.flatten(0, 1), y["heads"].flatten(), ignore_index=-100),
           "rels": F.cross_entropy(model.labels_at(v, y["heads"].clamp(min=0)).flatten(0, 1), y["rels"].flatten(), ignore_index=-100)}
    for k, s in zip(("tags", "lemmas", "ner", "gner", "onto"), model.tags(v)):
        if (y[k] >= 0).any():
            out[k] = F.cross_entropy(s.flatten(0, 1), y[k].flatten(), ignore_index=-100)
    return out


def groups(model, lr_enc, lr_head, decay):
    new = ("shapes_in", "shapes", "suffixes", "suffix_up", "word_norm", "tag", "lemma", "arc", "lab", "ner", "gner", "onto", "mix")
    out = {}
    for name, p in model.named_parameters():
        top = name.split(".")[0]
        if top == "layers":
            lr = lr_enc * decay ** (5 - int(name.split(".")[1]))
        elif top in ("words", "positions", "norm"):
            lr = lr_enc * decay ** 6
        else:
            assert top.startswith(new), name
            lr = lr_head
        if name == "words.weight":  # frozen: cheaper steps, and rare words stay where pretraining put them
            p.requires_grad_(False)
            continue
        wd = 0.01 if p.dim() > 1 and top not in ("words", "positions") else 0.0
        out.setdefault((lr, wd), []).append(p)
    return [{"params": v, "lr": k[0], "base": k[0], "weight_decay": k[1]} for k, v in out.items()]


def work(rank, args, model, lists):
    """One process with one thread. All processes write the same shared weights without waiting for each other
    (Hogwild, each with its own Adam moments): no core idles on a busy machine. Runs are therefore not repeatable bit by bit."""
    random.seed(args.seed)
    torch.manual_seed(args.seed * 100 + rank)
    torch.set_num_threads(1)
    tr, dv, gt, gd = corpora(args)
    wp = D.WordPiece(os.path.join(args.init, "vocab.txt"))
    exs = [example(s, wp, lists) for s in tr + gt]
    opt = torch.optim.AdamW(groups(model, args.lr, args.head_lr, args.decay), betas=(0.9, 0.98), eps=1e-6, fused=True)
    params = [p for p in model.parameters() if p.requires_grad]
    per_epoch = len(batches(exs, args.pieces)) // args.workers
    total, warm, start = args.epochs * per_epoch, 0.06, time.time()
    step, epoch, stats, f = 0, 0, collections.defaultdict(list), 0.0
    while f < 1:
        model.train()
        for b in batches(exs, args.pieces)[rank::args.workers]:
            f = (time.time() - start) / 60 / args.minutes if args.minutes else step / total
            if f >= 1:
                break
            for g in opt.param_groups:
                g["lr"] = g["base"] * (f / warm if f < warm else (1 - f) / (1 - warm))
            x, y = collate([exs[i] for i in b])
            if random.random() < 0.04:  # a headline in capitals, or a text without any
                up = D.SHAPE["upper" if random.random() < 0.5 else "lower"]
                for k in ("shape_ids", "word_shape"):
                    x[k] = torch.where((x[k] > 0) & (x[k] != D.SHAPE["digit"]) & (x[k] != D.SHAPE["punct"]), up, x[k])
            l = losses(model, x, y)
            opt.zero_grad(set_to_none=True)
            sum(WEIGHTS[k] * v for k, v in l.items()).backward()
            torch.nn.utils.clip_grad_norm_(params, 2.0)
            opt.step()
            step += 1
            for k, v in l.items():
                stats[k].append(v.item())
            if step % 50 == 0 and rank == 0:
                print("%5.1f min  step %d of %d (%.2f)  %s" % ((time.time() - start) / 60, step, per_epoch, f, " ".join(
                    "%s %.3f" % (k, np.mean(v)) for k, v in stats.items())), flush=True)
                stats.clear()
        epoch += 1
        if f < 1 and rank == 0:
            save(args, model, lists)
            for name, sents in (("EWT dev", dv[::8]), ("GUM dev", gd[::8])):
                print("epoch %d  %s  %s" % (epoch, name, report(sents, predict(model, sents, wp, lists))), flush=True)


def corpora(args):
    parts = D.corpora()
    if args.silver:
        silver = json.load(open(args.silver))
        for s in (s for p in parts for s in p):
            s["onto"] = silver[s["id"]]
    return parts


def save(args, model, lists):
    save_file({k: v.contiguous() for k, v in model.state_dict().items()}, os.path.join(args.out, "model.safetensors"))
    json.dump(lists, open(os.path.join(args.out, "labels.json"), "w"), ensure_ascii=False, indent=0)
    shutil.copy(os.path.join(args.init, "vocab.txt"), os.path.join(args.out, "vocab.txt"))


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--init", required=True, help="folder with model.safetensors and vocab.txt of MiniLM")
    a.add_argument("--silver", help="OntoNotes-style labels written by silver.py")
    a.add_argument("--out", default=D.MODEL_DIR)
    a.add_argument("--epochs", type=float, default=6)
    a.add_argument("--minutes", type=float, help="instead of --epochs: fit the whole schedule into this wall time")
    a.add_argument("--pieces", type=int, default=500, help="word pieces a batch")
    a.add_argument("--lr", type=float, default=2e-4)
    a.add_argument("--head-lr", type=float, default=1e-3)
    a.add_argument("--decay", type=float, default=0.9, help="learning rate of a layer against the one above it")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--workers", type=int, default=2)
    args = a.parse_args()
    os.makedirs(args.out, exist_ok=True)
    torch.manual_seed(args.seed)
    tr, dv, gt, gd = corpora(args)
    lists = label_lists(tr + gt)
    model = Model({k: len(v) for k, v in lists.items()})
    model.load_minilm(os.path.join(args.init, "model.safetensors"))
    model.share_memory()
    print("parameters %.1fM" % (sum(p.numel() for p in model.parameters()) / 1e6), {k: len(v) for k, v in lists.items()}, flush=True)
    torch.multiprocessing.spawn(work, (args, model, lists), args.workers)
    save(args, model, lists)
    wp = D.WordPiece(os.path.join(args.init, "vocab.txt"))
    for name, sents in (("EWT dev", dv), ("GUM dev", gd)):
        print("final  %s  %s" % (name, report(sents, predict(model, sents, wp, lists))), flush=True)


if __name__ == "__main__":
    main()
