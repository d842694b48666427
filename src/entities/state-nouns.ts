// Nouns for what only a state has, by lemma: they tell that a name is that of a country, and of whom "its" is said.

/** What no body and no leader has; governments and armies are also those of a leader. */
export const ONLY_OF_STATES: ReadonlySet<string> = new Set(
  "airspace ambassador capital coastguard constitution embassy legislature ministry parliament territory waters".split(
    " ",
  ),
);

/** Beside these, where the owner is a thing and no person for certain: "its king", but also "her envoy". */
export const OF_STATES_OR_LEADERS: ReadonlySet<string> = new Set(
  "border citizen currency envoy king monarch president-elect queen".split(" "),
);
