// In a worker thread: loads the model and tells the fingerprint of the sentences it was given.
import { parentPort, workerData } from "node:worker_threads";
import { loadModel } from "../../src/language/load.ts";
import { fingerprint, runEncoder } from "./fingerprint.ts";

parentPort!.postMessage(fingerprint(runEncoder(await loadModel(), workerData as string[][])));
