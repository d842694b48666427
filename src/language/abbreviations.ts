// Words that keep their period, and what that period says about the end of a sentence.

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** A name or a number must follow: the period never ends a sentence. */
export const TITLES = list(
  "mr mrs ms messrs mme mlle dr prof gen sen sens rep reps gov govs sgt cpl pvt lt maj capt cmdr cmdt adm col brig hon rev fr st mt ft pres " +
    "supt insp det amb atty vs e.g i.e fig figs no nos vol pp p art sec ch eq cf approx ca viz ed eds c",
);

/** The period may end a sentence too. */
export const ABBREVIATIONS = list(
  "jr sr etc inc corp ltd co cos dept univ assn bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri " +
    "sat sun est ave blvd rd al ph.d d.phil m.sc b.sc ext tel hwy rt oz lb lbs yrs hrs mins mo gov't attn conf spec calif fla ill ind kan mass " +
    "mich minn miss mont neb nev okla ore pa tenn tex va vt wash wis wyo ariz ark colo conn del ga ky la md que ont",
);

/** Also ordinary words: abbreviations only before a number or (names of months and days) a word in lower case or a comma. */
export const AMBIGUOUS = list(
  "c no sun sat mar fig ed al est art ill ind mass miss ore pa wash la ph mo co cos ch sec p mon wed dec jan md ca ark del mont fr ft mt det spec",
);

/** Those of them that are abbreviations before a number alone: "c. 1871", "no. 7". */
export const BEFORE_NUMBERS = list("c no fig p ch sec");
