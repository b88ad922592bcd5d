/** Somebody whom the identity provider knows. */
export interface Employee {
  given: string;
  family: string;
  title: string;
  department: string;
  /** Names of groups. */
  groups: readonly string[];
  /** Days since the person was last in Grafana; undefined: never. */
  lastSeenDays?: number;
}

const DOMAIN = 'example.com';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/[^a-zA-Z-]/g, '')
    .toLowerCase();

/** The login, which is the e-mail address, too. */
export const userNameOf = ({ given, family }: Pick<Employee, 'given' | 'family'>): string =>
  `${plain(given)}.${plain(family)}@${DOMAIN}`;

const staff = (
  department: string,
  groups: readonly string[],
  rows: ReadonlyArray<[string, string, string, number?]>
): Employee[] =>
  rows.map(([given, family, title, lastSeenDays]) => ({
    given,
    family,
    title,
    department,
    groups,
    ...(lastSeenDays === undefined ? {} : { lastSeenDays }),
  }));

/** Twelve groups. `Marketing` has no access anywhere; `platform-engineers` meets a team `Platform Engineers` made by hand. */
export const GROUPS = [
  'SRE',
  'platform-engineers',
  'Payments',
  'Checkout',
  'Data Science',
  'Security',
  'Finance',
  'Support',
  'Product',
  'Marketing',
  'Contractors',
  'Grafana Admins',
] as const;

export const COMPANY: readonly Employee[] = [
  ...staff(
    'Engineering',
    ['SRE', 'Grafana Admins'],
    [
      ['Ada', 'Okafor', 'Head of SRE', 0],
      ['Björn', 'Lindqvist', 'Principal SRE', 1],
    ]
  ),
  ...staff(
    'Engineering',
    ['SRE'],
    [
      ['Chiara', 'Moretti', 'SRE', 0],
      ['Dmitri', 'Volkov', 'SRE', 2],
      ['Esra', 'Yılmaz', 'SRE', 4],
      ['Femi', 'Adeyemi', 'SRE', 1],
    ]
  ),
  ...staff(
    'Engineering',
    ['platform-engineers'],
    [
      ['Greta', 'Hoffmann', 'Platform Engineer', 0],
      ['Hiroshi', 'Tanaka', 'Platform Engineer', 3],
      ['Isabel', 'Duarte', 'Platform Engineer', 6],
      ['Jonas', 'Weiß', 'Staff Engineer', 1],
      ['Khadija', 'El Amrani', 'Platform Engineer', 12],
    ]
  ),
  ...staff(
    'Engineering',
    ['Payments'],
    [
      ['Liam', "O'Brien", 'Engineering Manager', 1],
      ['Mei', 'Chen', 'Backend Engineer', 0],
      ['Nadia', 'Petrova', 'Backend Engineer', 5],
      ['Oscar', 'Svensson', 'Backend Engineer', 9],
      ['Priya', 'Raman', 'Backend Engineer', 2],
      ['Quentin', 'Lefèvre', 'QA Engineer', 30],
    ]
  ),
  ...staff(
    'Engineering',
    ['Checkout'],
    [
      ['Rosa', 'Jiménez', 'Frontend Engineer', 1],
      ['Samuel', 'Mbeki', 'Backend Engineer', 3],
      ['Tuva', 'Nørgaard', 'Frontend Engineer', 8],
      ['Umar', 'Farooq', 'Engineering Manager', 2],
    ]
  ),
  ...staff('Engineering', ['Checkout', 'Payments'], [['Valentina', 'Rossi', 'Staff Engineer', 0]]),
  ...staff(
    'Data',
    ['Data Science'],
    [
      ['Wanjiru', 'Kamau', 'Data Scientist', 7],
      ['Xavier', 'Dubois', 'Data Engineer', 4],
      ['Yuki', 'Sato', 'Data Scientist', 21],
      ['Zofia', 'Kowalska', 'Data Engineer', 2],
      ['Amir', 'Haddad', 'Analyst'],
    ]
  ),
  ...staff(
    'Security',
    ['Security'],
    [
      ['Beatriz', 'Costa', 'Security Engineer', 1],
      ['Callum', 'Fraser', 'Security Engineer', 5],
      ['Dana', 'Levi', 'Head of Security', 14],
    ]
  ),
  ...staff('Security', ['Security', 'Grafana Admins'], [['Emeka', 'Nwosu', 'Security Engineer', 0]]),
  ...staff(
    'Finance',
    ['Finance'],
    [
      ['Fatima', 'Zahra', 'Controller', 18],
      ['Gustav', 'Berg', 'Accountant', 44],
      ['Helena', 'Novák', 'Accountant', 61],
      ['Ivan', 'Horvat', 'CFO'],
    ]
  ),
  ...staff(
    'Support',
    ['Support'],
    [
      ['Julia', 'Schneider', 'Support Lead', 0],
      ['Kofi', 'Mensah', 'Support Engineer', 1],
      ['Laura', 'Virtanen', 'Support Engineer', 0],
      ['Mateo', 'García', 'Support Engineer', 2],
      ['Noor', 'van Dijk', 'Support Engineer', 3],
      ['Olga', 'Ivanova', 'Support Engineer', 11],
    ]
  ),
  ...staff(
    'Product',
    ['Product'],
    [
      ['Pedro', 'Almeida', 'Product Manager', 4],
      ['Rachel', 'Goldberg', 'Product Manager', 9],
      ['Sven', 'Eriksen', 'Designer', 33],
      ['Thandiwe', 'Nkosi', 'Head of Product', 6],
    ]
  ),
  ...staff(
    'Marketing',
    ['Marketing'],
    [
      ['Ugo', 'Bianchi', 'Marketing Manager'],
      ['Vera', 'Popescu', 'Content Editor', 75],
      ['Wout', 'Jansen', 'Campaign Manager'],
    ]
  ),
  ...staff(
    'Engineering',
    ['Contractors', 'Checkout'],
    [
      ['Xenia', 'Papadopoulou', 'Contractor', 2],
      ['Yusuf', 'Demir', 'Contractor', 16],
    ]
  ),
  ...staff('Engineering', ['Contractors', 'platform-engineers'], [['Zane', 'Cooper', 'Contractor', 120]]),
  ...staff(
    'Executive',
    [],
    [
      ['Agnes', 'Müller', 'Chief Executive', 90],
      ['Bruno', 'Silva', 'Chief Technology Officer', 26],
    ]
  ),
];

/** Left the company: the identity provider switched the account off. */
export const LEAVER: Employee = {
  given: 'Carla',
  family: 'Jensen',
  title: 'Platform Engineer',
  department: 'Engineering',
  groups: ['platform-engineers'],
  lastSeenDays: 47,
};

/** In Grafana from the time before SCIM; the identity provider does not know them any more. */
export const ORPHANS = [
  { given: 'Derek', family: 'Stone', lastSeenDays: 19 },
  { given: 'Elif', family: 'Kaya', lastSeenDays: 102 },
] as const;
