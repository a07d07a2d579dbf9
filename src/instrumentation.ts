/** At start: refuse to run with an incomplete environment, then take up the jobs. Nothing of it concerns the edge. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { start } = await import('./app/start');
    await start();
  }
}
