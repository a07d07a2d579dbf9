import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Result, refuse } from '@/trade/result';
import { bounds, costlyExit } from './process-bounds';
import type { ImageJob, ImageRefusal, RenderedImage } from './rendition';
import { inTurn } from './take-turns';

type Answer = Result<RenderedImage, ImageRefusal>;

/**
 * Sizes of a picture somebody sent, made in a process that is ended when it costs too much or breaks: a process and
 * not a thread, since decoders allocate outside the heap that a thread can be limited to, a running decoder cannot be
 * stopped in a thread, and one that crashes takes its whole process with it.
 */
export async function renderImage(job: ImageJob): Promise<Answer> {
  return (await inTurn(() => renderApart(job))) ?? refuse('too-busy');
}

function renderApart(job: ImageJob): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--max-old-space-size=128', program()], {
      env: { PATH: process.env.PATH, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    const finish = (answer: Answer) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(answer);
    };
    const timer = setTimeout(() => finish(refuse('image-too-costly')), bounds.waiting);
    child.on('message', (message) => {
      if (message === 'ready') child.send(job, () => {});
      else finish(message as Answer);
    });
    child.on('error', () => finish(refuse('image-unreadable')));
    child.on('exit', (code) => finish(refuse(code === costlyExit ? 'image-too-costly' : 'image-unreadable')));
  });
}

function program(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'src', 'files', 'imaging', 'render-process.ts');
}
