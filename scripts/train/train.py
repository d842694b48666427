"""Treebanks and an encoder -> a checkpoint: python train.py --treebanks FOLDER --from FOLDER --out FOLDER --minutes 75

--from: a checkpoint of ours (model.safetensors with heads, labels.json, vocab.txt) to go on from, or a plain MiniLM or MPNet (model.safetensors,
vocab.txt) to start from. With --teacher the model learns from a larger one as well; with --layers it is a smaller student of --from (distill.py).
All losses are kept in every step. The schedule fits the wall time. OUT gets a resumable state every few minutes; run the same command again
after an interruption. The checkpoint at the end is the moving average of the weights, which is scored on the development parts."""
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
from safetensors import safe_open
from safetensors.torch import save_file

import data as D
import distill
from convert import rounded4
from evaluate import report, tables
from examples import NONE, batches, collate, example, recase
from model import Layer, Model, load, scores

WEIGHTS = {"arc": 1.0, "rels": 1.0, "tags": 0.5, "lemmas": 0.5, "ner": 0.7, "gner": 0.5, "onto": 0.5, "pred": 1.0, "role": 3.0, "sense": 0.5, "fact": 0.7}
AVERAGE_EVERY, SAVE_MINUTES = 10, 4


def label_lists(sents):
    """Label lists in the order of the outputs, for a start without a checkpoint of ours."""
    count = lambda items, least: sorted(x for x, n in collections.Counter(items).items() if n >= least)
    scripts = collections.Counter(D.script(f, l) for s in sents for f, l in zip(s["form"], s["lemma"]))
    scripts.pop(None, None)
    bio = lambda types: ["O"] + [b + t for t in types for b in ("B-", "I-")]
    frames = [f for s in sents for f in s.get("frames", ())]
    return {"tags": count((u + "|" + x for s in sents for u, x in zip(s["upos"], s["xpos"])), 1),
            "lemmas": [k for k, v in scripts.most_common() if v >= 3],
            "rels": ["root"] + [r for r in count((r for s in sents for r in s["rel"]), 1) if r != "root"],
            "ner": bio(D.NAME_TYPES), "gner": bio(D.NAME_TYPES), "onto": bio(sorted({t[2:] for s in sents for t in s.get("onto", ()) if len(t) > 1})),
            "roles": ["-"] + count((r for f in frames for _, r in f[2]), 20), "senses": ["?"] + count((f[1] for f in frames), 1)}


def losses(model, own, y, f):
    """Losses against the gold labels. own: model.scores."""
    cross = lambda scores, gold: F.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=NONE)
    v, hidden, out = own["v"], own["hidden"], {}
    for k in ("tags", "lemmas", "ner", "gner", "onto"):
        if (y[k] >= 0).any():
            out[k] = cross(own[k], y[k])
    if (y["heads"] >= 0).any():
        out["arc"] = cross(own["arc"], y["heads"])
        out["rels"] = cross(model.labels_at(v, y["heads"].clamp(min=0)), y["rels"])
    if (y["pred"] >= 0).any():
        out["pred"] = cross(own["pred"][:, 1:], y["pred"])
    if f["at"] is not None:
        out["role"] = cross(model.srl.roles(v, *f["at"]), f["roles"])
        if (f["senses"] >= 0).any():
            out["sense"] = cross(model.srl.sense(hidden[tuple(f["at"])]), f["senses"])
    if f["fact"] is not None:
        k, w, value, confidence = f["fact"]
        guess = model.srl.fact(hidden[k.long(), w.long()])[:, 0]
        out["fact"] = (F.smooth_l1_loss(guess, value, reduction="none") * confidence).mean()
    return out


def groups(model, args):
    """Parameters by learning rate: layers slower the deeper they are, heads faster; word embeddings stay where pretraining put them."""
    out = {}
    for name, p in model.named_parameters():
        top = name.split(".")[0]
        if name == "words.weight":
            p.requires_grad_(False)
            continue
        lr = args.lr * args.decay ** (len(model.layers) - 1 - int(name.split(".")[1])) if top == "layers" else \
            args.lr * args.decay ** len(model.layers) if top in ("positions", "norm") else args.head_lr
        out.setdefault((lr, 0.01 if p.dim() > 1 and top != "positions" else 0.0), []).append(p)
    return [{"params": v, "lr": k[0], "base": k[0], "weight_decay": k[1]} for k, v in out.items()]


