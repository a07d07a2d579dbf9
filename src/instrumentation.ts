/** At start: refuse to run with an incomplete environment, then take up the jobs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { config, ConfigurationError } = await import('./config');
  try {
    config();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(78);
  }
  if (process.env.JOBS !== 'off') {
    const { startJobs } = await import('./app/jobs');
    await startJobs();
  }
}
