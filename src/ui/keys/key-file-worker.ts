import { type KeyFileTask, workOnKeyFile } from './key-file-work';

/** The worker's side of `onKeyFile`: one task, one answer. */
self.onmessage = async ({ data }: MessageEvent<KeyFileTask>) => {
  self.postMessage(await workOnKeyFile(data));
};
