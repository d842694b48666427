// Writing files whole or not at all: into a temporary file in the same folder, flushed to the disk, then renamed.
import { rmSync } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { NewsgraphError } from "../errors.ts";

/** Temporary files that exist now; an interrupted process takes them away. */
const unfinished = new Set<string>();

/** Takes away what an interrupted process leaves. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
  unfinished.clear();
}

/** A file that appears under its name when it is closed, and never half. */
export class WholeFile {
  readonly path: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;

  private constructor(path: string, temporary: string, handle: FileHandle) {
    this.path = path;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /** Throws `cli/output` when the folder cannot be made or written. */
  static async create(path: string): Promise<WholeFile> {
    const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    return guard(path, async () => {
      await mkdir(dirname(path), { recursive: true });
      // "wx" follows no link that somebody has laid under the name.
      await rm(temporary, { force: true });
      const handle = await open(temporary, "wx");
      unfinished.add(temporary);
      return new WholeFile(path, temporary, handle);
    });
  }

  /** Appends text; short writes are repeated, a full disk throws. */
  async write(text: string | Uint8Array): Promise<void> {
    await guard(this.path, () => this.#handle.writeFile(text));
  }

  async close(): Promise<void> {
    await guard(this.path, async () => {
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#temporary, this.path);
      unfinished.delete(this.#temporary);
    });
  }

  /** Leaves no trace. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await rm(this.#temporary, { force: true });
    unfinished.delete(this.#temporary);
  }
}

/** Writes a file whole. Throws `cli/output`. */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  const file = await WholeFile.create(path);
  try {
    await file.write(text);
    await file.close();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

async function guard<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new NewsgraphError("cli/output", `${path} cannot be written (${reason})`, { place: { file: path }, cause });
  }
}
