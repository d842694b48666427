// A pom file becomes a folder of jars, fetched once by the Maven of the machine and kept until the pom changes.
// The hash of the pom names the folder, so a half-finished download is never taken for a whole one.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** Where jars and the homes of servers are kept; ignored by git. */
export const CACHE = join(here, "..", "..", ".neo4j");

/** Why Neo4j cannot run on this machine, or null when Java 17 or newer and Maven are there. */
export function missingTools(): string | null {
  const java = spawnSync("java", ["-version"], { encoding: "utf8" });
  if (java.error) return "java was not found: Neo4j needs Java 17 or 21";
  const major = Number(/version "(\d+)/.exec(java.stderr)?.[1] ?? 0);
  if (major < 17) return `java is version ${major}: Neo4j needs Java 17 or 21`;
  if (spawnSync("mvn", ["-v"], { stdio: "ignore" }).error) return "mvn was not found: Maven fetches the files of Neo4j";
  return null;
}

/**
 * The folder with the jars that `pom` (beside this file) names. The local Maven repository is tried before the network.
 * @throws Error when Maven cannot get them
 */
export function fetchJars(pom: "pom.xml" | "shell-pom.xml"): string {
  const file = join(here, pom);
  const hash = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
  const folder = join(CACHE, "jars", hash);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}-`);
  const goal = ["-B", "-q", "-f", file, "dependency:copy-dependencies", "-DincludeScope=runtime"];
  const args = [...goal, `-DoutputDirectory=${partial}`];
  if (spawnSync("mvn", ["-o", ...args], { stdio: "ignore" }).status !== 0) {
    const online = spawnSync("mvn", args, { encoding: "utf8" });
    if (online.status !== 0) {
      rmSync(partial, { recursive: true, force: true });
      throw new Error(`mvn could not fetch the jars of ${pom}\n${(online.stdout ?? "").slice(-2000)}`);
    }
  }
  try {
    renameSync(partial, folder);
  } catch {
    // another process was first; its folder is as good
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw new Error(`the jars of ${pom} could not be moved to ${folder}`);
  }
  return folder;
}
