/** What the hosted page says, in the payer's language where we speak it. */
export interface PageTexts {
  readonly title: string;
  readonly simulator: string;
  readonly hold: string;
  readonly total: string;
  readonly email: string;
  readonly number: string;
  readonly expiry: string;
  readonly cvc: string;
  readonly holder: string;
  readonly pay: string;
  readonly cancel: string;
  readonly incomplete: string;
  readonly testCards: string;
  readonly outcomes: Readonly<Record<'approve' | 'authenticate' | 'refuse-capture' | 'decline', string>>;
  readonly refunds: Readonly<Record<'late' | 'fail', string>>;
  /** By Stripe's error code or decline code; Stripe's own English message where there is none. */
  readonly declines: Readonly<Record<string, string>>;
  readonly authenticateTitle: string;
  readonly authenticateText: string;
  readonly authenticateYes: string;
  readonly authenticateNo: string;
  readonly expired: string;
  readonly complete: string;
  readonly back: string;
}

const en: PageTexts = {
  title: 'Pay by card',
  simulator: 'Simulator of Stripe. No bank is asked and no money moves; use a test card.',
  hold: 'The amount is held on your card and taken only when both signatures on the order are verified.',
  total: 'Total',
  email: 'E-mail',
  number: 'Card number',
  expiry: 'Expiry (MM / YY)',
  cvc: 'Security code',
  holder: 'Name on card',
  pay: 'Pay',
  cancel: 'Cancel and go back',
  incomplete: 'Please check the card number, expiry date, security code and name.',
  testCards: 'Test cards',
  outcomes: {
    approve: 'accepted',
    authenticate: 'asks for 3-D Secure',
    'refuse-capture': 'held now, refused when captured',
    decline: 'declined',
  },
  refunds: { late: 'refund pending', fail: 'refund fails' },
  declines: {},
  authenticateTitle: '3-D Secure',
  authenticateText: 'Your bank would now ask you to confirm this payment.',
  authenticateYes: 'Confirm the payment',
  authenticateNo: 'Fail the authentication',
  expired: 'This payment page has expired.',
  complete: 'This payment is complete.',
  back: 'Go back to the shop',
};

const fr: PageTexts = {
  title: 'Payer par carte',
  simulator:
    'Simulateur de Stripe. Aucune banque n’est interrogée et aucun argent ne circule ; utilisez une carte de test.',
  hold: 'Le montant est bloqué sur votre carte et prélevé seulement lorsque les deux signatures de la commande sont vérifiées.',
  total: 'Total',
  email: 'Adresse électronique',
  number: 'Numéro de carte',
  expiry: 'Expiration (MM / AA)',
  cvc: 'Code de sécurité',
  holder: 'Nom figurant sur la carte',
  pay: 'Payer',
  cancel: 'Annuler et revenir',
  incomplete: 'Veuillez vérifier le numéro de carte, la date d’expiration, le code de sécurité et le nom.',
  testCards: 'Cartes de test',
  outcomes: {
    approve: 'acceptée',
    authenticate: 'demande 3-D Secure',
    'refuse-capture': 'bloquée maintenant, refusée au prélèvement',
    decline: 'refusée',
  },
  refunds: { late: 'remboursement en attente', fail: 'le remboursement échoue' },
  declines: {
    card_declined: 'Votre carte a été refusée.',
    insufficient_funds: 'Votre carte n’est pas suffisamment approvisionnée.',
    expired_card: 'Votre carte a expiré.',
    incorrect_cvc: 'Le code de sécurité de votre carte est incorrect.',
    incorrect_number: 'Votre numéro de carte est incorrect.',
    processing_error: 'Une erreur est survenue pendant le traitement de votre carte.',
    test_mode_live_card: 'Votre carte a été refusée : ce n’est pas une carte de test.',
    payment_intent_authentication_failure:
      'Nous n’avons pas pu authentifier votre carte. Essayez-en une autre.',
  },
  authenticateTitle: '3-D Secure',
  authenticateText: 'Votre banque vous demanderait maintenant de confirmer ce paiement.',
  authenticateYes: 'Confirmer le paiement',
  authenticateNo: 'Faire échouer l’authentification',
  expired: 'Cette page de paiement a expiré.',
  complete: 'Ce paiement est terminé.',
  back: 'Revenir à la boutique',
};

export function pageTexts(locale: string | null): PageTexts & { readonly language: 'en' | 'fr' } {
  return locale?.startsWith('fr') ? { ...fr, language: 'fr' } : { ...en, language: 'en' };
}
