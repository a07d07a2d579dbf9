// npm run keys:rotate: seals every authority's key again under KEY_ENCRYPTION_KEY.
import { rotateKeyEncryption } from '@/certificates/rotate-key-encryption';
import { config } from '@/config';
import { closeDatabase } from '@/db/connection';
import { inTransaction } from '@/db/transaction';

const { id } = config().keyEncryptionKey;
const work = inTransaction({ kind: 'system' }, (tx) => rotateKeyEncryption(tx, null));
const rotated = await work.finally(closeDatabase);
if (rotated.ok) {
  console.log(
    `${rotated.value} keys sealed again under ${id}. The former key can leave PREVIOUS_KEY_ENCRYPTION_KEYS.`,
  );
}
