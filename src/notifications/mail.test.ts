import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { houseWithoutDatabase } from '@/db/testing/house-environment';
import { composeMail } from './compose-mail';
import { openPath, sealPath } from './sealed-path';

Object.assign(process.env, houseWithoutDatabase);

const letter = {
  to: 'awa@example.org',
  locale: 'fr',
  kind: 'application-started',
  facts: { number: 'APP-2026-000001', chamber: 'Chambre <b>du</b> Wouri\r\nBcc: evil@example.org' },
};

describe('a letter', () => {
  it('is written in the reader’s language, with one link, and fetches nothing', () => {
    const mail = composeMail({ ...letter, link: 'https://trade.example.org/fr/p/wouri/apply/token' });
    expect(mail.subject).toContain('APP-2026-000001');
    expect(mail.text).toContain('https://trade.example.org/fr/p/wouri/apply/token');
    expect(mail.html).toMatch(/<html lang="fr" dir="ltr">/);
    expect(mail.html).not.toMatch(/<img|<link|src=|@import|url\(/);
  });

  it('keeps its language and direction where a mail program takes it out of its page, and names apart', () => {
    const facts = { ...letter.facts, chamber: 'غرفة', organisation: 'Bonabéri (GIE)', person: 'Awa' };
    const { html, text } = composeMail({ locale: 'ar', kind: 'invitation', facts });
    expect(html).toMatch(/<body[^>]*><div lang="ar" dir="rtl"/);
    expect(html).toContain('<bdi>Bonabéri (GIE)</bdi>');
    expect(html.match(/<bdi>/g)?.length).toBe(html.match(/<\/bdi>/g)?.length);
    expect(text).not.toMatch(/[\u2066-\u2069]/);
  });

  it('is written in the name of the market place, whose logo travels with it', () => {
    const brand = {
      name: 'Wouri <3',
      chamberName: 'Chambre',
      accent: '#0b5d4e',
      logo: Uint8Array.of(255, 216),
    };
    const mail = composeMail({ ...letter, brand, link: 'https://trade.example.org/fr' });
    expect(mail.text).toMatch(/^Wouri <3\nChambre\n\n/);
    expect(mail.html).toContain('Wouri &lt;3');
    expect(mail.html).toContain('background:#0b5d4e');
    expect(mail.html.match(/src="[^"]*"/g)).toEqual(['src="cid:logo"']);
    expect(mail.attachments).toMatchObject([{ cid: 'logo', contentType: 'image/jpeg' }]);
    expect(composeMail({ ...letter, brand: { ...brand, logo: null } }).html).not.toContain('<img');
  });

  it('that comes again and again says where it is stopped, to its reader and to their mail program', () => {
    const stop = 'https://trade.example.org/fr/alerts/1/key';
    const facts = { search: 'karité', chamber: 'Chambre' };
    const mail = composeMail({ locale: 'fr', kind: 'saved-search', facts, link: 'https://x.example', stop });
    expect(mail.text).toContain(`:\n${stop}\n`);
    expect(mail.html).toContain(`href="${stop}"`);
    expect(mail.headers).toEqual({
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(composeMail(letter).headers).toBeUndefined();
  });

  it('escapes what people typed and keeps subjects on one line', () => {
    const mail = composeMail({
      ...letter,
      kind: 'invitation',
      facts: { ...letter.facts, organisation: 'A\r\nBcc: x@y', person: '<img src=x>' },
    });
    expect(mail.html).not.toContain('<img');
    expect(mail.html).toContain('Chambre &lt;b&gt;du&lt;/b&gt; Wouri');
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  it.each([
    'application-started',
    'application-link',
    'application-submitted',
    'application-question',
    'application-rejected',
    'invitation',
    'staff-invitation',
  ])('%s has its words in English and in French', (kind) => {
    const facts = { number: 'N', chamber: 'C', person: 'P', organisation: 'O' };
    const [english, french] = ['en', 'fr'].map((locale) =>
      composeMail({ locale, kind, facts, link: 'https://x.example' }),
    );
    for (const mail of [english!, french!]) expect(mail.subject + mail.text).not.toMatch(/mail\./);
    expect(english!.text).not.toBe(french!.text);
  });
});

describe('a secret path in the table of jobs', () => {
  it('cannot be read there, nor changed', () => {
    const sealed = sealPath('/fr/enrol/secret-token');
    expect(sealed).not.toContain('secret');
    expect(openPath(sealed)).toBe('/fr/enrol/secret-token');
    expect(sealPath('/fr/enrol/secret-token')).not.toBe(sealed);
    expect(() => openPath(`${sealed.slice(0, -4)}AAAA`)).toThrow();
    expect(openPath('/fr/today')).toBe('/fr/today');
  });
});

describe('the post', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
    vi.resetModules();
    delete process.env.SMTP_URL;
  });

  const send = async () => {
    vi.resetModules();
    const { sendMail } = await import('./send-mail');
    await sendMail({
      ...letter,
      path: sealPath('/fr/p/wouri/apply/token'),
      stopPath: sealPath('/fr/alerts/1/key'),
    });
  };

  it('lays letters into the mailbox when no server is named, readable by their owner', async () => {
    process.env.DATA_DIRECTORY = mkdtempSync(join(tmpdir(), 'tradeseal-mail-'));
    await send();
    const folder = join(process.env.DATA_DIRECTORY, 'mailbox');
    const [file, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    const message = readFileSync(join(folder, file!), 'latin1');
    expect(message).toMatch(/^To: awa@example\.org\r?$/m);
    expect(message.split(/\r?\n\r?\n/)[0]).not.toMatch(/^Bcc:/im);
    expect(message.replace(/=\r?\n/g, '')).toContain('https://trade.example.org/fr/p/wouri/apply/token');
    expect(message).toMatch(/^List-Unsubscribe: <https:\/\/trade\.example\.org\/fr\/alerts\/1\/key>\r?$/m);
    expect(statSync(join(folder, file!)).mode & 0o077).toBe(0);
  });

  it('speaks SMTP to the server of SMTP_URL, and throws when it does not take the letter', async () => {
    const heard: string[] = [];
    let answerToData = '250 taken';
    server = createServer((socket) => {
      let inData = false;
      socket.write('220 test ready\r\n');
      socket.on('data', (bytes) => {
        for (const line of bytes.toString('latin1').split('\r\n').slice(0, -1)) {
          heard.push(line);
          if (inData && line !== '.') continue;
          if (line === '.') socket.write(`${answerToData}\r\n`);
          else if (line === 'DATA') socket.write('354 go on\r\n');
          else socket.write('250 ok\r\n');
          inData = line === 'DATA';
        }
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    process.env.SMTP_URL = `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;
    await send();
    expect(heard).toContain('RCPT TO:<awa@example.org>');
    expect(heard.filter((line) => line.startsWith('RCPT'))).toHaveLength(1);
    answerToData = '451 try later';
    await expect(send()).rejects.toThrow(/451/);
  });
});
