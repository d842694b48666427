// Trusted Types: the one script address that the page may make is the blob of the layout worker, which graphology builds from its own code.
interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown;
}

/** To be called before the layout worker is made. */
export function allowLayoutWorker(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => {
      if (!url.startsWith("blob:")) throw new TypeError("only the layout worker may be a script of this page");
      return url;
    },
  });
}
