// Irregular past forms → base form: a closed class of English, which no ending gives away ("fought", "forgave", "overthrew").

/** Base, past, participle; variants after a slash. "put" and the like are their own past and need no row. */
const FORMS =
  "arise arose arisen,awake awoke awoken,be was/were been,bear bore born/borne,beat beat beaten,become became become,befall befell befallen," +
  "begin began begun,bend bent bent,beset beset beset,bind bound bound,bite bit bitten,bleed bled bled,blow blew blown,break broke broken," +
  "breed bred bred,bring brought brought,build built built,burn burnt burnt,buy bought bought,catch caught caught,choose chose chosen," +
  "cling clung clung,come came come,creep crept crept,deal dealt dealt,dig dug dug,do did done,draw drew drawn,dream dreamt dreamt,drink drank drunk," +
  "drive drove driven,dwell dwelt dwelt,eat ate eaten,fall fell fallen,feed fed fed,feel felt felt,fight fought fought,find found found,flee fled fled," +
  "fling flung flung,fly flew flown,forbid forbade/forbad forbidden,forget forgot forgotten,forgive forgave forgiven,forgo forwent forgone," +
  "forsake forsook forsaken,freeze froze frozen,get got gotten/got,give gave given,go went gone,grind ground ground,grow grew grown,hang hung hung," +
  "have had had,hear heard heard,hide hid hidden,hold held held,keep kept kept,kneel knelt knelt,know knew known,lay laid laid,lead led led,lean leant leant," +
  "leap leapt leapt,learn learnt learnt,leave left left,lend lent lent,lie lay lain,light lit lit,lose lost lost,make made made,mean meant meant," +
  "meet met met,mow mowed mown,pay paid paid,plead pled pled,prove proved proven,ride rode ridden,ring rang rung,rise rose risen,run ran run," +
  "saw sawed sawn,say said said,see saw seen,seek sought sought,sell sold sold,send sent sent,sew sewed sewn,shake shook shaken,shear sheared shorn," +
  "shine shone shone,shoe shod shod,shoot shot shot,show showed shown,shrink shrank shrunk,sing sang sung,sink sank sunk,sit sat sat,slay slew slain," +
  "sleep slept slept,slide slid slid,sling slung slung,slink slunk slunk,smite smote smitten,sow sowed sown,speak spoke spoken,speed sped sped," +
  "spend spent spent,spin spun spun,spit spat spat,spring sprang sprung,stand stood stood,steal stole stolen,stick stuck stuck,sting stung stung," +
  "stink stank stunk,stride strode stridden,strike struck struck/stricken,string strung strung,strive strove striven,swear swore sworn,sweep swept swept," +
  "swell swelled swollen,swim swam swum,swing swung swung,take took taken,teach taught taught,tear tore torn,tell told told,think thought thought," +
  "throw threw thrown,tread trod trodden,wake woke woken,wear wore worn,weave wove woven,weep wept wept,win won won,wind wound wound,wring wrung wrung," +
  "write wrote written";

/** What may stand before an irregular verb without changing its forms: "withdrew", "overthrown", "retook". */
const PREFIXES = ["re", "over", "under", "out", "mis", "un", "fore", "with", "up", "re-"];

const BASES: ReadonlyMap<string, string> = new Map(
  FORMS.split(",").flatMap((row) => {
    const [base, past, participle] = row.split(" ") as [string, string, string];
    return [...past.split("/"), ...participle.split("/")].map((form) => [form, base] as const);
  }),
);

/**
 * The base of an irregular past form in lower case; undefined when the form is none. `isVerb` vouches for bases with a prefix:
 * "withdrew" is "withdraw", but "under" + "lay" only because "underlie" is a verb.
 */
export function irregularBase(form: string, isVerb: (lemma: string) => boolean): string | undefined {
  const plain = BASES.get(form);
  if (plain !== undefined) return plain;
  for (const prefix of PREFIXES) {
    if (!form.startsWith(prefix)) continue;
    const inner = BASES.get(form.slice(prefix.length));
    if (inner !== undefined && isVerb(prefix + inner)) return prefix + inner;
  }
  return undefined;
}
