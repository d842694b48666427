// The package: the executable, the module of its threads, and the library with its types.
import { defineConfig } from "tsdown";

export default defineConfig({
  entry: { cli: "src/cli/bin.ts", worker: "src/cli/worker.ts", index: "src/index.ts" },
  format: "esm",
  platform: "node",
  target: "node20.19",
  outExtensions: () => ({ js: ".js", dts: ".d.ts" }),
  dts: { entry: "src/index.ts" },
  // the template of the page is built beside
  clean: ["dist/*.js", "dist/*.d.ts"],
  // chunks lie beside the entries: data is found one folder above each of them
  outputOptions: { chunkFileNames: "[name]-[hash].js" },
});
