import { describe, expect, it } from 'vitest';
import { say } from './words';

describe('say', () => {
  const words = { hello: 'Hello {name}, {count} keys' };

  it('fills the placeholders', () =>
    expect(say(words, 'hello', { name: 'Awa', count: 2 })).toBe('Hello Awa, 2 keys'));

  it('takes a value as it is, even if it looks like a placeholder', () =>
    expect(say(words, 'hello', { name: '{count}', count: '$&' })).toBe('Hello {count}, $& keys'));

  it('shows what is missing', () => {
    expect(say(words, 'unknown')).toBe('unknown');
    expect(say(words, 'hello', { name: 'Awa' })).toBe('Hello Awa, {count} keys');
  });
});
