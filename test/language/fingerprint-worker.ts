// In a worker thread: loads a model and tells the fingerprint of the sentences it was given.
import { parentPort, workerData } from "node:worker_threads";
import { loadModel } from "../../src/language/load.ts";
import { fingerprint, runEncoder } from "./fingerprint.ts";

const { name, sentences } = workerData as { name: string; sentences: string[][] };
parentPort!.postMessage(fingerprint(runEncoder(await loadModel({ model: name }), sentences)));