def start(args, sents):
    """Model and label lists from a checkpoint of ours or from a plain encoder."""
    if os.path.exists(os.path.join(args.source, "labels.json")):
        return load(args.source)[:2]
    lists = json.load(open(os.path.join(args.like, "labels.json"), encoding="utf-8")) if args.like else label_lists(sents)
    weights = os.path.join(args.source, "model.safetensors")
    with safe_open(weights, "pt") as f:
        mpnet = "encoder.relative_attention_bias.weight" in f.keys()
    if mpnet and not args.like:
        raise SystemExit("MPNet numbers word pieces otherwise than BERT: name a checkpoint by --like")
    model = Model({k: len(v) for k, v in lists.items()}, **(dict(layers=args.depth, width=3072, hidden=768, relative=True) if mpnet else {}))
    model.load_encoder(weights)
    return model, lists


def vocabulary(args):
    return os.path.join(args.like or args.source, "vocab.txt")


def save(folder, tensors, lists, args):
    os.makedirs(folder, exist_ok=True)
    save_file({k: (v.half() if k == "words.weight" else v).contiguous() for k, v in tensors.items()}, os.path.join(folder, "model.safetensors"),
              {"word_bits": str(args.word_bits)})
    json.dump(lists, open(os.path.join(folder, "labels.json"), "w", encoding="utf-8"), ensure_ascii=False, indent=0)
    shutil.copy(vocabulary(args), os.path.join(folder, "vocab.txt"))


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--treebanks", required=True)
    a.add_argument("--from", dest="source", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--minutes", type=float, default=75)
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--lr", type=float, default=1e-4, help="of the top layer")
    a.add_argument("--head-lr", type=float, default=7e-4)
    a.add_argument("--decay", type=float, default=0.9, help="learning rate of a layer against the one above it")
    a.add_argument("--pieces", type=int, default=1000, help="word pieces a batch")
    a.add_argument("--average", type=float, default=0.98, help="decay of the moving average, per %d steps" % AVERAGE_EVERY)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--steps", type=int, help="stop early: a trial")
    a.add_argument("--layers", type=lambda s: [int(x) for x in s.split(",")], help="of the teacher, to begin a student with: 0,2,5")
    a.add_argument("--width", type=int, default=640, help="of the student's feed-forward parts")
    a.add_argument("--word-bits", type=int, choices=(4, 8), default=4, help="of a value in the table of word pieces, which is rounded before training")
    a.add_argument("--drop", type=float, default=1.0, help="part of the usual dropout: a small student needs less")
    a.add_argument("--teacher", help="checkpoint of a larger model with the same labels, whose answers the one from --from learns")
    a.add_argument("--like", help="checkpoint whose labels and vocabulary a plain encoder gets: that of the model which will learn from it")
    a.add_argument("--depth", type=int, default=12, help="layers of MPNet that are used, from below")
    a.add_argument("--bf16", action="store_true", help="the encoder in bfloat16: two to three times faster where the processor multiplies it in tiles")
    a.add_argument("--free", help="zip of texts without labels for the student, one sentence a line, word_TAG")
    args = a.parse_args()
    torch.set_num_threads(args.threads)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(args.seed)
    ewt, ewt_dev, gum, gum_dev = D.corpora(args.treebanks)
    model, lists = start(args, ewt + gum)
    wp = D.WordPiece(vocabulary(args))
    exs = [example(s, wp, lists) for s in ewt + gum]
    teacher = None
    if args.teacher:
        teacher = distill.Teacher(load(args.teacher)[0], args.bf16)
    elif args.layers:
        teacher = distill.Teacher(model, args.bf16)
        model = distill.student(model, args.layers, args.width, random.sample(exs, 400))
    if args.free:
        exs += [distill.unlabelled(s, wp, lists) for s in distill.free_text(args.free, {tuple(s["form"]) for s in ewt_dev + gum_dev})]
    for part in model.modules():
        if isinstance(part, torch.nn.Dropout):
            part.p *= args.drop
        elif isinstance(part, Layer):
            part.drop *= args.drop
    if args.word_bits == 4:
        model.words.weight.data = rounded4(model.words.weight.data)
    made = tables(args.treebanks, ewt, lists)
    opt = torch.optim.AdamW(groups(model, args), betas=(0.9, 0.98), eps=1e-6, fused=True)
    params = [p for p in model.parameters() if p.requires_grad]
    mean = {k: v.clone() for k, v in model.state_dict().items()}
    state, path = {"step": 0, "spent": 0.0, "epoch": 0}, os.path.join(args.out, "state.pt")
    os.makedirs(args.out, exist_ok=True)
    if os.path.exists(path):
        saved = torch.load(path, weights_only=False)
        state, mean = saved["state"], saved["mean"]
        model.load_state_dict(saved["model"])
        opt.load_state_dict(saved["opt"])
        random.setstate(saved["random"])
        torch.set_rng_state(saved["torch"])
    stats, last, kept, done = collections.defaultdict(list), time.time(), time.time(), False

    def keep():
        torch.save({"state": state, "mean": mean, "model": model.state_dict(), "opt": opt.state_dict(),
                    "random": random.getstate(), "torch": torch.get_rng_state()}, path + ".new")
        os.replace(path + ".new", path)

    def score(name):
        now = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(mean)
        for title, sents in (("EWT dev", ewt_dev), ("GUM dev", gum_dev)):
            print(name, title, report(sents, model, lists, wp, made), flush=True)
        model.load_state_dict(now)
        model.train()

    model.train()
    while not done:
        for b in batches(exs, args.pieces):
            now = time.time()
            state["spent"], last = state["spent"] + now - last, now
            part = state["spent"] / 60 / args.minutes
            done = part >= 1 or (args.steps or 1e9) <= state["step"]
            if done:
                break
            for g in opt.param_groups:
                g["lr"] = g["base"] * (part / 0.04 if part < 0.04 else max(0.0, (1 - part) / 0.96))
            x, y, f = collate([exs[i] for i in b])
            whole = random.random() >= 0.04
            if not whole:
                recase(x)
            words = F.pad(x["first"][:, 1:] > 0, (1, 0), value=True)
            with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
                vectors = model.encode(**x)
            own = scores(model, vectors.float(), words)
            parts = losses(model, own, y, f)
            loss = sum(WEIGHTS[k] * v for k, v in parts.items())
            if teacher:
                with torch.no_grad():
                    theirs = scores(teacher.model, teacher(x, b if whole else None), words)
                pull = distill.agreement(model, own, teacher.model, theirs)
                loss = loss + sum(distill.WEIGHTS[k] * v for k, v in pull.items())
                parts.update(("~" + k, v) for k, v in pull.items())
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(params, 2.0)
            opt.step()
            state["step"] += 1
            for k, v in parts.items():
                stats[k].append(v.item())
            if state["step"] % AVERAGE_EVERY == 0:
                decay = min(args.average, state["step"] / (state["step"] + 20 * AVERAGE_EVERY))
                for k, v in model.state_dict().items():
                    if k != "words.weight":
                        mean[k].lerp_(v, 1 - decay)
            if state["step"] % 200 == 0:
                print("%5.1f min  epoch %d  step %d  " % (state["spent"] / 60, state["epoch"], state["step"])
                      + " ".join("%s %.3f" % (k, np.mean(v)) for k, v in stats.items()), flush=True)
                stats.clear()
            if time.time() - kept > SAVE_MINUTES * 60:
                keep()
                kept = time.time()
        else:
            state["epoch"] += 1
            if state["epoch"] % 3 == 0:
                score("epoch %d" % state["epoch"])
                last = time.time()
    save(args.out, mean, lists, args)
    score("final")


if __name__ == "__main__":
    main()
