import { WorkbookError } from './workbook-error';
import type { XmlListener } from './xml-scanner';

/** The texts that cells name by number (ECMA-376 part 1, 18.4.9), without their phonetic reading. */
export class SharedStrings implements XmlListener {
  private readonly texts: string[] = [];
  private parts = '';
  private isText = false;
  private isPhonetic = false;

  at(index: string): string {
    const text = /^\d{1,7}$/.test(index) ? this.texts[Number(index)] : undefined;
    if (text === undefined) throw new WorkbookError('workbook-damaged');
    return text;
  }

  open(name: string): void {
    if (name === 'si') this.parts = '';
    if (name === 'rPh') this.isPhonetic = true;
    if (name === 't') this.isText = !this.isPhonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.isPhonetic = false;
    if (name === 't') this.isText = false;
    if (name !== 'si') return;
    if (this.texts.length >= 3_000_000) throw new WorkbookError('workbook-too-large');
    this.texts.push(plainCharacters(this.parts));
  }

  text(text: string): void {
    if (this.isText) this.parts += text;
  }
}

/** Characters that XML cannot carry are written _x000D_ (ECMA-376 part 1, 22.9.2.19). */
export function plainCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
