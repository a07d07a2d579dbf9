import { describe, expect, it } from 'vitest';
import { passphraseStrength } from './passphrase';

describe('a passphrase', () => {
  it('has ten characters at least', () => {
    expect(passphraseStrength('')).toBe('too-short');
    expect(passphraseStrength('kX7!pQ2$m')).toBe('too-short');
  });

  it('is weak when it repeats or runs', () => {
    for (const text of ['aaaaaaaaaaaaaaaaaaaa', 'abcdefghijklmnop', '12345678901234', 'ababababababababab'])
      expect(passphraseStrength(text), text).toBe('weak');
  });

  it('is better the longer it is', () => {
    expect(passphraseStrength('mangopirogue')).toBe('fair');
    expect(passphraseStrength('mango pirogue tambour lagune')).toBe('strong');
  });

  it('may be written in any script', () => {
    expect(passphraseStrength('ሰላም ለዓለም ዛሬ ጠዋት')).toBe('strong');
    expect(passphraseStrength('قهوة الصباح في السوق')).toBe('strong');
  });
});
