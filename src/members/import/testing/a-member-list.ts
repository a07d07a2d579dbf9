const head =
  'Raison sociale;Forme;Pays;Numéro au registre;Numéro fiscal;Rue;Repère;Ville;Dirigée par des femmes;Nombre de membres;Vend;Achète;Personne;Courriel;Langue;Rôles';

const cells = {
  name: 'Coopérative des tisserandes {n}',
  kind: 'coopérative',
  country: 'Cameroun',
  registration: 'RC/DLA/2024/C/{n}',
  taxId: 'M{nine}P',
  street: 'Rue des Manguiers {n}',
  landmark: 'derrière la poste',
  town: 'Douala',
  women: 'oui',
  members: '1 200',
  sells: 'oui',
  buys: 'non',
  person: 'Esther Manga',
  email: 'esther.{n}@example.org',
  language: 'fr',
  roles: '',
};
type Cells = typeof cells;

/** A line of the list, the n-th of its kind; `over` replaces what the test is about. */
export function aMemberLine(n: number, over: Partial<Cells> = {}): string {
  return Object.values({ ...cells, ...over })
    .join(';')
    .replaceAll('{nine}', String(240_000_000_000 + n))
    .replaceAll('{n}', String(n));
}

/** A list as a spreadsheet in French writes it. */
export function aMemberList(lines: readonly string[]): Uint8Array {
  return Buffer.from([head, ...lines, ''].join('\r\n'));
}
