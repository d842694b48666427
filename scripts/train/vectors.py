"""PyTorch's answers for test vectors: python vectors.py CHECKPOINT_FOLDER SENTENCES.json OUT.json

SENTENCES: [[word, ...], ...]. OUT has for every sentence the inputs and the decisions of the checkpoint with its weights rounded to int8 as in
convert.py, in double precision, so that they are exact for the kernel: heads, relations, labels of every head, predicates, their rolesets
over all and their roles. Scores are compared by tests/language only through decisions; margins say which are too close to call."""
import json
import sys

import numpy as np
import torch

from convert import quantise, quantise4
from model import load, tree, word_bits
from examples import collate, example


def rounded(model, bits):
    """The same model with the weights that the kernel has."""
    with torch.no_grad():
        for name, p in model.named_parameters():
            if p.dim() == 2 and not name.startswith(("arc_bias", "lab_h.", "srl.la.")):
                rows = p.T if name in ("lab", "srl.bil") else p
                q, s = (quantise4 if name == "words.weight" and bits == 4 else quantise)(rows.float().numpy())
                rows.copy_(torch.from_numpy(q.astype(np.float64) * s[:, None].astype(np.float64)))
    return model


@torch.no_grad()
def answers(model, lists, form, wp):
    ex = example({"form": form}, wp, lists)
    x, _, _ = collate([ex])
    v = model.encode(**x)
    heads = tree(model.arcs(v)[0].numpy())
    rel = model.labels_at(v, torch.tensor(np.array([heads])))[0]
    out = {"words": form, "ids": ex["ids"], "heads": [int(h) for h in heads],
           "relations": [0 if h == 0 else int(r[1:].argmax()) + 1 for h, r in zip(heads, rel)]}
    for name, scores in zip(("tags", "lemmas", "ner", "gner", "onto"), model.tags(v)):
        out[name] = scores[0].argmax(-1).tolist()
    hidden = model.srl.p_mlp(v)
    pred = [i for i in range(1, len(form) + 1) if model.srl.pred(hidden)[0, i].argmax() == 1]
    out["predicates"] = [i - 1 for i in pred]
    out["factuality"] = [round(model.srl.fact(hidden)[0, i, 0].item(), 2) for i in pred]
    out["rolesets"] = [int(model.srl.sense(hidden)[0, i].argmax()) for i in pred]
    roles = model.srl.roles(v, torch.zeros(len(pred), dtype=torch.long), torch.tensor(pred, dtype=torch.long)).argmax(-1) if pred else []
    out["roles"] = [r[1:].tolist() for r in roles]
    return out


def main():
    source, sentences, out = sys.argv[1:]
    torch.set_num_threads(1)
    model, lists, wp = load(source)
    model = rounded(model.double().eval(), word_bits(source))
    made = [answers(model, lists, form, wp) for form in json.load(open(sentences, encoding="utf-8"))]
    with open(out, "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(m, ensure_ascii=False) for m in made) + "\n]\n")


if __name__ == "__main__":
    main()
