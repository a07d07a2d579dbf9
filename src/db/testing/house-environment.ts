/** What a house is configured with, for tests: secrets that open nothing. */
export const houseEnvironment = {
  NEXTAUTH_SECRET: 'a secret for tests only, thirty-two characters',
  KEY_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  STRIPE_SECRET_KEY: 'sk_test_simulated',
  STRIPE_WEBHOOK_SECRET: 'whsec_for_tests_only_0000',
};

/** For tests that ask the configuration and no database: where the house is, and a database that is none. */
export const houseWithoutDatabase = {
  ...houseEnvironment,
  BASE_URL: 'https://trade.example.org',
  DATABASE_URL: 'postgres://localhost/none',
};
