"""A student of a checkpoint: some of the teacher's layers with narrower feed-forward parts, or a model of its own, and losses that pull its answers
towards the teacher's.

A smaller student begins as the teacher cut down: the layers given, their most used neurons, a table of word pieces with 4 bits a value, the same heads. It
learns from gold labels and from the teacher's word vectors and distributions; text without labels has the teacher's alone."""
import zipfile

import torch
import torch.nn.functional as F

from convert import rounded4
from examples import NONE, collate, example
from model import Model

#: weights of the teacher's losses; "vector": the distance of word vectors as a part of their variance
WEIGHTS = {"vector": 2.0, "arc": 1.0, "rels": 0.7, "tags": 0.5, "lemmas": 0.5, "ner": 0.7, "gner": 0.7, "onto": 0.7, "pred": 1.0, "role": 2.0,
           "sense": 0.5, "fact": 0.5}
SHORTEST, LONGEST = 3, 80


# ---------- the student ----------
@torch.no_grad()
def neurons(layer, x, mask, width):
    """The `width` neurons of a feed-forward part that say most, and the output weights and biases with which they say nearly what all did.
    x: inputs of the layer for some sentences."""
    taken = {}
    hook = layer.down.register_forward_pre_hook(lambda _, given: taken.update(a=given[0]))
    layer(x, (1.0 - mask.float())[:, None, None, :] * -10000.0)
    hook.remove()
    a = taken["a"][mask > 0].double()
    w, b = layer.down.weight.double(), layer.down.bias.double()
    keep = (a.pow(2).mean(0).sqrt() * w.norm(dim=0)).argsort(descending=True)[:width].sort().values
    own = torch.cat([a[:, keep], torch.ones(len(a), 1, dtype=a.dtype)], 1)
    square = own.T @ own
    square += torch.eye(len(square), dtype=a.dtype) * square.diagonal().mean() * 1e-2
    start = torch.cat([w[:, keep], b[:, None]], 1)            # ridge regression towards the weights as they are
    fitted = start + torch.linalg.solve(square, own.T @ (a @ w.T + b - own @ start.T)).T
    return keep, fitted[:, :-1].float(), fitted[:, -1].float()


@torch.no_grad()
def student(teacher, chosen, width, exs):
    """chosen: numbers of the teacher's layers. exs: sentences by which neurons are judged."""
    own = Model(teacher.sizes, len(chosen), width, drop=0.05, word_drop=0.0, head_drop=0.1, frame_drop=0.2)
    weights = {k: v for k, v in teacher.state_dict().items() if not k.startswith("layers.") and k != "mix"}
    weights["words.weight"] = rounded4(weights["words.weight"])
    x, _, _ = collate(exs)
    inputs = []
    hooks = [layer.register_forward_pre_hook(lambda _, given: inputs.append(given[0])) for layer in teacher.layers]
    teacher.eval().encode(**x)
    for hook in hooks:
        hook.remove()
    mix = torch.softmax(teacher.mix, 0)
    # the share of a layer that is left out goes to the next one that is there
    ends = [0] + [i + 1 for i in chosen[:-1]] + [len(teacher.layers)]
    weights["mix"] = torch.stack([mix[0]] + [mix[a + 1:b + 1].sum() for a, b in zip(ends, ends[1:])]).log()
    for i, n in enumerate(chosen):
        layer = teacher.layers[n]
        keep, down, bias = neurons(layer, inputs[n], x["mask"], width)
        part = {**layer.state_dict(), "up.weight": layer.up.weight[keep], "up.bias": layer.up.bias[keep], "down.weight": down, "down.bias": bias}
        weights.update({"layers.%d.%s" % (i, k): v for k, v in part.items()})
    own.load_state_dict(weights)
    return own


# ---------- text without labels ----------
def free_text(path, known):
    """Sentences of a zip of texts, one sentence a line, word_TAG; known: word sequences that must not occur."""
    plain = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
    out, seen = [], set(known)
    with zipfile.ZipFile(path) as z:
        for name in sorted(n for n in z.namelist() if n.count("/") > 1 and n.endswith(".txt")):
            for line in z.read(name).decode("utf-8", "replace").split("\n"):
                form = tuple(plain.get(w, w) for w in (x.rsplit("_", 1)[0] for x in line.split()) if w)
                if SHORTEST <= len(form) <= LONGEST and form not in seen:
                    seen.add(form)
                    out.append({"form": list(form)})
    return out


def unlabelled(s, wp, lists):
    """An example whose labels are all unknown."""
    ex, blank = example(s, wp, lists), [NONE] * len(s["form"])
    return {**ex, "y": {k: blank for k in ("tags", "lemmas", "heads", "rels", "ner", "gner", "onto")}, "fact": []}


# ---------- the teacher ----------
class Teacher:
    """A checkpoint whose word vectors are computed once for every sentence and kept."""

    def __init__(self, model, bf16=False):
        self.model, self.vectors, self.bf16 = model.eval(), {}, bf16
        self.model.requires_grad_(False)

    @torch.no_grad()
    def __call__(self, x, which):
        """Word vectors [B,N,H] of the sentences numbered `which`; None: of these inputs only."""
        if which is not None and all(i in self.vectors for i in which):
            kept = [self.vectors[i] for i in which]
            n = x["first"].shape[1]
            return torch.stack([F.pad(v, (0, 0, 0, n - len(v))) for v in kept]).float()
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bf16):
            v = self.model.encode(**x).float()
        for k, i in enumerate(which or ()):
            self.vectors[i] = v[k, :int((x["first"][k] > 0).sum()) + 1].half()
        return v


def agreement(model, own, teacher, theirs):
    """Losses between the scores of the student and those of the teacher (model.scores), at the teacher's heads and predicates."""
    words, v = own["words"], own["v"]
    real = words[:, 1:]

    def close(mine, goal, rows):
        return F.kl_div(mine[rows].log_softmax(-1), goal[rows].log_softmax(-1), reduction="sum", log_target=True) / rows.sum().clamp(min=1)

    with torch.no_grad():
        heads = theirs["arc"].argmax(-1)
        rels = teacher.labels_at(theirs["v"], heads)
        at = ((theirs["pred"].argmax(-1) == 1) & F.pad(real, (1, 0))).nonzero().T
    out = {"arc": close(own["arc"], theirs["arc"], real),
           "rels": close(model.labels_at(v, heads), rels, real), "pred": close(own["pred"], theirs["pred"], F.pad(real, (1, 0)))}
    if v.shape[2] == theirs["v"].shape[2]:
        goal = theirs["v"][words]
        out["vector"] = ((v[words] - goal) ** 2).mean() / goal.var(0).mean()
    for k in ("tags", "lemmas", "ner", "gner", "onto"):
        out[k] = close(own[k], theirs[k], real)
    if at.shape[1]:
        with torch.no_grad():
            roles, hidden = teacher.srl.roles(theirs["v"], *at), theirs["hidden"][tuple(at)]
            senses, fact = teacher.srl.sense(hidden), teacher.srl.fact(hidden)
        mine = own["hidden"][tuple(at)]
        out["fact"] = F.smooth_l1_loss(model.srl.fact(mine), fact)
        out["role"] = close(model.srl.roles(v, *at), roles, words[at[0]])
        out["sense"] = close(model.srl.sense(mine), senses, torch.ones(at.shape[1], dtype=torch.bool))
    return out
