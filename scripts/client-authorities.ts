// npm run client-authorities: what a TLS server in front is given as its client CAs, PEM on standard output.
import { clientAuthorities } from '@/certificates/client-authorities';
import { closeDatabase } from '@/db/connection';
import { inTransaction } from '@/db/transaction';

const authorities = await inTransaction({ kind: 'system' }, clientAuthorities).finally(closeDatabase);
process.stdout.write(authorities.join(''));
