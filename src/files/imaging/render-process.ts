import sharp from 'sharp';
import { refuse } from '../../trade/result';
import { makeRenditions } from './make-renditions';
import { bounds, costlyExit } from './process-bounds';
import type { ImageJob } from './rendition';

/**
 * The process in which hostile pictures are decoded: it has no secrets in its environment, reads four formats only,
 * watches its own memory and processor time, answers once and ends.
 */
sharp.cache(false);
sharp.concurrency(2);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}Buffer`),
});

setInterval(() => {
  const { user, system } = process.cpuUsage();
  const isCostly = process.memoryUsage.rss() > bounds.memory || user + system > bounds.processorTime * 1000;
  if (isCostly) process.exit(costlyExit);
}, 25).unref();

process.once('message', (job: ImageJob) => {
  makeRenditions(job)
    .catch(() => refuse('image-unreadable'))
    .then((result) => process.send?.(result, () => process.exit(0)));
});
process.send?.('ready');
