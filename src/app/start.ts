import { ConfigurationError, config } from '@/config';
import { startJobs } from './jobs';
import { markOtherHosts } from './own-host/mark-other-host';
import { sendPacked } from './page-cache/send-packed';
import { readAddresses } from './readable-addresses';

/** Ends the process with a sentence when the environment is incomplete (EX_CONFIG); takes up the jobs otherwise. */
export async function start(): Promise<void> {
  try {
    config();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(78);
  }
  sendPacked();
  markOtherHosts();
  readAddresses();
  if (process.env.JOBS !== 'off') await startJobs();
}
